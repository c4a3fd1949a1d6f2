//! Prediction of one mention.

use crate::classify::Prediction;
use crate::entities::{Attribution, Mention};

/// What a facet says of one mention of an actor.
#[derive(Clone, Debug)]
pub struct MentionPrediction {
    /// The mention.
    pub mention: Mention,
    /// Whose words it stands in.
    pub attribution: Attribution,
    /// What the facet says of it.
    pub prediction: Prediction,
    /// Probability of every label, in the order of the facet.
    pub probabilities: Vec<f64>,
}
