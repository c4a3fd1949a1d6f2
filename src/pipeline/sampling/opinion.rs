//! Opinion of a model on an article that nobody has labelled.

use crate::calibrate::LabelProbabilities;
use crate::label::Choice;

/// What a model thinks of an article: a probability a label, and those it gives.
pub(super) struct Opinion {
    pub(super) said: LabelProbabilities,
    /// Towards whom or what, where its facet asks that.
    pub(super) target: Option<String>,
}

impl Opinion {
    /// How much the model hesitates between labels that were `seen` (0 to 1): how much less probable the
    /// second is than the first; where any may fit, how much less "no" is than "yes" or the reverse,
    /// for the label of which that is least clear. `None` where it has nothing to choose from.
    pub(super) fn uncertainty(&self, choice: Choice, seen: &[bool]) -> Option<f32> {
        let labels = self.said.probabilities.iter().zip(seen).filter(|(_, seen)| **seen);
        let mut probabilities: Vec<f64> = labels.map(|(probability, _)| *probability).collect();
        match choice {
            Choice::One => {
                probabilities.sort_by(|a, b| b.total_cmp(a));
                let [first, second, ..] = probabilities[..] else { return None };
                Some(quotient(second, first))
            }
            Choice::Any => {
                let unclear = |p: f64| quotient(p.min(1.0 - p), p.max(1.0 - p));
                probabilities.into_iter().map(unclear).max_by(f32::total_cmp)
            }
        }
    }

    /// How probable the model thinks it is that its labels are right, all of them.
    pub(super) fn confidence(&self, choice: Choice) -> f64 {
        let LabelProbabilities { probabilities, given } = &self.said;
        match choice {
            Choice::One => given.first().map_or_else(|| largest(probabilities), |first| first.1),
            Choice::Any => probabilities.iter().map(|&p| p.max(1.0 - p)).product(),
        }
    }
}

fn quotient(less: f64, more: f64) -> f32 {
    if more > 0.0 { (less / more) as f32 } else { 1.0 }
}

fn largest(probabilities: &[f64]) -> f64 {
    probabilities.iter().copied().fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::LabelId;

    fn opinion(probabilities: &[f64]) -> Opinion {
        let said = LabelProbabilities {
            probabilities: probabilities.to_vec(),
            given: vec![(LabelId(0), probabilities[0])],
        };
        Opinion { said, target: None }
    }

    #[test]
    fn a_model_hesitates_between_labels_that_it_has_seen() {
        for (choice, probabilities, seen, expected) in [
            (Choice::One, [0.5, 0.4, 0.1], [true, true, true], Some(0.8)),
            (Choice::One, [0.5, 0.4, 0.1], [true, false, true], Some(0.2)),
            (Choice::One, [0.5, 0.4, 0.1], [true, false, false], None),
            (Choice::One, [0.0, 0.0, 0.0], [true, true, true], Some(1.0)),
            (Choice::Any, [0.9, 0.25, 0.1], [true, true, true], Some(1.0 / 3.0)),
            (Choice::Any, [0.9, 0.25, 0.1], [false, false, false], None),
        ] {
            let found = opinion(&probabilities).uncertainty(choice, &seen);
            let near = match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() < 1e-6,
                (found, expected) => found.is_none() && expected.is_none(),
            };
            assert!(near, "{choice:?} {probabilities:?} {seen:?}: {found:?}");
        }
    }

    #[test]
    fn confidence_is_that_all_labels_are_right() {
        let own = opinion(&[0.8, 0.5]);
        assert!((own.confidence(Choice::One) - 0.8).abs() < 1e-9);
        assert!((own.confidence(Choice::Any) - 0.4).abs() < 1e-9);
    }
}
