//! Path of a prediction: what the levels above leave of its probabilities.

/// What the facets above one leave of a prediction of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Probability of each label along its path.
    pub probabilities: Vec<f64>,
    /// The smallest share of the words that a classifier on the path knows.
    pub known_share: f64,
}
