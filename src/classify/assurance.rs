//! From which probability on a tag is sure.

use serde::{Deserialize, Serialize};

/// Standard errors by which the tags held out must exceed a precision. The lowest threshold that
/// just reaches it is as often lucky as not; one that reaches it by this much keeps it on other
/// articles five times in six.
const MARGIN: f64 = 1.0;

/// Precisions for which a threshold is kept.
pub const PRECISIONS: [f64; 9] = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99];

/// What a facet delivers at each precision: the table that tells a newsroom how much it can file
/// without a look. Learnt from out-of-fold predictions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Assurance(Vec<OperatingPoint>);

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OperatingPoint {
    /// Share of the sure tags that are right, at least.
    pub precision: f64,
    /// The probability from which on tags are that precise; `None` where no threshold reaches it.
    pub threshold: Option<f64>,
    /// Share of the tags that are sure at this threshold.
    pub coverage: f64,
}

impl Assurance {
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

impl OperatingPoint {
    /// The lowest threshold at which `tags`, surest first, are as precise as asked, with a margin.
    fn find(tags: &[(f64, bool)], precision: f64) -> Self {
        let (mut hits, mut best) = (0_usize, None);
        for (given, &(probability, hit)) in (1_usize..).zip(tags) {
            hits += usize::from(hit);
            let last_of_its_kind = tags.get(given).is_none_or(|next| next.0 < probability);
            if last_of_its_kind && at_least(hits, given) >= precision {
                best = Some((given, probability));
            }
        }
        let coverage = best.map_or(0.0, |(given, _)| given as f64 / tags.len() as f64);
        Self { precision, threshold: best.map(|best| best.1), coverage }
    }
}

/// The precision that so many hits of those given promise: the lower end of Wilson's interval
/// ("Probable Inference, the Law of Succession, and Statistical Inference", 1927).
fn at_least(hits: usize, given: usize) -> f64 {
    let (given, spread) = (given as f64, MARGIN * MARGIN);
    let share = hits as f64 / given;
    let error = (share * (1.0 - share) / given + spread / (4.0 * given * given)).sqrt();
    (share + spread / (2.0 * given) - MARGIN * error) / (1.0 + spread / given)
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use super::*;

    /// Of a hundred tags, the surest sixty are right, the next thirty in two of three cases, and the
    /// last ten never.
    fn tags() -> Vec<(f64, bool)> {
        let hit = |n: usize| n < 60 || (n < 90 && n % 3 > 0);
        (0..100).map(|n| (1.0 - n as f64 / 100.0, hit(n))).collect()
    }

    #[test]
    fn the_threshold_is_the_lowest_that_keeps_the_precision_with_a_margin() {
        let assurance = Assurance::learn(tags());
        for point in assurance.points() {
            let sure = (point.coverage * 100.0).round() as usize;
            let hits = |given: usize| tags()[..given].iter().filter(|tag| tag.1).count();
            assert!(sure == 0 || at_least(hits(sure), sure) >= point.precision, "{point:?}");
            let lower = (sure + 1..=100).map(|given| at_least(hits(given), given));
            assert!(lower.fold(0.0, f64::max) < point.precision, "{point:?}");
        }
        // 68 of 72 are .944, which promises .911; 69 of 74 are .932, which promises .897.
        let sure = assurance.points()[6];
        assert_eq!((sure.precision, sure.coverage), (0.9, 0.72));
    }

    #[test]
    fn fewer_tags_promise_less() {
        assert!((at_least(8, 10) - 0.649_1).abs() < 1e-4, "{}", at_least(8, 10));
        assert!(at_least(800, 1000) > 0.78);
        assert!((at_least(9, 9) - 0.9).abs() < 1e-12, "n / (n + 1) where all are right");
    }

    #[test]
    fn equals_are_sure_together_or_not_at_all() {
        let of = |miss: bool| [vec![(0.9, true); 20], vec![(0.5, true), (0.5, !miss)]].concat();
        assert_eq!(Assurance::learn(of(true)).threshold(0.95), Some(0.9));
        assert_eq!(Assurance::learn(of(false)).threshold(0.95), Some(0.5));
    }

    #[test]
    fn a_precision_between_two_lines_is_that_of_the_stricter_one() {
        let assurance = Assurance::learn(tags());
        assert_eq!(assurance.threshold(0.72), assurance.threshold(0.75));
        assert_eq!(assurance.threshold(0.999), None, "stricter than any line");
    }

    #[test]
    fn nothing_learnt_is_nothing_sure() {
        let assurance = Assurance::learn(Vec::new());
        assert_eq!(assurance.threshold(0.5), None);
        assert!(assurance.points().iter().all(|point| point.coverage == 0.0));
    }
}
