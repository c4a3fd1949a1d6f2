//! Sentences of the story, with their tokens.

use std::ops::Range;

use crate::clean::{Kind, Segment};
use crate::span::Span;
use crate::text::{Article, Language, Token, split_sentences};

/// A sentence of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes in the article's text.
    pub span: Span,
    /// Its tokens, as a range into [`Analysis::tokens`](super::Analysis::tokens).
    pub tokens: Range<usize>,
}

/// The bounds of the sentences of an article: those it came split into, or else those of its prose.
pub(super) fn bounds(article: &Article, segments: &[Segment], language: Language) -> Vec<Span> {
    let prose = || segments.iter().filter(|segment| segment.kind() == Kind::Prose);
    let split = |segment: &Segment| split_sentences(&article.text, segment.span, language);
    match &article.sentences {
        Some(spans) => spans.clone(),
        None => prose().flat_map(split).collect(),
    }
}

/// The sentences within `bounds`, which are in order, of a text with these `tokens`.
pub(super) fn sentences(bounds: Vec<Span>, tokens: &[Token]) -> Vec<Sentence> {
    let mut first = 0;
    let sentence = |span: Span| {
        let before = tokens[first..].iter().take_while(|token| token.span.start < span.start);
        let start = first + before.count();
        let inside = tokens[start..].iter().take_while(|token| token.span.end <= span.end);
        first = start + inside.count();
        Sentence { span, tokens: start..first }
    };
    bounds.into_iter().map(sentence).collect()
}
