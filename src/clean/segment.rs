//! Segments: what each stretch of an article is, and by which rule.

use super::kind::Kind;
use super::rule::Rule;
use crate::span::Span;

/// Stretch of an article that is of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands, without white space at its ends.
    pub span: Span,
    /// Rule that says what it is.
    pub rule: Rule,
}

impl Segment {
    pub(super) const fn new(span: Span, rule: Rule) -> Self {
        Self { span, rule }
    }

    /// A sentence of an article that came split: the source has said that it is prose.
    pub(crate) const fn given(span: Span) -> Self {
        Self { span, rule: Rule::Given }
    }

    /// Kind of the stretch, which its rule decides.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.rule.kind()
    }

    /// Whether it is part of the story: prose, what parts it, or what it shows.
    pub(super) fn is_story(&self) -> bool {
        self.kind().is_story()
    }

    /// Whether it is sentences of the story.
    pub(super) fn is_prose(&self) -> bool {
        self.kind() == Kind::Prose
    }
}
