//! Scope of a model: what of an article it reads.

use serde::{Deserialize, Serialize};

/// Scope of a model: what of an article it reads, in training and in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The whole title and text: of articles that somebody has taken out of their pages.
    #[default]
    Whole,
    /// The title, and of the text its prose and headlines; where it has no prose, all of it. Logos,
    /// bylines, captions and teasers have no share in a tag.
    Story,
}

impl Scope {
    /// Name in recipes and outputs: `story`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Story => "story",
        }
    }

    /// Whether it is the whole article, as in files that say nothing of it.
    pub(crate) fn is_whole(&self) -> bool {
        *self == Self::Whole
    }
}
