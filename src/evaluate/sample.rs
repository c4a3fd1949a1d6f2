//! The figures of a set of articles, and how far they would stray on another such set.

use super::estimate::Estimate;
use super::metrics::{LabelCounts, macro_f1, micro_f1};
use super::outcome::Outcome;
use super::resample::resampled;
use crate::label::LabelId;

/// Truth and tags of a set of articles.
///
/// Articles that agree in both count together, in the order of their labels: so no figure depends
/// on the order of the articles, and a resample costs one draw an article.
pub(super) struct Sample {
    kinds: Vec<Kind>,
    /// Place in `kinds`, by article.
    articles: Vec<u32>,
    labels: usize,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    truth: Vec<LabelId>,
    given: Vec<LabelId>,
}

/// What is measured of a set of articles.
pub(super) struct Figures {
    /// Share of the articles whose labels are exactly right.
    pub(super) accuracy: f64,
    /// Mean F1 over the labels that the truth holds.
    pub(super) macro_f1: f64,
    /// F1 of the counts of all labels together.
    pub(super) micro_f1: f64,
    /// By label.
    pub(super) labels: Vec<LabelCounts>,
}

/// The headline figures, and the F1 of each label, with their intervals.
pub(super) struct Estimates {
    pub(super) accuracy: Estimate,
    pub(super) macro_f1: Estimate,
    pub(super) micro_f1: Estimate,
    pub(super) label_f1: Vec<Estimate>,
    pub(super) labels: Vec<LabelCounts>,
}

impl Sample {
    /// The truth and tags of `outcomes`, over so many labels.
    pub(super) fn new(outcomes: &[Outcome<'_>], labels: usize) -> Self {
        let kind =
            |outcome: &Outcome| Kind { truth: outcome.truth.clone(), given: outcome.given() };
        let mut all: Vec<Kind> = outcomes.iter().map(kind).collect();
        all.sort_unstable();
        let mut sample = Self { kinds: Vec::new(), articles: Vec::new(), labels };
        for kind in all {
            if sample.kinds.last() != Some(&kind) {
                sample.kinds.push(kind);
            }
            sample.articles.push(sample.kinds.len() as u32 - 1);
        }
        sample
    }

    /// The figures with the intervals that resampling gives them.
    pub(super) fn estimates(&self) -> Estimates {
        let whole = self.figures(&self.times(self.articles.iter().copied()));
        let resamples = resampled(self.articles.len(), |drawn| {
            self.figures(&self.times(drawn.map(|article| self.articles[article])))
        });
        let estimate = |figure: fn(&Figures) -> f64| {
            Estimate::new(figure(&whole), resamples.iter().map(figure).collect())
        };
        Estimates {
            accuracy: estimate(|figures| figures.accuracy),
            macro_f1: estimate(|figures| figures.macro_f1),
            micro_f1: estimate(|figures| figures.micro_f1),
            label_f1: (0..self.labels).map(|label| label_f1(&whole, &resamples, label)).collect(),
            labels: whole.labels,
        }
    }

    /// How often each kind occurs among `articles`.
    fn times(&self, articles: impl Iterator<Item = u32>) -> Vec<usize> {
        let mut times = vec![0; self.kinds.len()];
        articles.for_each(|kind| times[kind as usize] += 1);
        times
    }

    fn figures(&self, times: &[usize]) -> Figures {
        let mut right = 0;
        let mut labels = vec![LabelCounts::default(); self.labels];
        for (Kind { truth, given }, &times) in self.kinds.iter().zip(times) {
            right += if truth == given { times } else { 0 };
            for label in given {
                let counts = &mut labels[label.index()];
                if truth.contains(label) {
                    counts.hits += times;
                } else {
                    counts.false_alarms += times;
                }
            }
            for label in truth.iter().filter(|label| !given.contains(label)) {
                labels[label.index()].misses += times;
            }
        }
        let accuracy = right as f64 / self.articles.len().max(1) as f64;
        Figures { accuracy, macro_f1: macro_f1(&labels), micro_f1: micro_f1(&labels), labels }
    }
}

/// The F1 of a label. Resamples in which it neither occurs nor is given say nothing of it.
fn label_f1(whole: &Figures, resamples: &[Figures], label: usize) -> Estimate {
    let counts = resamples.iter().map(|figures| figures.labels[label]);
    let met = counts.filter(|counts| *counts != LabelCounts::default());
    Estimate::new(whole.labels[label].f1(), met.map(LabelCounts::f1).collect())
}
