//! Analysis: an article taken apart once, for everything that is asked about it.

use std::cell::OnceCell;
use std::ops::Range;

use super::scope::Scope;
use super::sentence::{Sentence, bounds, sentences};
use super::story::story;
use crate::clean::{Segment, marked_segments};
use crate::span::Span;
use crate::text::{Article, IdentifiedLanguage, Language, LexiconId, Token, quotations};

/// An article taken apart. Tags and brief are made from one analysis.
///
/// Segments, sentences and quotations are found when they are first asked for.
#[derive(Debug)]
pub struct Analysis<'a> {
    pub(super) article: &'a Article,
    /// What the spans of tokens count into that are not the title's.
    pub(super) text: &'a str,
    pub(super) scope: Scope,
    pub(super) language: Language,
    pub(super) lexicon: LexiconId,
    pub(super) words: Vec<Token>,
    /// How many of the words are the title's.
    pub(super) title: usize,
    pub(super) segments: OnceCell<Vec<Segment>>,
    pub(super) sentences: OnceCell<Vec<Sentence>>,
    pub(super) quotations: OnceCell<Vec<Span>>,
    pub(super) identified: OnceCell<IdentifiedLanguage>,
    pub(super) in_scope: OnceCell<Vec<Range<usize>>>,
}

impl<'a> Analysis<'a> {
    /// The article as it came in.
    #[must_use]
    pub const fn article(&self) -> &'a Article {
        self.article
    }

    /// The language it was analysed as.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The lexicon that the tokens' [`WordId`](crate::text::WordId)s count in.
    #[must_use]
    pub const fn lexicon(&self) -> LexiconId {
        self.lexicon
    }

    /// All tokens: those of the title, then those of the text.
    #[must_use]
    pub fn words(&self) -> &[Token] {
        &self.words
    }

    /// Tokens of the title that came apart from the text; their spans count into the title.
    #[must_use]
    pub fn title(&self) -> &[Token] {
        &self.words[..self.title]
    }

    /// Tokens of the text, in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.words[self.title..]
    }

    /// The word at place `index` of [`Analysis::words`] as it stands in title or text.
    #[must_use]
    pub fn word(&self, index: usize) -> &'a str {
        self.words[index].span.of(self.source(index))
    }

    /// The words at these places of [`Analysis::words`], all of the title or all of the text, as they
    /// stand there, with what is between them.
    #[must_use]
    pub fn stretch(&self, words: &Range<usize>) -> &'a str {
        let own = &self.words[words.clone()];
        let span = own.first().zip(own.last()).map(|(first, last)| first.span.start..last.span.end);
        let source = |span| self.source(words.start).get(span);
        span.and_then(source).unwrap_or_default()
    }

    /// The text between the word at place `index` and the next of the same title or text.
    #[must_use]
    pub fn gap(&self, index: usize) -> &'a str {
        let source = self.source(index);
        let end = match self.words.get(index + 1) {
            Some(next) if index + 1 != self.title => next.span.start,
            _ => source.len(),
        };
        source.get(self.words[index].span.end..end).unwrap_or_default()
    }

    /// What the span of the word at place `index` counts into.
    pub(super) fn source(&self, index: usize) -> &'a str {
        if index < self.title {
            self.article.title.as_deref().unwrap_or_default()
        } else {
            self.text
        }
    }

    /// What the spans of tokens count into: the article's text, or what it is an excerpt of.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// What each stretch of the text is; of an article that came split into sentences, all prose.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        self.segments.get_or_init(|| match &self.article.sentences {
            Some(spans) => spans.iter().map(|&span| Segment::given(span)).collect(),
            None => marked_segments(&self.article.text, &self.article.marks, self.language),
        })
    }

    /// The words in the scope of the analysis, which tags are read off, as ranges of
    /// [`Analysis::words`] in order. What stands in different ranges is parted by something that is
    /// out of scope.
    #[must_use]
    pub fn in_scope(&self) -> &[Range<usize>] {
        self.in_scope.get_or_init(|| match self.scope {
            Scope::Whole => vec![0..self.words.len()],
            Scope::Story => story(&self.words, self.title, self.segments()),
        })
    }

    /// The sentences of the story, in order; nothing that is no prose.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        self.sentences.get_or_init(|| {
            let bounds = bounds(self.article, self.segments(), self.language);
            sentences(bounds, self.tokens())
        })
    }

    /// The tokens of one sentence.
    #[must_use]
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens()[sentence.tokens.clone()]
    }

    /// What stands between quotation marks in the text, in order, marks included.
    #[must_use]
    pub fn quotations(&self) -> &[Span] {
        self.quotations.get_or_init(|| quotations(self.text))
    }
}
