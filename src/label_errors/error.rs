/// Why labels cannot be checked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The examples of a facet have no words to learn from.
    #[error("the labels of the facet `{facet}` cannot be checked")]
    Vocabulary {
        /// Name of the facet.
        facet: String,
        /// Why not.
        source: crate::features::Error,
    },
    /// No classifier can be fitted to the examples of a facet.
    #[error("the labels of the facet `{facet}` cannot be checked")]
    Classifier {
        /// Name of the facet.
        facet: String,
        /// Why not.
        source: crate::naive_bayes::Error,
    },
}
