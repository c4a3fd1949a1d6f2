//! Why something cannot be evaluated.

use thiserror::Error;

/// What keeps an evaluation from saying anything.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// Model and test articles ask different questions.
    #[error(
        "the test articles are labelled for {}, and the model knows {}; name the facet and its \
         field, as `{}=FIELD`",
        list(tested), list(known), known.first().map_or("topic", String::as_str)
    )]
    NoFacetInCommon {
        /// Facets of the test articles.
        tested: Vec<String>,
        /// Facets of the model.
        known: Vec<String>,
    },
    /// One fold has nothing to learn from.
    #[error("{folds} fold leaves nothing to learn from; ask for 2 or more")]
    FewFolds {
        /// The folds asked for.
        folds: u8,
    },
    /// All examples stay together.
    #[error(
        "all articles of the facet `{facet}` belong to one group, so none can be held out; group \
         by another field, or by none"
    )]
    OneGroup {
        /// The facet.
        facet: String,
    },
}

fn list(names: &[String]) -> String {
    format!("`{}`", names.join("`, `"))
}

impl From<Error> for crate::error::Error {
    fn from(error: Error) -> Self {
        Self::new(crate::error::ErrorKind::Evaluate, error)
    }
}
