//! Names that a brief has introduced so far.

use std::collections::BTreeSet;

/// Names by their places among all of the story.
#[derive(Clone, Debug, Default)]
pub(super) struct Known(BTreeSet<usize>);

impl Known {
    /// Takes up a name; whether it is new.
    pub(super) fn add(&mut self, name: usize) -> bool {
        self.0.insert(name)
    }
}
