//! From which probability on a tag is sure.

use serde::{Deserialize, Serialize};

use super::held_out::HeldOutTag;
use super::promise::Promise;

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
    /// What the threshold is vouched for by; `None` where there is none, in models of nutgraf 0.1.0
    /// and in reports on articles that the threshold itself was found on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<Promise>,
}

impl PrecisionThresholds {
    /// Learns from out-of-fold tags, at each precision, the lowest threshold that is [vouched
    /// for](Promise): none where the tags are too few, or too seldom right, to promise anything.
    #[must_use]
    pub fn learn(mut tags: Vec<HeldOutTag>) -> Self {
        tags.sort_unstable_by(|a, b| {
            b.probability.total_cmp(&a.probability).then(a.cluster.cmp(&b.cluster))
        });
        Self(PRECISIONS.map(|precision| OperatingPoint::promised(&tags, precision)).to_vec())
    }

    /// What held-out `tags` of other articles leave of the table: the thresholds that they do not refute,
    /// and in place of those that they do, what they vouch for, if anything.
    #[must_use]
    pub fn revised(&self, tags: &[HeldOutTag]) -> Self {
        let own = Self::learn(tags.to_vec());
        let lines = self.0.iter().zip(&own.0);
        Self(lines.map(|(known, own)| if known.holds(tags) { *known } else { *own }).collect())
    }

    /// The table, least precise first.
    #[must_use]
    pub fn points(&self) -> &[OperatingPoint] {
        &self.0
    }

    /// The line for a precision: the least precise that is at least as precise as asked.
    #[must_use]
    pub fn point(&self, precision: f64) -> Option<&OperatingPoint> {
        self.0.iter().find(|point| point.precision >= precision)
    }

    /// The lowest threshold of the lines that are at least as precise as asked: what is vouched for at a
    /// higher precision is so at a lower one, whose own test may have begun on too few tags. `None`
    /// where no threshold reaches it: then nothing is sure.
    #[must_use]
    pub fn threshold(&self, precision: f64) -> Option<f64> {
        let precise = self.0.iter().filter(|point| point.precision >= precision);
        precise.filter_map(|point| point.threshold).min_by(f64::total_cmp)
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
    /// The lowest threshold at which held-out `tags`, surest first, vouch for a precision.
    fn promised(tags: &[HeldOutTag], precision: f64) -> Self {
        let found = Promise::find(tags, precision);
        Self {
            precision,
            threshold: found.map(|found| found.0),
            coverage: found.map_or(0.0, |found| found.1.tags as f64 / tags.len() as f64),
            promise: found.map(|found| found.1),
        }
    }

    /// Whether there is a threshold, and `tags` do not refute it.
    fn holds(&self, tags: &[HeldOutTag]) -> bool {
        let Some(least) = self.threshold else { return false };
        let sure = tags.iter().filter(|tag| tag.probability >= least).copied();
        !Promise::is_refuted(&sure.collect::<Vec<_>>(), self.precision)
    }

    /// The lowest threshold at which these `tags`, surest first, are as precise as asked: the
    /// probability of each, and whether it is right. It says nothing of others.
    #[must_use]
    pub(crate) fn reached(tags: &[(f64, bool)], precision: f64) -> Self {
        let (mut hits, mut best) = (0, None);
        for (given, &(probability, hit)) in (1..).zip(tags) {
            hits += usize::from(hit);
            let last_of_its_kind = tags.get(given).is_none_or(|next| next.0 < probability);
            if last_of_its_kind && f64::from(hits as u32) >= precision * f64::from(given as u32) {
                best = Some((given, probability));
            }
        }
        let coverage = best.map_or(0.0, |(given, _)| given as f64 / tags.len() as f64);
        Self { precision, threshold: best.map(|best| best.1), coverage, promise: None }
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use super::*;

    const FEW: [(f64, bool); 5] =
        [(0.9, true), (0.8, true), (0.7, false), (0.6, true), (0.2, false)];

    /// The same tags so many times over, each of an article of its own.
    fn repeated(tags: &[(f64, bool)], times: usize) -> Vec<HeldOutTag> {
        let all = std::iter::repeat_n(tags, times).flatten();
        let tag = |(cluster, &(probability, right))| HeldOutTag { probability, right, cluster };
        (0..).zip(all).map(tag).collect()
    }

    #[test]
    fn a_probability_is_sure_up_to_a_precision() {
        let thresholds = PrecisionThresholds::learn(repeated(&FEW, 200));
        for (probability, precision) in [(0.85, Some(0.95)), (0.7, Some(0.6)), (0.1, None)] {
            assert_eq!(thresholds.precision(probability), precision);
        }
    }

    #[test]
    fn what_is_reached_is_the_lowest_threshold_that_keeps_the_precision() {
        let reached = |precision| OperatingPoint::reached(&FEW, precision);
        assert_eq!(reached(0.75).threshold, Some(0.6));
        assert_eq!(reached(0.95).threshold, Some(0.8));
        assert_eq!(reached(0.75).coverage, 0.8);
        assert_eq!(OperatingPoint::reached(&[(0.9, false)], 0.9).threshold, None);
        let equals = [(0.9, true), (0.5, false), (0.5, true)];
        assert_eq!(OperatingPoint::reached(&equals, 0.75).threshold, Some(0.9));
        assert_eq!(OperatingPoint::reached(&equals, 0.6).threshold, Some(0.5));
    }

    #[test]
    fn what_is_learnt_takes_more_than_what_is_reached() {
        let few = PrecisionThresholds::learn(repeated(&FEW, 1));
        assert!(few.points().iter().all(|point| point.threshold.is_none()), "{few:?}");
        let many = PrecisionThresholds::learn(repeated(&FEW, 200));
        assert_eq!(many.threshold(0.6), Some(0.6));
        assert_eq!(many.threshold(0.95), Some(0.8));
        let point = many.point(0.95).unwrap();
        let Promise { right, tags, interval: (low, high) } = point.promise.unwrap();
        assert_eq!((right, tags, point.coverage), (400, 400, 0.4));
        assert!(low > 0.99 && high == 1.0, "{low} to {high}");
    }

    #[test]
    fn a_threshold_stays_that_tags_of_elsewhere_do_not_refute() {
        let known = PrecisionThresholds::learn(repeated(&FEW, 200));
        let (right, wrong) = ((0.85, true), (0.85, false));
        let miss = HeldOutTag { probability: 0.85, right: false, cluster: 99 };
        let table = [
            ("nothing more is known", repeated(&FEW, 0), Some(0.8)),
            ("few, nearly all right", [repeated(&[right], 19), vec![miss]].concat(), Some(0.8)),
            ("few, mostly wrong", repeated(&[right, wrong, wrong], 5), None),
            ("many, right from further up", repeated(&[(0.97, true), wrong], 300), Some(0.97)),
            ("many, right from further down", repeated(&[(0.1, true)], 300), Some(0.8)),
        ];
        for (name, tags, expected) in table {
            assert_eq!(known.revised(&tags).threshold(0.95), expected, "{name}");
        }
    }

    #[test]
    fn a_precision_between_two_lines_is_that_of_the_stricter_one() {
        let thresholds = PrecisionThresholds::learn(repeated(&FEW, 200));
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
