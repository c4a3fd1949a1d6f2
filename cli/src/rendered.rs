//! What was made of one article.

/// What was made of one article, or of several together: text, for most destinations.
#[derive(Default)]
pub(crate) struct Rendered<T = String> {
    /// As the destination has it.
    pub(crate) output: T,
    /// Whether it says anything of the article.
    pub(crate) has_output: bool,
    /// What else there is to know of it, for standard error.
    pub(crate) note: Option<String>,
    /// What a report of the run counts of it.
    pub(crate) counted: Counted,
}

/// What a report of the run counts of an article.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is counted by itself")]
pub(crate) struct Counted {
    /// Whether a facet gives it a label.
    pub(crate) tagged: bool,
    /// Whether one of its labels is sure.
    pub(crate) sure: bool,
    /// Whether it has a brief.
    pub(crate) brief: bool,
    /// Whether it was passed by, being in the archive with the same text and model.
    pub(crate) known: bool,
}
