//! What `nutgraf model show` shows.

use std::path::Path;

use nutgraf::raw::model::Model;

/// A model with what can be said of its file.
pub(super) struct Shown<'m> {
    pub(super) model: &'m Model,
    /// Where the file lies; nowhere, if it is the one inside the binary.
    pub(super) path: Option<&'m Path>,
    pub(super) bytes: usize,
}
