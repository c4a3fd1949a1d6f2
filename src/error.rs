//! Everything that can go wrong, floor by floor.

use thiserror::Error;

/// What went wrong; the source says more.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// An article could not be read.
    #[error(transparent)]
    Read(#[from] crate::read::Error),
    /// A corpus could not be read.
    #[error(transparent)]
    Corpus(#[from] crate::corpus::Error),
    /// A model file could not be used.
    #[error(transparent)]
    Model(#[from] crate::model::Error),
    /// Something could not be evaluated.
    #[error(transparent)]
    Evaluate(#[from] crate::evaluate::Error),
    /// No model of briefs could be learnt.
    #[error("no model of briefs can be learnt")]
    Brief(#[from] crate::summarise::expected::TrainError),
    /// No vocabulary could be learnt for a facet.
    #[error("the facet `{facet}` cannot be learnt")]
    Vocabulary {
        /// Name of the facet.
        facet: String,
        /// Why not.
        source: crate::features::Error,
    },
    /// No classifier could be fitted for a facet.
    #[error("the facet `{facet}` cannot be learnt")]
    Classifier {
        /// Name of the facet.
        facet: String,
        /// Why not.
        source: crate::naive_bayes::Error,
    },
}
