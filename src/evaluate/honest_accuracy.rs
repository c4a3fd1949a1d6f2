//! Accuracy that is not deceived by which articles were picked.

use serde::Serialize;

use super::wilson::wilson;

/// Accuracy of a model, by those articles alone that were drawn at random, each judged by a model that
/// had not seen it. Articles that were picked since they are hard make a model look worse than it is,
/// by a fifth and more; those that are typical make it look better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct HonestAccuracy {
    /// Articles that were drawn at random and could be judged.
    pub random: usize,
    /// Those of them whose labels the model tells.
    pub right: usize,
    /// Share of right ones (0 to 1); none where nothing could be judged.
    pub accuracy: Option<f64>,
    /// The shares between which the true one lies, in 95 of 100 cases (Wilson).
    pub interval: Option<(f64, f64)>,
    /// Share that the model itself expects, as its mean confidence over what is not labelled: its own
    /// guess.
    pub expected: Option<f64>,
}

impl HonestAccuracy {
    /// The accuracy of a model that was right in so many of the `random` ones.
    #[must_use]
    pub fn new(right: usize, random: usize, expected: Option<f64>) -> Self {
        let judged = (random > 0).then_some(());
        Self {
            random,
            right,
            accuracy: judged.map(|()| right as f64 / random as f64),
            interval: judged.map(|()| {
                let share = wilson(right, random);
                (share.low, share.high)
            }),
            expected,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_judged_has_no_accuracy() {
        let none = HonestAccuracy::new(0, 0, Some(0.8));
        assert_eq!((none.accuracy, none.interval, none.expected), (None, None, Some(0.8)));
        assert_eq!(HonestAccuracy::new(3, 4, None).accuracy, Some(0.75));
    }
}
