//! Domain of a model: which texts its tags are for.

use serde::{Deserialize, Serialize};

use crate::text::{Article, NotNews};

/// Domain of a model: which texts its tags are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Domain {
    /// Whatever it is asked about: whoever trains on recipes asks about recipes.
    #[default]
    Any,
    /// News alone: it abstains from what is none.
    News,
}

impl Domain {
    /// What `article` is that lies outside, if it does.
    #[must_use]
    pub fn excludes(self, article: &Article) -> Option<NotNews> {
        match self {
            Self::Any => None,
            Self::News => NotNews::of(article),
        }
    }

    /// Whether it is any text, as in files that say nothing of it.
    pub(crate) fn is_any(&self) -> bool {
        *self == Self::Any
    }
}
