//! From which probability on a tag is sure.

use serde::{Deserialize, Serialize};

/// Precisions for which a threshold is kept.
pub const PRECISIONS: [f64; 9] = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99];

/// What a facet delivers at each precision: the table that tells a newsroom how much it can file
/// without a look. Learnt from out-of-fold predictions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PrecisionThresholds(Vec<OperatingPoint>);

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OperatingPoint {
    /// Share of the sure tags that are right.
    pub precision: f64,
    /// The probability from which on tags are that precise; `None` where no threshold reaches it.
    pub threshold: Option<f64>,
    /// Share of the tags that are sure at this threshold.
    pub coverage: f64,
}

impl PrecisionThresholds {
    /// Learns from out-of-fold tags: the probability of each, and whether it was right.
    #[must_use]
    pub fn learn(mut tags: Vec<(f64, bool)>) -> Self {
        tags.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        Self(PRECISIONS.map(|precision| OperatingPoint::find(&tags, precision)).to_vec())
    }

    /// The table, least precise first.
    #[must_use]
    pub fn points(&self) -> &[OperatingPoint] {
        &self.0
    }

    /// The threshold of the least precise line that is at least as precise as asked. `None` where
    /// no threshold reaches the precision: then nothing is sure.
    #[must_use]
    pub fn threshold(&self, precision: f64) -> Option<f64> {
        self.0.iter().find(|point| point.precision >= precision)?.threshold
    }
}

impl PrecisionThresholds {
    /// The highest precision at which a tag of this probability is sure; none where it is at none.
    #[must_use]
    pub fn precision(&self, probability: f64) -> Option<f64> {
        let reached =
            |point: &&OperatingPoint| point.threshold.is_some_and(|least| probability >= least);
        self.0.iter().rev().find(reached).map(|point| point.precision)
    }
}

impl OperatingPoint {
    /// The lowest threshold at which `tags`, surest first, are as precise as asked.
    fn find(tags: &[(f64, bool)], precision: f64) -> Self {
        let (mut hits, mut best) = (0, None);
        for (given, &(probability, hit)) in (1..).zip(tags) {
            hits += usize::from(hit);
            let last_of_its_kind = tags.get(given).is_none_or(|next| next.0 < probability);
            if last_of_its_kind && f64::from(hits as u32) >= precision * f64::from(given as u32) {
                best = Some((given, probability));
            }
        }
        let coverage = best.map_or(0.0, |(given, _)| given as f64 / tags.len() as f64);
        Self { precision, threshold: best.map(|best| best.1), coverage }
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use super::*;

    #[test]
    fn the_threshold_is_the_lowest_that_keeps_the_precision() {
        let tags = vec![(0.9, true), (0.8, true), (0.7, false), (0.6, true), (0.2, false)];
        let thresholds = PrecisionThresholds::learn(tags);
        assert_eq!(thresholds.threshold(0.75), Some(0.6));
        assert_eq!(thresholds.threshold(0.95), Some(0.8));
        assert_eq!(thresholds.points()[3].coverage, 0.8);
        assert_eq!(PrecisionThresholds::learn(vec![(0.9, false)]).threshold(0.9), None);
    }

    #[test]
    fn a_probability_is_sure_up_to_a_precision() {
        let tags = vec![(0.9, true), (0.8, true), (0.7, false), (0.6, true), (0.2, false)];
        let thresholds = PrecisionThresholds::learn(tags);
        for (probability, precision) in [(0.85, Some(0.99)), (0.7, Some(0.75)), (0.1, None)] {
            assert_eq!(thresholds.precision(probability), precision);
        }
    }

    #[test]
    fn equals_are_sure_together_or_not_at_all() {
        let thresholds = PrecisionThresholds::learn(vec![(0.5, false), (0.5, true), (0.9, true)]);
        assert_eq!(thresholds.threshold(0.75), Some(0.9));
        assert_eq!(thresholds.threshold(0.6), Some(0.5));
    }

    #[test]
    fn a_precision_between_two_lines_is_that_of_the_stricter_one() {
        let tags = vec![(0.9, true), (0.8, true), (0.7, false), (0.6, true), (0.2, false)];
        let thresholds = PrecisionThresholds::learn(tags);
        assert_eq!(thresholds.threshold(0.72), thresholds.threshold(0.75));
        assert_eq!(thresholds.threshold(0.999), None, "stricter than any line");
    }

    #[test]
    fn nothing_learnt_is_nothing_sure() {
        let thresholds = PrecisionThresholds::learn(Vec::new());
        assert_eq!(thresholds.threshold(0.5), None);
        assert!(thresholds.points().iter().all(|point| point.coverage == 0.0));
    }
}
