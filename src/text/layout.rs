//! What a source says of the stretches of a text: headings, items of lists.

use crate::span::Span;

/// What a stretch of text is by the layout of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// A heading, with its degree: 1 for the highest.
    Heading(u8),
    /// An item of a list, or a cell of a table.
    Item,
    /// A post from elsewhere that is shown in the text.
    Post,
}

/// Stretch of a text with its layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands: a whole line.
    pub span: Span,
    /// What it is.
    pub layout: Layout,
}

/// Words that a reader has left out of a text, as none of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where in the text they stood, in bytes.
    pub at: usize,
    /// The words.
    pub text: String,
}
