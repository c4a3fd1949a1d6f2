//! Why an article is to be labelled.

use serde::{Deserialize, Serialize};

/// Reason why an article is to be labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Reason {
    /// A label that has no example yet fits it best, by its definition.
    Unseen,
    /// It is the most typical one of a cluster of articles.
    Typical,
    /// The model hesitates between two labels, and the article is unlike the others of the batch.
    Uncertain,
    /// It was drawn at random, so that it can tell how good the model is.
    Random,
}

impl Reason {
    /// Name in outputs: `typical`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unseen => "unseen",
            Self::Typical => "typical",
            Self::Uncertain => "uncertain",
            Self::Random => "random",
        }
    }
}
