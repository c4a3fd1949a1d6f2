//! What can be wrong with a model file.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why bytes are no model that this nutgraf can use.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// Not a safetensors container, or a part of one.
    #[error("not a model file, or cut short: fetch or train it again")]
    Container(#[from] safetensors::SafeTensorError),
    /// A safetensors container of something else.
    #[error("a safetensors file, but not one that nutgraf wrote")]
    Foreign,
    /// A nutgraf file of another kind.
    #[error("a nutgraf file for {found}, where one for {wanted} is needed")]
    Kind {
        /// What it is for.
        found: String,
        /// What is needed.
        wanted: String,
    },
    /// Written by a later nutgraf.
    #[error(
        "model format {found}, but this nutgraf reads up to {known}: \
         use a newer nutgraf, or train the model again with this one"
    )]
    TooNew {
        /// Format version of the file.
        found: u32,
        /// Newest format version that this nutgraf reads.
        known: u32,
    },
    /// The bytes are not those that were written.
    #[error("the model file was altered after it was written: fetch or train it again")]
    Checksum,
    /// The header cannot be read.
    #[error("the header of the model file cannot be read")]
    Header(#[source] serde_json::Error),
    /// An array is missing, or does not fit the others.
    #[error("array `{array}` of the model file {problem}")]
    Array {
        /// Name of the array.
        array: String,
        /// What is wrong with it: `is missing`.
        problem: &'static str,
    },
    /// The levels of the facets do not fit together.
    #[error("the facets of the model file do not fit together")]
    Levels(#[from] crate::label::LevelError),
    /// The model was trained with word vectors that are not there.
    #[error(
        "the model was trained with the word vectors `{name}` (SHA-256 {sha256}), which this nutgraf \
         does not have: train it again with this one, or use the nutgraf that trained it"
    )]
    Vectors {
        /// Name of the vectors.
        name: String,
        /// Their checksum.
        sha256: String,
    },
    /// The arrays are no model of briefs.
    #[error("the model of briefs cannot be used")]
    Brief(#[from] crate::summarise::TensorError),
    /// The vocabulary of a facet cannot be used.
    #[error("the vocabulary of facet `{facet}` cannot be used")]
    Vocabulary {
        /// Name of the facet.
        facet: String,
        /// What is wrong with it.
        source: crate::features::Error,
    },
}

impl Error {
    pub(super) fn array(array: &str, problem: &'static str) -> Self {
        Self::Array { array: array.to_owned(), problem }
    }
}

impl From<Error> for crate::error::Error {
    fn from(error: Error) -> Self {
        Self::new(crate::error::ErrorKind::Model, error)
    }
}

/// Why a file is no model, or cannot become one.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum FileError {
    /// The file cannot be read.
    #[error("the model {} cannot be read", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file holds no model that can be used.
    #[error("the model {} cannot be used", path.display())]
    Use {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: Error,
    },
    /// The file cannot be written.
    #[error("the model {} cannot be written", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl From<FileError> for crate::error::Error {
    fn from(error: FileError) -> Self {
        Self::new(crate::error::ErrorKind::Model, error)
    }
}
