//! Kinds of stretches that an article is made of.

/// Kind of a segment of an article.
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
    Boilerplate,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::Prose, Self::Headline, Self::Byline, Self::Caption, Self::Boilerplate];

    /// Its name in outputs: `prose`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prose => "prose",
            Self::Headline => "headline",
            Self::Byline => "byline",
            Self::Caption => "caption",
            Self::Boilerplate => "boilerplate",
        }
    }
}
