//! Kinds of stretches that an article is made of.

/// Kind of a segment of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Sentences of the story.
    Prose,
    /// The headline, or a line with it above the story.
    Headline,
    /// A heading between paragraphs.
    Heading,
    /// An item of a list or a cell of a table that is no sentence.
    Item,
    /// A post from elsewhere that the story shows: its words are not the narration.
    Post,
    /// Who wrote it, where and when.
    Byline,
    /// Words under a picture, and its credit.
    Caption,
    /// Everything else a page prints around a story: logos, tag lists, share bars, forms.
    Boilerplate,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::Prose,
        Self::Headline,
        Self::Heading,
        Self::Item,
        Self::Post,
        Self::Byline,
        Self::Caption,
        Self::Boilerplate,
    ];

    /// Whether it is part of the story: prose, what parts it, or what it shows.
    #[must_use]
    pub const fn is_story(self) -> bool {
        matches!(self, Self::Prose | Self::Heading | Self::Item | Self::Post)
    }

    /// Whether it heads something: the story, or a part of it.
    pub(crate) const fn is_head(self) -> bool {
        matches!(self, Self::Headline | Self::Heading)
    }

    /// Its name in outputs: `prose`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prose => "prose",
            Self::Headline => "headline",
            Self::Heading => "heading",
            Self::Item => "item",
            Self::Post => "post",
            Self::Byline => "byline",
            Self::Caption => "caption",
            Self::Boilerplate => "boilerplate",
        }
    }
}
