//! An article as the built-in methods read it: sentences of small word numbers.

use super::fragment::{is_fragment, leading_lines, words};
use super::interner::Interner;
use super::punctuation::Punctuation;
use crate::analysis::Analysis;
use crate::span::Span;
use crate::text::{Language, TermHash, Token, TokenKind};

/// Sentences that are kept whatever they look like: the usual length of a brief.
const KEPT: usize = 3;
/// How far behind the worst sentence a fragment is rated: no set is better with one, by any method.
const BEHIND: f32 = 10.0;

/// Story of an article, encoded: its sentences, their words numbered from 0 by first mention.
///
/// A word is a stem; symbols are left out, and so are bylines and datelines that stand before the
/// story. The buffers are kept from article to article.
#[derive(Clone, Debug, Default)]
pub(crate) struct EncodedStory {
    pub(crate) language: Option<Language>,
    /// Sentences of the article before the first of the story.
    pub(crate) dropped: usize,
    /// Where each sentence stands in the article.
    pub(crate) spans: Vec<Span>,
    /// Punctuation of each sentence.
    pub(crate) punctuation: Vec<Punctuation>,
    /// Sentences that tell nothing, by number.
    pub(crate) fragments: Vec<usize>,
    /// The word of each token.
    pub(crate) tokens: Vec<u32>,
    /// Where each sentence starts in `tokens`, and where the last one ends.
    pub(crate) bounds: Vec<u32>,
    /// The words by number.
    pub(crate) words: Vec<Word>,
    interner: Interner,
}

/// A word and where it stands in the article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) stem: TermHash,
    /// How often it stands there.
    pub(crate) count: u32,
    /// Sentences that hold it.
    pub(crate) sentences: u32,
    /// The first sentence that holds it.
    pub(crate) first: u32,
    /// The last sentence that holds it.
    pub(crate) last: u32,
    /// Words before it in that first sentence.
    pub(crate) place: u16,
    /// How often it stands in the first three sentences.
    pub(crate) in_three: u8,
    /// How often it stands in the first six sentences.
    pub(crate) in_six: u8,
    /// Bytes of the form it was first met in.
    pub(crate) length: u8,
    pub(crate) stop: bool,
    pub(crate) number: bool,
}

impl EncodedStory {
    /// The story of `analysis`, in at least `least` sentences if the article has them.
    pub(crate) fn new(analysis: &Analysis<'_>, least: usize) -> Self {
        let mut story = Self::default();
        story.read(analysis, least);
        story
    }

    /// Takes up another article in place of the one before.
    pub(crate) fn read(&mut self, analysis: &Analysis<'_>, least: usize) {
        self.clear(analysis.tokens().len());
        self.append(analysis, least);
    }

    /// Forgets all articles and makes room for new ones of so many tokens together.
    pub(crate) fn clear(&mut self, tokens: usize) {
        self.interner.clear(tokens);
        self.spans.clear();
        self.punctuation.clear();
        self.fragments.clear();
        self.tokens.clear();
        self.words.clear();
        self.bounds.clear();
        self.bounds.push(0);
    }

    /// Adds the sentences of an article behind those that are there.
    pub(crate) fn append(&mut self, analysis: &Analysis<'_>, least: usize) {
        let sentences = analysis.sentences();
        self.language = Some(analysis.language());
        self.dropped = leading_lines(analysis, sentences, least.max(KEPT));
        for (index, sentence) in (self.spans.len() as u32..).zip(&sentences[self.dropped..]) {
            self.spans.push(sentence.span);
            self.punctuation.push(Punctuation::of(sentence.span.of(&analysis.article().text)));
            if is_fragment(analysis, sentence) {
                self.fragments.push(index as usize);
            }
            for token in words(analysis, sentence) {
                self.push(token, index);
            }
            self.bounds.push(self.tokens.len() as u32);
        }
    }

    fn push(&mut self, token: &Token, sentence: u32) {
        let (id, new) = self.interner.id(token.stem.0);
        if new {
            let place = self.tokens.len() as u32 - self.bounds[sentence as usize];
            self.words.push(Word {
                stem: token.stem,
                count: 0,
                sentences: 1,
                first: sentence,
                last: sentence,
                place: place.min(u32::from(u16::MAX)) as u16,
                in_three: 0,
                in_six: 0,
                length: token.span.len().min(255) as u8,
                stop: token.stop,
                number: token.kind == TokenKind::Number,
            });
        }
        self.tokens.push(id);
        let word = &mut self.words[id as usize];
        word.count += 1;
        word.sentences += u32::from(word.last != sentence);
        word.last = sentence;
        if sentence < 6 {
            word.in_three = word.in_three.saturating_add(u8::from(sentence < 3));
            word.in_six = word.in_six.saturating_add(1);
        }
    }

    /// Puts fragments behind all other sentences, in the order of the article.
    pub(crate) fn lower_fragments(&self, ratings: &mut [f32]) {
        let least = ratings.iter().copied().fold(0.0, f32::min);
        for (place, &fragment) in self.fragments.iter().enumerate() {
            ratings[fragment] = least - BEHIND - place as f32;
        }
    }

    /// The story without the memory that inference takes, to be kept beside many others.
    pub(crate) fn to_keep(&self) -> Self {
        Self { interner: Interner::default(), ..self.clone() }
    }

    /// The number of sentences.
    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is no sentence.
    pub(crate) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Where sentence `index` stands in the article.
    pub(crate) fn span(&self, index: usize) -> Span {
        self.spans[index]
    }

    /// How many words sentence `index` has.
    #[inline]
    pub(crate) fn length(&self, index: usize) -> u32 {
        self.bounds[index + 1] - self.bounds[index]
    }

    /// The words of sentence `index`, by number, in order.
    pub(crate) fn sentence(&self, index: usize) -> &[u32] {
        &self.tokens[self.bounds[index] as usize..self.bounds[index + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::Article;

    fn dropped(sentences: &[&str], least: usize) -> usize {
        let article = Article::from_sentences("a", sentences);
        EncodedStory::new(&Analyser::new(Language::English).analyse(&article), least).dropped
    }

    #[test]
    fn bylines_before_the_story_are_dropped() {
        let story = ["The harbour board of Wexmoor met on Monday to close the pier."; 4];
        let lines = ["By Ilse Harrow", "Published: 06:12 GMT, 14 May 2026, updated 07:00"];
        let all = [lines.as_slice(), &story].concat();
        assert_eq!(dropped(&all, 0), 2);
        assert_eq!(dropped(&all, 5), 1, "as many are left as are asked for");
        assert_eq!(dropped(&lines, 0), 0, "a brief needs sentences");
        assert_eq!(dropped(&story, 0), 0);
    }
}
