//! A figure with the range that chance leaves it.

use serde::{Deserialize, Serialize};

/// Share of the resamples that the interval leaves out at either end.
const TAIL: f64 = 0.025;

/// A figure measured on a sample of articles, with its 95 % bootstrap interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

impl Estimate {
    /// The percentile interval of `resampled` figures around `value`; widened to hold the value
    /// where resampling shifts the figure, as it does to the F1 of a rare label.
    pub(crate) fn new(value: f64, mut resampled: Vec<f64>) -> Self {
        resampled.sort_by(f64::total_cmp);
        let at = |share| quantile(&resampled, share).unwrap_or(value);
        Self { value, low: at(TAIL).min(value), high: at(1.0 - TAIL).max(value) }
    }
}

/// The value below which a `share` of the `sorted` values lies, interpolated between neighbours as
/// numpy does (Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996, definition 7).
/// `None` of nothing.
pub(super) fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share * sorted.len().checked_sub(1)? as f64;
    let (below, above) = (place.floor() as usize, place.ceil() as usize);
    Some(sorted[below] + (sorted[above] - sorted[below]) * (place - place.floor()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_as_numpy_has_them() {
        let values = [1.0, 2.0, 4.0, 8.0];
        let table = [(0.0, 1.0), (0.25, 1.75), (0.5, 3.0), (0.9, 6.8), (1.0, 8.0)];
        for (share, expected) in table {
            assert!((quantile(&values, share).unwrap() - expected).abs() < 1e-12, "{share}");
        }
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn an_interval_holds_its_value() {
        let estimate = Estimate::new(0.9, vec![0.1, 0.2, 0.3]);
        assert_eq!((estimate.value, estimate.high), (0.9, 0.9));
        assert!((estimate.low - 0.105).abs() < 1e-12);
        let alone = Estimate::new(0.4, Vec::new());
        assert_eq!((alone.low, alone.high), (0.4, 0.4));
    }
}
