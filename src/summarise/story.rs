//! An article as summarisers see it.

use super::encoded::EncodedStory;
use super::fragment::words;
use super::meaning::{Meanings, Sense};
use crate::analysis::{Analysis, Sentence};
use crate::clean::headline;
use crate::span::Span;
use crate::text::{Language, TermHash, Token};

/// View of an article's story: the sentences that a brief is chosen from, with their text and
/// words.
///
/// The story is the article's prose without bylines and datelines before it. A word is told apart
/// by its stem, and the words of the story are numbered from 0 by first mention, so that what is
/// known of each fits into a list of [`distinct_words`](Self::distinct_words) entries.
///
/// ```
/// use nutgraf::summarise::Story;
///
/// /// How many different words the sentences share with the title.
/// fn shared_with_title(story: &Story<'_>) -> Vec<usize> {
///     let title: Vec<_> = story.analysis().title().iter().map(|token| token.stem).collect();
///     let shared = |stems: Vec<_>| title.iter().filter(|stem| stems.contains(*stem)).count();
///     story.sentences().map(|sentence| shared(sentence.stems().collect())).collect()
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Story<'a> {
    analysis: &'a Analysis<'a>,
    pub(crate) encoded: &'a EncodedStory,
    meanings: Option<&'a dyn Meanings>,
}

impl<'a> Story<'a> {
    /// The view of `analysis`, encoded before.
    pub(crate) const fn new(analysis: &'a Analysis<'a>, encoded: &'a EncodedStory) -> Self {
        Self { analysis, encoded, meanings: None }
    }

    /// The same view, with what words mean.
    pub(crate) const fn with_meanings(self, meanings: Option<&'a dyn Meanings>) -> Self {
        Self { meanings, ..self }
    }

    /// The sense of the sentence at `position`.
    pub(crate) fn sense(&self, position: usize) -> Sense<'a> {
        Sense::of(self.sentence(position).word_tokens(), self.meanings)
    }

    /// The sense of the headline.
    pub(crate) fn headline_sense(&self) -> Sense<'a> {
        Sense::of(self.headline_tokens(), self.meanings)
    }

    /// Number of sentences.
    #[must_use]
    pub fn len(&self) -> usize {
        self.encoded.len()
    }

    /// Whether there is no sentence.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.encoded.is_empty()
    }

    /// Headline: the article's own, or the one before the story in its text.
    #[must_use]
    pub fn title(&self) -> Option<&'a str> {
        let article = self.analysis.article();
        let in_text = || Some(headline(&article.text, self.analysis.segments())?.of(&article.text));
        article.title.as_deref().or_else(in_text)
    }

    /// Tokens of that headline.
    pub(crate) fn headline_tokens(&self) -> impl Iterator<Item = &'a Token> + use<'a> {
        let (analysis, own) = (self.analysis, self.analysis.title());
        let text: &str = &analysis.article().text;
        let in_text = if own.is_empty() { headline(text, analysis.segments()) } else { None };
        let tokens = in_text.map_or(&[][..], |span| {
            let tokens = analysis.tokens();
            let first = tokens.partition_point(|token| token.span.start < span.start);
            let last = tokens.partition_point(|token| token.span.start < span.end);
            &tokens[first..last]
        });
        own.iter().chain(tokens)
    }

    /// Language that the article was analysed as.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.analysis.language()
    }

    /// Number of different words of the story: one more than the greatest word number.
    #[must_use]
    pub fn distinct_words(&self) -> usize {
        self.encoded.words.len()
    }

    /// Sentence at `position`, from 0.
    ///
    /// # Panics
    /// When there are not so many sentences.
    #[must_use]
    pub fn sentence(&self, position: usize) -> StorySentence<'a> {
        assert!(position < self.len(), "a story of {} has no sentence {position}", self.len());
        StorySentence { story: *self, position }
    }

    /// Sentences in the order of the article.
    #[must_use]
    pub fn sentences(
        &self,
    ) -> impl DoubleEndedIterator<Item = StorySentence<'a>> + ExactSizeIterator + use<'a> {
        let story = *self;
        (0..story.len()).map(move |position| StorySentence { story, position })
    }

    /// Analysis of the whole article, for what the story leaves out.
    #[must_use]
    pub const fn analysis(&self) -> &'a Analysis<'a> {
        self.analysis
    }
}

/// Sentence of a story.
#[derive(Clone, Copy, Debug)]
pub struct StorySentence<'a> {
    story: Story<'a>,
    position: usize,
}

impl<'a> StorySentence<'a> {
    /// Position in the story, from 0: the one that its rating has.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.position
    }

    /// Number among the sentences of the article, from 0: what
    /// [`Chosen::index`](super::Chosen::index) says.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.story.encoded.dropped + self.position
    }

    /// Place in the article's text, in bytes.
    #[must_use]
    pub fn span(&self) -> Span {
        self.story.encoded.span(self.position)
    }

    /// Text, verbatim.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.span().of(&self.story.analysis.article().text)
    }

    /// Tokens in order: words, numbers and symbols, with their spans in the article's text.
    #[must_use]
    pub fn tokens(&self) -> &'a [Token] {
        self.story.analysis.tokens_of(self.analysed())
    }

    /// Words and numbers as they stand in the text, in order.
    pub fn words(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let text: &str = &self.story.analysis.article().text;
        self.word_tokens().map(|token| token.span.of(text))
    }

    /// Stems of those words, as hashes that mean the same in every article.
    pub fn stems(&self) -> impl Iterator<Item = TermHash> + use<'a> {
        self.word_tokens().map(|token| token.stem)
    }

    /// Numbers of those words, which mean the same in this story only.
    #[must_use]
    pub fn word_numbers(&self) -> &'a [u32] {
        self.story.encoded.sentence(self.position)
    }

    /// Tokens of those words.
    pub(crate) fn word_tokens(&self) -> impl Iterator<Item = &'a Token> + use<'a> {
        words(self.story.analysis, self.analysed())
    }

    fn analysed(&self) -> &'a Sentence {
        &self.story.analysis.sentences()[self.index()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::Article;

    #[test]
    fn sentences_are_reached_by_text_words_and_numbers() {
        let lines = [
            "By Ilse Harrow",
            "The harbour board met on Monday to close the old pier.",
            "Nobody on the board would say why it met.",
            "Work begins in May, and boats will need another berth.",
        ];
        let article = Article::from_sentences("a", &lines).with_title("Pier to close");
        let analysis = Analyser::new(Language::English).analyse(&article);
        let encoded = EncodedStory::new(&analysis, 0);
        let story = Story::new(&analysis, &encoded);
        assert_eq!((story.title(), story.len()), (Some("Pier to close"), 3));
        for (sentence, line) in story.sentences().zip(&lines[1..]) {
            assert_eq!(sentence.text(), *line);
            assert_eq!(sentence.words().next(), line.split(' ').next());
            assert_eq!(sentence.stems().count(), sentence.word_numbers().len());
            assert!(sentence.tokens().len() >= sentence.stems().count());
            assert!(sentence.word_numbers().iter().all(|&n| (n as usize) < story.distinct_words()));
        }
        let board = |position: usize| story.sentence(position).word_numbers()[2 + position];
        assert_eq!(board(0), board(1), "one number a word");
        assert_eq!(story.sentence(2).index(), 3);
    }
}
