//! Path of a prediction: what the levels above leave of its probabilities.

/// What the facets above one leave of a prediction of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Probability of each label along its path.
    pub probabilities: Vec<f64>,
    /// The highest precision at which all labels above each are sure; none where they are at none.
    pub sure_up_to: Vec<Option<f64>>,
    /// The smallest share of the words that a classifier on the path knows.
    pub known_share: f64,
}
