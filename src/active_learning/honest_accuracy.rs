//! Accuracy that is not deceived by which articles were picked.

use serde::Serialize;

/// Two-sided 95 % point of the normal distribution.
const Z: f64 = 1.959_964;

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
            interval: judged.map(|()| wilson(right, random)),
            expected,
        }
    }
}

/// The shares between which the true one lies with 95 % confidence where so many of `trials` hit
/// (Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the
/// American Statistical Association 22, 1927).
#[must_use]
pub fn wilson(hits: usize, trials: usize) -> (f64, f64) {
    if trials == 0 {
        return (0.0, 1.0);
    }
    let n = trials as f64;
    let share = hits as f64 / n;
    let middle = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    (((middle - half) / scale).max(0.0), ((middle + half) / scale).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Computed with R's `prop.test(…, correct = FALSE)`; the first is Newcombe's example ("Two-sided
    /// confidence intervals for the single proportion", Statistics in Medicine 17, 1998).
    #[test]
    fn intervals_are_those_of_wilson() {
        let table = [
            (81, 263, 0.255_3, 0.366_2),
            (15, 148, 0.062_4, 0.160_5),
            (0, 20, 0.0, 0.161_1),
            (29, 29, 0.883_0, 1.0),
        ];
        for (hits, trials, low, high) in table {
            let found = wilson(hits, trials);
            let off = (found.0 - low).abs().max((found.1 - high).abs());
            assert!(off < 1e-4, "{hits} of {trials}: {found:?}");
        }
        assert_eq!(wilson(0, 0), (0.0, 1.0));
    }

    #[test]
    fn what_was_not_judged_has_no_accuracy() {
        let none = HonestAccuracy::new(0, 0, Some(0.8));
        assert_eq!((none.accuracy, none.interval, none.expected), (None, None, Some(0.8)));
        assert_eq!(HonestAccuracy::new(3, 4, None).accuracy, Some(0.75));
    }
}
