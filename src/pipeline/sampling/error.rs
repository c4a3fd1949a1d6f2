//! What keeps articles from being picked.

use crate::error::{Error, ErrorKind};

/// Why no articles can be picked for a facet.
#[derive(Debug, thiserror::Error)]
pub(super) enum SampleError {
    /// The corpus has other facets.
    #[error("the labels have no facet `{facet}`; they have `{}`", .known.join("`, `"))]
    NoFacet { facet: String, known: Vec<String> },
}

impl From<SampleError> for Error {
    fn from(error: SampleError) -> Self {
        Self::new(ErrorKind::Corpus, error)
    }
}
