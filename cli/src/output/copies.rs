//! Articles that are nearly the same text.

/// A group of near copies.
pub(crate) struct Copies<'a> {
    pub(crate) articles: Vec<Copy<'a>>,
}

/// One article of the group.
pub(crate) struct Copy<'a> {
    pub(crate) id: &'a str,
    /// Resemblance with the first of the group (0 to 1).
    pub(crate) resemblance: f32,
}
