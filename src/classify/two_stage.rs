//! Two stages: whether a text takes a side at all, and which.
//!
//! Subjectivity first, polarity second: Pang and Lee, "A Sentimental Education: Sentiment Analysis
//! Using Subjectivity Summarization Based on Minimum Cuts" (ACL 2004).

use serde::{Deserialize, Serialize};

use crate::calibrate::PrecisionThresholds;
use crate::label::{Facet, LabelId};

/// How named cues of a whole text become probabilities of a facet with a neutral label and two sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TwoStage {
    /// Names of the cues, in the order of the weights.
    pub cues: Vec<String>,
    /// Log-odds of a side being taken.
    pub subjectivity: CueWeights,
    /// Log-odds of its being the first of the facet's sides.
    pub polarity: CueWeights,
    /// Probabilities into certainty.
    pub thresholds: PrecisionThresholds,
    /// What it was learnt from, and how well it does on what was held out.
    pub card: TwoStageCard,
}

/// Weights of cues in log-odds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CueWeights {
    /// Log-odds before any cue is looked at.
    pub intercept: f64,
    /// By cue.
    pub weights: Vec<f64>,
}

/// What two stages were learnt from, and how well they do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TwoStageCard {
    /// Texts by label, in the order of the facet.
    pub examples: Vec<usize>,
    /// Those of full weight, which were held out by turns for all that follows.
    pub held_out: usize,
    /// Share of them whose label is given.
    pub accuracy: f64,
    /// Mean F1 of the labels.
    pub macro_f1: f64,
    /// Area under the ROC curve of a side being taken …
    pub subjectivity_auc: f64,
    /// … and, among those that take one, of its being the first.
    pub polarity_auc: f64,
}

/// The labels of a facet with a neutral one and two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sides {
    /// The label that takes none.
    pub neutral: LabelId,
    /// The label of the first side …
    pub first: LabelId,
    /// … and that of the second.
    pub second: LabelId,
}

/// What two stages made of the cues of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Staged {
    /// In the order of the weights.
    pub cues: Vec<f64>,
    /// By label.
    pub probabilities: Vec<f64>,
}

impl Sides {
    /// Those of `facet`; `None` where it has no neutral label or not two others.
    #[must_use]
    pub fn of(facet: &Facet) -> Option<Self> {
        let neutral = facet.neutral()?;
        let labels = (0..facet.labels.len() as u16).map(LabelId);
        let sides: Vec<_> = labels.filter(|label| *label != neutral).collect();
        let &[first, second] = sides.as_slice() else { return None };
        Some(Self { neutral, first, second })
    }
}

impl CueWeights {
    /// The log-odds that these cues give.
    #[must_use]
    pub fn log_odds(&self, cues: &[f64]) -> f64 {
        let shares = self.weights.iter().zip(cues).map(|(weight, cue)| weight * cue);
        self.intercept + shares.sum::<f64>()
    }
}

impl TwoStage {
    /// Probabilities of the labels of a facet, in its order.
    #[must_use]
    pub fn probabilities(&self, sides: Sides, cues: &[f64]) -> Vec<f64> {
        Self::combine(sides, self.subjectivity.log_odds(cues), self.polarity.log_odds(cues))
    }

    /// Probabilities of the labels, from the log-odds of both stages.
    #[must_use]
    pub fn combine(sides: Sides, subjectivity: f64, polarity: f64) -> Vec<f64> {
        let (subjective, first) = (sigmoid(subjectivity), sigmoid(polarity));
        let mut probabilities = vec![0.0; 3];
        probabilities[sides.neutral.index()] = 1.0 - subjective;
        probabilities[sides.first.index()] = subjective * first;
        probabilities[sides.second.index()] = subjective * (1.0 - first);
        probabilities
    }

    /// The label that is given: the likeliest; of equals the neutral one.
    #[must_use]
    pub fn decide(sides: Sides, probabilities: &[f64]) -> LabelId {
        let of = |label: LabelId| probabilities[label.index()];
        let likelier = |best, own| if of(own) > of(best) { own } else { best };
        [sides.first, sides.second].into_iter().fold(sides.neutral, likelier)
    }

    /// Whether it has weights for so many cues.
    #[must_use]
    pub fn is_of(&self, cues: usize) -> bool {
        let parts = [self.cues.len(), self.subjectivity.weights.len(), self.polarity.weights.len()];
        parts == [cues; 3]
    }
}

fn sigmoid(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::{Label, LabelRole};

    fn facet() -> Facet {
        let neutral = Label { role: Some(LabelRole::Neutral), ..Label::new("neutral") };
        Facet {
            labels: vec![Label::new("for"), neutral, Label::new("against")],
            ..Facet::default()
        }
    }

    fn stages() -> TwoStage {
        let weights =
            |intercept, weights: [f64; 2]| CueWeights { intercept, weights: weights.into() };
        TwoStage {
            cues: vec!["odds".to_owned(), "side".to_owned()],
            subjectivity: weights(-1.0, [1.0, 0.0]),
            polarity: weights(0.0, [0.0, 2.0]),
            thresholds: PrecisionThresholds::default(),
            card: TwoStageCard::default(),
        }
    }

    #[test]
    fn a_side_is_called_where_it_is_likelier_than_none() {
        let sides = Sides::of(&facet()).unwrap();
        // With even odds of either side, one is called from two thirds of any on.
        for (cues, label) in
            [([0.0, 3.0], 1), ([1.0, 3.0], 1), ([1.1, 3.0], 0), ([1.6, 0.0], 1), ([4.0, -3.0], 2)]
        {
            let probabilities = stages().probabilities(sides, &cues);
            assert!((probabilities.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            assert_eq!(TwoStage::decide(sides, &probabilities), LabelId(label), "{cues:?}");
        }
    }

    #[test]
    fn a_facet_without_two_sides_has_none() {
        let mut facet = facet();
        facet.labels.push(Label::new("mixed"));
        assert_eq!(Sides::of(&facet), None);
        assert_eq!(Sides::of(&Facet::default()), None);
    }
}
