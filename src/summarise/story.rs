//! An article as the methods see it: sentences of small word numbers.

use super::intern::Intern;
use crate::span::Span;
use crate::text::{Analysis, Language, Term, TokenKind};

/// The sentences of an article, their words numbered from 0 by first mention.
///
/// A word is a stem; symbols are left out. The buffers are kept from article to article.
#[derive(Clone, Debug, Default)]
pub struct Story {
    pub(crate) language: Option<Language>,
    /// Where each sentence stands in the article.
    pub(crate) spans: Vec<Span>,
    /// The word of each token.
    pub(crate) tokens: Vec<u32>,
    /// Where each sentence starts in `tokens`, and where the last one ends.
    pub(crate) bounds: Vec<u32>,
    /// The words by number.
    pub(crate) words: Vec<Word>,
    intern: Intern,
}

/// What is known of a word wherever it stands in the article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) stem: Term,
    /// Bytes of the form it was first met in.
    pub(crate) length: u8,
    pub(crate) stop: bool,
    pub(crate) number: bool,
    /// Sentences that hold it.
    pub(crate) sentences: u32,
    /// The last sentence that holds it.
    pub(crate) last: u32,
}

impl Story {
    /// The story of `analysis`.
    #[must_use]
    pub fn new(analysis: &Analysis<'_>) -> Self {
        let mut story = Self::default();
        story.read(analysis);
        story
    }

    /// Takes up another article in place of the one before.
    pub fn read(&mut self, analysis: &Analysis<'_>) {
        let sentences = analysis.sentences();
        self.language = Some(analysis.language());
        self.intern.clear(analysis.tokens().len());
        self.spans.clear();
        self.tokens.clear();
        self.words.clear();
        self.bounds.clear();
        self.bounds.push(0);
        for (index, sentence) in (0..).zip(sentences) {
            self.spans.push(sentence.span);
            for token in analysis.tokens_of(sentence) {
                if token.kind != TokenKind::Symbol {
                    self.push(token, index);
                }
            }
            self.bounds.push(self.tokens.len() as u32);
        }
    }

    fn push(&mut self, token: &crate::text::Token, sentence: u32) {
        let (id, new) = self.intern.id(token.stem.0);
        self.tokens.push(id);
        if new {
            self.words.push(Word {
                stem: token.stem,
                length: token.span.len().min(255) as u8,
                stop: token.stop,
                number: token.kind == TokenKind::Number,
                sentences: 1,
                last: sentence,
            });
        } else {
            let word = &mut self.words[id as usize];
            word.sentences += u32::from(word.last != sentence);
            word.last = sentence;
        }
    }

    /// The number of sentences.
    #[must_use]
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is no sentence.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Where sentence `index` stands in the article.
    #[must_use]
    pub fn span(&self, index: usize) -> Span {
        self.spans[index]
    }

    /// The words of sentence `index`, by number, in order.
    #[must_use]
    pub fn sentence(&self, index: usize) -> &[u32] {
        &self.tokens[self.bounds[index] as usize..self.bounds[index + 1] as usize]
    }
}
