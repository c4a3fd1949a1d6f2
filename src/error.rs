//! What went wrong, told by its kind.

use std::error::Error as Cause;
use std::fmt;

/// What went wrong. [`Error::kind`] says what kind of thing it is, its sources what caused it.
///
/// ```
/// use nutgraf::{Corpus, ErrorKind};
///
/// let error = Corpus::read(&["nowhere/news.jsonl".into()]).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Corpus);
/// ```
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    cause: Box<dyn Cause + Send + Sync>,
}

/// Kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An article cannot be read.
    Read,
    /// A corpus cannot be read.
    Corpus,
    /// A model file cannot be read, used or written.
    Model,
    /// A model cannot be evaluated.
    Evaluate,
    /// A model cannot be trained.
    Train,
}

impl Error {
    /// An error of the kind `kind` that says what `cause` says.
    pub(crate) fn new(kind: ErrorKind, cause: impl Cause + Send + Sync + 'static) -> Self {
        Self { kind, cause: Box::new(cause) }
    }

    /// What kind of thing went wrong.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What went wrong in particular: an error of one of the rooms in [`raw`](crate::raw).
    #[must_use]
    pub fn get_ref(&self) -> &(dyn Cause + Send + Sync + 'static) {
        &*self.cause
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.cause.fmt(f)
    }
}

impl Cause for Error {
    fn source(&self) -> Option<&(dyn Cause + 'static)> {
        self.cause.source()
    }
}
