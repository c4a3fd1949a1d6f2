//! What of a text is the story, and what is furniture of the page around it.

use super::Language;
use crate::span::Span;

/// What a segment of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Sentences of the story.
    Prose,
    /// The headline, or a heading between paragraphs.
    Headline,
    /// Who wrote it, where and when.
    Byline,
    /// Words under a picture, and its credit.
    Caption,
    /// Everything else a page prints around a story: logos, tag lists, share bars, forms.
    Furniture,
}

/// A stretch of an article that is one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands, without white space at its ends.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Why it is held to be that: the name of the rule.
    pub reason: &'static str,
}

impl Segment {
    /// A sentence of an article that came split: the source has said that it is prose.
    pub(super) const fn given(span: Span) -> Self {
        Self { span, kind: Kind::Prose, reason: "given as a sentence" }
    }
}

/// The segments of `text` in order; together they hold all of it but white space.
#[must_use]
pub fn segments(text: &str, _language: Language) -> Vec<Segment> {
    let mut at = 0;
    let mut segments = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if !span.is_empty() {
            segments.push(Segment { span, kind: Kind::Prose, reason: "paragraph" });
        }
    }
    segments
}
