//! What keeps a model from being trained.

use crate::error::{Error, ErrorKind};

/// Why no model can be trained.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TrainError {
    /// No model of briefs can be learnt.
    #[error("no model of briefs can be learnt")]
    Brief(#[from] crate::summarise::expected::TrainError),
    /// The facets do not fit together.
    #[error("the facets of the corpus do not fit together")]
    Levels(#[from] crate::label::LevelError),
    /// The facet one level up has no example.
    #[error(
        "the facet `{facet}` stands under `{parent}`, of which the corpus has no example: nothing \
         can be learnt under it"
    )]
    NoParent {
        /// Name of the facet.
        facet: String,
        /// Name of the facet one level up.
        parent: String,
    },
    /// The facet of a context is not there, or comes later.
    #[error(
        "the facet `{context}`, which `{facet}` names as its context, is not learnt before it: \
         declare `[{context}]` above `[{facet}]`, and give it examples"
    )]
    NoContext {
        /// Name of the facet.
        facet: String,
        /// Name of the facet of its context.
        context: String,
    },
    /// All examples of a facet have the same label.
    #[error(
        "the facet `{facet}` has examples of one label alone, `{label}`, which leaves nothing to tell it \
         from: label articles that are something else, too"
    )]
    OneLabel {
        /// Name of the facet.
        facet: String,
        /// The label.
        label: String,
    },
    /// There is nothing to merge.
    #[error("there are no training counts to merge: give those of a part at least")]
    NoCounts,
    /// Counts that do not go together.
    #[error(
        "the training counts were not counted alike: give all parts the same algorithm, language and \
         scope"
    )]
    CountedApart,
    /// Bytes that are no counts.
    #[error("these are no training counts")]
    Counts {
        /// What is wrong with them.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Articles whose characters count, which nobody has counted.
    #[error(
        "the articles of the facet `{facet}` are so short that their characters count, which training \
         counts do not have: learn from the articles themselves, or by the algorithm `complement`"
    )]
    ShortCounts {
        /// Name of the facet.
        facet: String,
    },
    /// No vocabulary can be learnt for a facet.
    #[error("the facet `{facet}` cannot be learnt")]
    Vocabulary {
        /// Name of the facet.
        facet: String,
        /// Why not.
        source: crate::features::Error,
    },
    /// No classifier can be fitted for a facet.
    #[error("the facet `{facet}` cannot be learnt")]
    Classifier {
        /// Name of the facet.
        facet: String,
        /// Why not.
        source: crate::naive_bayes::Error,
    },
}

impl From<TrainError> for Error {
    fn from(error: TrainError) -> Self {
        Self::new(ErrorKind::Train, error)
    }
}
