//! Labels of relations, named as those of stances.

use serde::{Deserialize, Serialize};

/// What a holder thinks of a target, or does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum RelationLabel {
    /// Against it: blames, threatens, sanctions, attacks.
    Critical,
    /// For it: praises, thanks, helps, allies with.
    Supportive,
}

impl RelationLabel {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Critical, Self::Supportive];

    /// Name in outputs: `critical`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Supportive => "supportive",
        }
    }
}
