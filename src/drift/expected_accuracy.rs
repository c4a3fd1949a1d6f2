//! How often a classifier will be right on articles without labels, told by how sure it is.
//!
//! Difference of confidences: Guillory et al., "Predicting with Confidence on Unseen Distributions"
//! (ICCV 2021). Average thresholded confidence: Garg et al., "Leveraging Unlabeled Data to Predict
//! Out-of-Distribution Performance" (ICLR 2022).

use serde::Serialize;

/// Fall of the mean confidence from which on a classifier is probably worse: in twelve batches of other
/// outlets all that fell by .08 in accuracy had it, and none that did not fall.
const WORSE: f64 = 0.05;
/// How far average thresholded confidence was off at most, in nine of ten batches.
const OFF: f64 = 0.1;

/// Accuracy to expect of a classifier on a batch without labels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ExpectedAccuracy {
    /// Accuracy on held-out articles like those it learnt from.
    pub held_out: f64,
    /// Mean confidence there: the probability of the first label.
    pub confidence_held_out: f64,
    /// Mean confidence in the batch.
    pub confidence: f64,
    /// Accuracy by the difference of confidences.
    pub by_difference: f64,
    /// Accuracy by average thresholded confidence: the share of the batch above the confidence that as
    /// many held-out articles exceed as are right there.
    pub by_threshold: f64,
    /// What that may be off by.
    pub give_or_take: f64,
}

impl ExpectedAccuracy {
    /// The accuracy to expect where the first labels have the confidences of `batch`, of a classifier
    /// that was right in the share `accuracy` of articles of which they had those `known`. `None` where
    /// either is empty.
    #[must_use]
    pub fn of(accuracy: f64, known: &[f64], batch: &[f64]) -> Option<Self> {
        if known.is_empty() || batch.is_empty() {
            return None;
        }
        let right = (accuracy * known.len() as f64).round() as usize;
        let threshold = threshold(known, right);
        let above = batch.iter().filter(|own| **own >= threshold).count();
        let (before, now) = (mean(known), mean(batch));
        Some(Self {
            held_out: accuracy,
            confidence_held_out: before,
            confidence: now,
            by_difference: (accuracy - (before - now)).clamp(0.0, 1.0),
            by_threshold: above as f64 / batch.len() as f64,
            give_or_take: OFF,
        })
    }

    /// Fall of the mean confidence.
    #[must_use]
    pub fn fall(&self) -> f64 {
        self.confidence_held_out - self.confidence
    }

    /// Whether the classifier is probably worse on the batch.
    #[must_use]
    pub fn is_worse(&self) -> bool {
        self.fall() > WORSE
    }
}

/// The confidence that so many of the `known` reach; more than any where none is to.
fn threshold(known: &[f64], reached_by: usize) -> f64 {
    let mut falling = known.to_vec();
    falling.sort_by(|a, b| b.total_cmp(a));
    reached_by.checked_sub(1).map_or(f64::INFINITY, |last| falling[last])
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accuracy_is_expected_as_worked_by_hand() {
        let known = [0.9, 0.8, 0.7, 0.4];
        let found = ExpectedAccuracy::of(0.75, &known, &[0.95, 0.6, 0.5, 0.7]).unwrap();
        // Three of four are right, and three reach .7; of the batch two do.
        assert!((found.by_threshold - 0.5).abs() < 1e-12, "{found:?}");
        // Mean confidence falls from .7 to .6875.
        assert!((found.by_difference - 0.7375).abs() < 1e-12 && !found.is_worse(), "{found:?}");
        let unsure = ExpectedAccuracy::of(0.75, &known, &[0.5, 0.6]).unwrap();
        assert!(
            unsure.is_worse()
                && (unsure.fall() - 0.15).abs() < 1e-12
                && unsure.by_threshold < 1e-12
        );
    }

    #[test]
    fn nothing_can_be_expected_of_nothing() {
        assert_eq!(ExpectedAccuracy::of(1.0, &[], &[0.5]), None);
        assert_eq!(ExpectedAccuracy::of(1.0, &[0.5], &[]), None);
        let never = ExpectedAccuracy::of(0.0, &[0.5], &[0.9]).unwrap();
        assert!(never.by_threshold < 1e-12);
    }
}
