//! One facet's question, answered: an analysed article in, tags out.

use ndarray::Array1;

use super::assurance::Assurance;
use super::{Calibration, Facet, LabelId, Linear};
use crate::features::{Memory, Vectorised, Vectoriser};
use crate::text::{Analysis, Target};

/// Below this share of known words no tag is sure: the article is in another language, about
/// another world, or no article.
const KNOWN_ENOUGH: f64 = 0.5;

/// A fitted facet: everything that shapes its tags.
#[derive(Clone, Debug)]
pub struct Classifier {
    /// The question and its answers.
    pub facet: Facet,
    /// Articles into vectors.
    pub vectoriser: Vectoriser,
    /// Vectors into scores.
    pub linear: Linear,
    /// Scores into probabilities.
    pub calibration: Calibration,
    /// Probabilities into certainty.
    pub assurance: Assurance,
}

/// What a classifier says of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The labels it gives, surest first; never none.
    pub given: Vec<LabelId>,
    /// Probability of every label, in the order of the facet.
    pub probabilities: Vec<f64>,
    /// Score of every label, in the order of the facet.
    pub scores: Array1<f32>,
    /// The article as the classifier saw it.
    pub vectorised: Vectorised,
}

impl Classifier {
    /// Answers the facet's question for one article, towards `target` where it asks for one.
    #[must_use]
    pub fn classify(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
        memory: &mut Memory,
    ) -> Prediction {
        let vectorised = self.vectoriser.vectorise(analysis, target, memory);
        let scores = self.linear.scores(&vectorised.vector);
        let probabilities = self.calibration.probabilities(scores.view());
        let mut given = self.calibration.decide(scores.view());
        given.sort_by(|a, b| probabilities[b.index()].total_cmp(&probabilities[a.index()]));
        Prediction { given, probabilities, scores, vectorised }
    }

    /// Whether `prediction` can be relied on for `label` at this precision.
    #[must_use]
    pub fn is_sure(&self, prediction: &Prediction, label: LabelId, precision: f64) -> bool {
        let threshold = self.assurance.threshold(precision);
        prediction.vectorised.known_share() >= KNOWN_ENOUGH
            && threshold.is_some_and(|least| prediction.probabilities[label.index()] >= least)
    }
}

impl Prediction {
    /// All labels, most probable first; of equals the one that the facet names first.
    #[must_use]
    pub fn ranked(&self) -> Vec<LabelId> {
        let mut ranked: Vec<_> = (0..self.probabilities.len() as u16).map(LabelId).collect();
        ranked.sort_by(|a, b| {
            self.probabilities[b.index()].total_cmp(&self.probabilities[a.index()])
        });
        ranked
    }
}
