//! What can go wrong between words and vectors.

use thiserror::Error;

/// Why no vocabulary or vector could be made.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// Nothing is left to tell articles apart by.
    #[error(
        "no feature occurs often enough in the {articles} training articles: \
         give more articles, or lower the minimum document frequency"
    )]
    Empty {
        /// Number of training articles.
        articles: u32,
    },
    /// Entries of a vocabulary are out of order, or one is there twice.
    #[error(
        "the vocabulary is out of order at `{name}`: the file was altered after it was written"
    )]
    Unsorted {
        /// The entry that stands too late.
        name: String,
    },
}
