//! How much can be filed without a look, and how much of that is wrong.

use serde::Serialize;

use crate::calibrate::{OperatingPoint, PRECISIONS};

/// Probabilities at which a newsroom might draw the line.
const THRESHOLDS: [f64; 8] = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99];
/// Points of the curve: one every two hundredths of coverage.
const POINTS: usize = 50;

/// Coverage against precision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coverage {
    /// What tags from a probability on deliver.
    pub at_thresholds: Vec<CoveragePoint>,
    /// The threshold that each precision needs on these articles, and what it covers.
    pub at_precisions: Vec<OperatingPoint>,
    /// The whole way, from the surest tags to all of them.
    pub curve: Vec<CoveragePoint>,
}

/// The tags from a probability on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CoveragePoint {
    /// The least probability.
    pub threshold: f64,
    /// Share of all tags that are at least so probable.
    pub coverage: f64,
    /// Share of those that is right; 0 where there is none.
    pub precision: f64,
}

/// The tags that the classifier itself calls sure.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Sure {
    /// The precision asked for.
    pub asked: f64,
    /// Number of sure tags.
    pub tags: usize,
    /// Share of all tags that are sure.
    pub share: f64,
    /// Share of the sure tags that is right: what was delivered. 0 where none is sure.
    pub precision: f64,
}

impl Coverage {
    /// The coverage of tags, surest first: the probability of each, and whether it is right.
    pub(super) fn new(tags: &[(f64, bool)]) -> Self {
        let mut hits = vec![0];
        hits.extend(tags.iter().scan(0, |sum, tag| {
            *sum += usize::from(tag.1);
            Some(*sum)
        }));
        let point = |threshold: f64| {
            let given = tags.partition_point(|tag| tag.0 >= threshold);
            CoveragePoint {
                threshold,
                coverage: ratio(given, tags.len()),
                precision: ratio(hits[given], given),
            }
        };
        let steps =
            (1..=POINTS).filter_map(|n| tags.get((n * tags.len()).div_ceil(POINTS).max(1) - 1));
        let mut curve: Vec<_> = steps.map(|tag| point(tag.0)).collect();
        curve.dedup();
        Self {
            at_thresholds: THRESHOLDS.map(point).to_vec(),
            at_precisions: PRECISIONS
                .map(|precision| OperatingPoint::reached(tags, precision))
                .to_vec(),
            curve,
        }
    }
}

pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coverage_falls_as_the_threshold_rises() {
        let tags = [(0.99, true), (0.9, true), (0.9, false), (0.55, true), (0.2, false)];
        let coverage = Coverage::new(&tags);
        let points = coverage.at_thresholds.iter().map(|point| (point.coverage, point.precision));
        let points: Vec<_> = THRESHOLDS.into_iter().zip(points).collect();
        for expected in [(0.5, (0.8, 0.75)), (0.9, (0.6, 2.0 / 3.0)), (0.98, (0.2, 1.0))] {
            assert!(points.contains(&expected), "{expected:?} among {points:?}");
        }
        let thresholds: Vec<_> = coverage.curve.iter().map(|point| point.threshold).collect();
        assert_eq!(thresholds, [0.99, 0.9, 0.55, 0.2]);
        let nothing = Coverage::new(&[]);
        assert!(nothing.curve.is_empty() && nothing.at_thresholds[0].precision < 1e-12);
    }
}
