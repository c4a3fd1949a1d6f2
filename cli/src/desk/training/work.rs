use std::sync::{Arc, Mutex, PoisonError};

use super::change::Change;
use crate::desk::versions::{FacetScores, VersionCard};

/// Training of a newsroom: one piece of work at a time.
#[derive(Default)]
pub(crate) struct Training(Mutex<Work>);

/// Work in the background.
#[derive(Clone, Debug, Default)]
pub(crate) enum Work {
    #[default]
    None,
    Running {
        what: String,
        /// How much of it is done (0 to 1), where that can be told.
        share: Option<f64>,
    },
    Failed(String),
    /// A version is there, and waits for somebody to say whether it is to be used.
    Trained(Arc<Trained>),
    /// The labels were checked: so many look wrong.
    Checked(usize),
    /// What to label next was picked: so many articles.
    Picked(usize),
    /// The archive was read again: so many articles.
    Reread(usize),
}

/// A version that was trained, with what it would change.
#[derive(Debug)]
pub(crate) struct Trained {
    pub(crate) card: VersionCard,
    /// What the model in use is called, and how good it is.
    pub(crate) in_use: String,
    pub(crate) before: Vec<FacetScores>,
    /// Why how good it is could not be measured, where that is so.
    pub(crate) unmeasured: Option<String>,
    /// Articles of the archive that both models read, and of these how many change.
    pub(crate) compared: usize,
    pub(crate) changed: usize,
    /// The first of the changes.
    pub(crate) changes: Vec<Change>,
}

impl Training {
    /// Begins a piece of work, unless another is being done.
    pub(crate) fn begin(&self, what: &str) -> bool {
        let mut work = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*work, Work::Running { .. }) {
            return false;
        }
        *work = Work::Running { what: what.to_owned(), share: None };
        true
    }

    /// Says what is being done.
    pub(crate) fn now(&self, what: impl Into<String>, share: Option<f64>) {
        self.end(Work::Running { what: what.into(), share });
    }

    pub(crate) fn end(&self, with: Work) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = with;
    }

    pub(crate) fn look(&self) -> Work {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
