//! Card of a model of relations: where it comes from and what it does on sentences it never saw.

use serde::{Deserialize, Serialize};

/// What a model of relations says about itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RelationCard {
    /// The nutgraf that trained it.
    pub nutgraf: String,
    /// SHA-256 over the sentences that it learnt from, in hexadecimal.
    pub data: String,
    /// Number of sentences it learnt from.
    pub sentences: usize,
    /// How many relations it would tell in recent sentences that it did not learn from …
    pub told: usize,
    /// … and how many of them, in per cent, were right: label, holder and target.
    pub right: f64,
}
