//! Whether probabilities mean what they say.
//!
//! Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks" (ICML 2017),
//! section 2.

use serde::{Deserialize, Serialize};

/// Bins of equal width, the field's custom.
const BINS: u32 = 10;

/// Probabilities against what came of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reliability {
    /// Ten bins of equal width, lowest first.
    pub bins: Vec<Bin>,
    /// Expected calibration error: the mean distance between the probability of tags and the share
    /// of them that is right, bin by bin (0 to 1).
    pub ece: f64,
}

/// What lies between two values.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bin {
    /// The least value that belongs to it.
    pub from: f64,
    /// What lies from here on belongs to the next bin; 1 belongs to the last.
    pub to: f64,
    /// How many values lie in it.
    pub count: usize,
    /// Their mean; 0 where there is none.
    pub mean: f64,
    /// The share of them that is right; 0 where there is none.
    pub right: f64,
}

impl Reliability {
    /// The reliability of tags: the probability of each, and whether it is right.
    pub(super) fn new(tags: &[(f64, bool)]) -> Self {
        let bins = bins(tags);
        let distance = |bin: &Bin| bin.count as f64 * (bin.right - bin.mean).abs();
        let ece = bins.iter().map(distance).sum::<f64>() / tags.len().max(1) as f64;
        Self { bins, ece }
    }
}

/// Sorts values between 0 and 1, each right or not, into bins.
pub(super) fn bins(values: &[(f64, bool)]) -> Vec<Bin> {
    let edge = |number: u32| f64::from(number) / f64::from(BINS);
    let bin = |number: u32| {
        let (from, to) = (edge(number), edge(number + 1));
        let last = number + 1 == BINS;
        let holds = |value: f64| from <= value && (value < to || last);
        let inside = values.iter().filter(|(value, _)| holds(*value));
        let (mut count, mut sum, mut right) = (0, 0.0, 0);
        for (value, hit) in inside {
            count += 1;
            sum += value;
            right += usize::from(*hit);
        }
        let whole = count.max(1) as f64;
        Bin { from, to, count, mean: sum / whole, right: right as f64 / whole }
    };
    (0..BINS).map(bin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_belong_to_the_bin_above_and_one_to_the_last() {
        let values = [0.0, 0.1, 0.3, 0.6, 0.7, 0.899_999, 0.9, 1.0].map(|value| (value, true));
        let counts: Vec<_> = bins(&values).iter().map(|bin| bin.count).collect();
        assert_eq!(counts, [1, 1, 0, 1, 0, 0, 1, 1, 1, 2]);
    }

    #[test]
    fn overconfidence_is_an_error_and_honesty_is_none() {
        let tags = |right| (0..10).map(move |n| (0.85, n < right)).collect::<Vec<_>>();
        assert!((Reliability::new(&tags(5)).ece - 0.35).abs() < 1e-12);
        let honest = [(1.0, true), (0.5, true), (0.5, false)];
        assert!(Reliability::new(&honest).ece < 1e-12);
        assert!(Reliability::new(&[]).ece.abs() < 1e-12);
    }
}
