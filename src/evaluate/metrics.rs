//! How well predictions agree with the truth: what a search over settings maximises, and what an
//! evaluation reports.

use std::collections::BTreeMap;

use crate::label::LabelId;

/// Counts of one label: how often it was right, missed, and wrongly given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LabelCounts {
    /// Articles that have the label and got it.
    pub hits: usize,
    /// Articles that have it and did not get it.
    pub misses: usize,
    /// Articles that got it and do not have it.
    pub false_alarms: usize,
}

impl LabelCounts {
    /// Share of the articles that got the label which have it; 0 where none got it.
    #[must_use]
    pub fn precision(self) -> f64 {
        ratio(self.hits, self.hits + self.false_alarms)
    }

    /// Share of the articles that have the label which got it; 0 where none has it.
    #[must_use]
    pub fn recall(self) -> f64 {
        ratio(self.hits, self.hits + self.misses)
    }

    /// Harmonic mean of precision and recall; 0 where the label neither occurs nor is given.
    #[must_use]
    pub fn f1(self) -> f64 {
        ratio(2 * self.hits, 2 * self.hits + self.misses + self.false_alarms)
    }

    /// Number of articles that have the label.
    #[must_use]
    pub const fn support(self) -> usize {
        self.hits + self.misses
    }
}

/// Counts by label of `predicted` against `truth`, each a set of labels for each article.
#[must_use]
pub fn count_labels<T, P>(truth: &[T], predicted: &[P], labels: usize) -> Vec<LabelCounts>
where
    T: AsRef<[LabelId]>,
    P: AsRef<[LabelId]>,
{
    let mut counts = vec![LabelCounts::default(); labels];
    for (truth, predicted) in truth.iter().zip(predicted) {
        let (truth, predicted) = (truth.as_ref(), predicted.as_ref());
        for label in predicted {
            let count = &mut counts[label.index()];
            if truth.contains(label) { count.hits += 1 } else { count.false_alarms += 1 }
        }
        for label in truth.iter().filter(|label| !predicted.contains(label)) {
            counts[label.index()].misses += 1;
        }
    }
    counts
}

/// Share of the articles whose labels are exactly right.
#[must_use]
pub fn accuracy<T: AsRef<[LabelId]>, P: AsRef<[LabelId]>>(truth: &[T], predicted: &[P]) -> f64 {
    let right = truth.iter().zip(predicted).filter(|(t, p)| t.as_ref() == p.as_ref()).count();
    ratio(right, truth.len())
}

/// Mean F1 over the labels that the truth holds.
#[must_use]
pub fn macro_f1(counts: &[LabelCounts]) -> f64 {
    let present: Vec<f64> = counts.iter().filter(|c| c.support() > 0).map(|c| c.f1()).collect();
    if present.is_empty() { 0.0 } else { present.iter().sum::<f64>() / present.len() as f64 }
}

/// F1 of the counts of all labels together.
#[must_use]
pub fn micro_f1(counts: &[LabelCounts]) -> f64 {
    let sum = |part: fn(&LabelCounts) -> usize| counts.iter().map(part).sum();
    let total = LabelCounts {
        hits: sum(|c| c.hits),
        misses: sum(|c| c.misses),
        false_alarms: sum(|c| c.false_alarms),
    };
    total.f1()
}

/// Standard error of micro- plus macro-F1 when the articles come in `groups` (one key an article)
/// and whole groups are what is drawn: the jackknife that leaves out one group after the other.
pub(crate) fn standard_error(
    groups: &[u64],
    truth: &[Vec<LabelId>],
    given: &[Vec<LabelId>],
    labels: usize,
) -> f64 {
    let mut members: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (place, &group) in groups.iter().enumerate() {
        members.entry(group).or_default().push(place);
    }
    let all = count_labels(truth, given, labels);
    let objective = |places: &Vec<usize>| {
        let (truth, given) = (of(truth, places), of(given, places));
        let rest = without(&all, &count_labels(&truth, &given, labels));
        micro_f1(&rest) + macro_f1(&rest)
    };
    let objectives: Vec<f64> = members.values().map(objective).collect();
    let count = objectives.len().max(1) as f64;
    let mean = objectives.iter().sum::<f64>() / count;
    let squares: f64 = objectives.iter().map(|one| (one - mean) * (one - mean)).sum();
    ((count - 1.0) / count * squares).sqrt()
}

/// The labels of the articles at `places`.
fn of<'l>(labels: &'l [Vec<LabelId>], places: &[usize]) -> Vec<&'l [LabelId]> {
    places.iter().map(|&place| labels[place].as_slice()).collect()
}

/// The counts of `all` articles but those of `part`.
fn without(all: &[LabelCounts], part: &[LabelCounts]) -> Vec<LabelCounts> {
    let less = |(all, part): (&LabelCounts, &LabelCounts)| LabelCounts {
        hits: all.hits - part.hits,
        misses: all.misses - part.misses,
        false_alarms: all.false_alarms - part.false_alarms,
    };
    all.iter().zip(part).map(less).collect()
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use super::*;

    fn labels(labels: &[u16]) -> Vec<Vec<LabelId>> {
        labels.iter().map(|&label| vec![LabelId(label)]).collect()
    }

    /// The example in the manual of scikit-learn's `f1_score`: macro 0.266…, micro 0.333….
    #[test]
    fn f1_is_that_of_scikit_learn() {
        let (truth, given) = (labels(&[0, 1, 2, 0, 1, 2]), labels(&[0, 2, 1, 0, 0, 1]));
        let counts = count_labels(&truth, &given, 3);
        assert!((counts[0].f1() - 0.8).abs() < 1e-12);
        assert!((macro_f1(&counts) - 0.8 / 3.0).abs() < 1e-12);
        assert!((micro_f1(&counts) - 1.0 / 3.0).abs() < 1e-12);
        assert!((accuracy(&truth, &given) - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn sets_of_labels_are_right_as_a_whole_and_counted_one_by_one() {
        let set = |labels: &[u16]| labels.iter().copied().map(LabelId).collect::<Vec<_>>();
        let truth = [set(&[0, 1]), set(&[2]), set(&[])];
        let given = [set(&[0, 1]), set(&[1, 2]), set(&[0])];
        let counts = count_labels(&truth, &given, 4);
        let count = |hits, misses, false_alarms| LabelCounts { hits, misses, false_alarms };
        assert_eq!(counts, [count(1, 0, 1), count(1, 0, 1), count(1, 0, 0), count(0, 0, 0)]);
        assert!((accuracy(&truth, &given) - 1.0 / 3.0).abs() < 1e-12);
        assert!((counts[0].precision() - 0.5).abs() < 1e-12 && counts[0].recall() == 1.0);
        let present = (2.0 / 3.0 + 2.0 / 3.0 + 1.0) / 3.0;
        assert!(
            (macro_f1(&counts) - present).abs() < 1e-12,
            "labels that do not occur are left out"
        );
    }

    #[test]
    fn of_nothing_is_zero() {
        let none: [Vec<LabelId>; 0] = [];
        assert_eq!(accuracy(&none, &none), 0.0);
        assert_eq!(macro_f1(&count_labels(&none, &none, 2)), 0.0);
    }

    #[test]
    fn the_error_of_single_articles_is_that_of_a_mean_and_groups_that_agree_have_more() {
        // Four of eight right, in one label: micro-F1 is the mean of eight outcomes, 0 or 1.
        let (truth, given) = (labels(&[0; 8]), labels(&[0, 0, 0, 0, 1, 1, 1, 1]));
        let error = |groups: &[u64]| standard_error(groups, &truth, &given, 2);
        let alone = error(&[0, 1, 2, 3, 4, 5, 6, 7]);
        // √(p q / (n − 1)), and the F1 of the label, 2 hits / (hits + n), moves by nearly as much.
        assert!((alone - (0.189 + 0.168)).abs() < 0.01, "{alone}");
        assert!(error(&[0, 0, 1, 1, 2, 2, 3, 3]) > 1.4 * alone);
        assert_eq!(error(&[0; 8]), 0.0);
    }
}
