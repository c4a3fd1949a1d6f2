//! Everything that an evaluation finds, as one value.

use serde::Serialize;

use super::confusion::Confusion;
use super::coverage::{Coverage, Sure, ratio};
use super::estimate::Estimate;
use super::estimate::quantile;
use super::leaks::Leaks;
use super::metrics::LabelCounts;
use super::outcome::Outcome;
use super::outcome::tags_of;
use super::reliability::{Bin, Reliability, bins};
use super::sample::Sample;
use crate::label::{Choice, Facet};

/// How good a model is, or a way of training.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// How it was tested.
    pub protocol: Protocol,
    /// What was found, facet by facet.
    pub facets: Vec<FacetReport>,
}

/// How a test came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Protocol {
    /// A finished model met articles.
    Model {
        /// SHA-256 of the articles that it learnt from.
        data: String,
        /// Whether the test articles are those very articles, so that the test says nothing.
        same_data: bool,
    },
    /// Each fold of a corpus was the test of a model that was trained on the others, settings and
    /// calibration included.
    Folds {
        /// Number of folds.
        folds: usize,
        /// Whether a field of the articles kept some of them together.
        grouped: bool,
    },
}

/// What was found of one facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FacetReport {
    /// Name of the facet.
    pub facet: String,
    /// How many labels an article gets.
    pub choice: Choice,
    /// Number of test articles, one for each target where the facet is asked towards one.
    pub articles: usize,
    /// Number of them that got no tag.
    pub untagged: usize,
    /// Share of the articles whose labels are exactly right.
    pub accuracy: Estimate,
    /// Mean F1 over the labels that the truth holds.
    pub macro_f1: Estimate,
    /// F1 of the counts of all labels together.
    pub micro_f1: Estimate,
    /// Label by label, in the order of the facet; then those that the model never learnt.
    pub labels: Vec<LabelReport>,
    /// Which labels are taken for which.
    pub confusion: Confusion,
    /// Whether probabilities mean what they say.
    pub reliability: Reliability,
    /// How much can be filed without a look.
    pub coverage: Coverage,
    /// What the classifier itself calls sure.
    pub sure: Sure,
    /// How much of the articles the classifier could read.
    pub known_words: KnownWords,
    /// What may make all these figures too good.
    pub leaks: Leaks,
}

/// What was found of one label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelReport {
    /// The label.
    pub label: String,
    /// Whether the model learnt it; if not it cannot be right.
    pub learnt: bool,
    /// Number of articles that have it.
    pub support: usize,
    /// Number of articles that got it.
    pub given: usize,
    /// Share of those that got it which have it; 0 where none got it.
    pub precision: f64,
    /// Share of those that have it which got it; 0 where none has it.
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: Estimate,
}

/// Which share of their words a classifier knew, article by article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KnownWords {
    /// Least, quarter, half, three quarters, most; empty where there is no article.
    pub quartiles: Vec<f64>,
    /// Articles by the share of their words, and the share of them that is right in all labels.
    pub bins: Vec<Bin>,
}

impl FacetReport {
    /// The report of `outcomes`, of a classifier that gives the first `learnt` labels of `facet`
    /// and calls a tag sure at the precision `asked`.
    ///
    /// # Panics
    /// When an outcome holds a label that `facet` does not have.
    #[must_use]
    pub fn new(
        facet: &Facet,
        learnt: usize,
        asked: f64,
        outcomes: &[Outcome<'_>],
        leaks: Leaks,
    ) -> Self {
        let names: Vec<String> = facet.labels.iter().map(|label| label.name.clone()).collect();
        let found = Sample::new(outcomes, names.len()).estimates();
        let labels = names.iter().zip(&found.labels).zip(&found.label_f1).enumerate();
        let labels = labels.map(|(place, ((name, counts), f1))| {
            LabelReport::new(name, place < learnt, *counts, *f1)
        });
        let tags = tags_of(outcomes);
        Self {
            facet: facet.name.clone(),
            choice: facet.choice,
            articles: outcomes.len(),
            untagged: outcomes.iter().filter(|outcome| outcome.tags.is_empty()).count(),
            accuracy: found.accuracy,
            macro_f1: found.macro_f1,
            micro_f1: found.micro_f1,
            labels: labels.collect(),
            confusion: Confusion::new(outcomes, &names),
            reliability: Reliability::new(&tags),
            coverage: Coverage::new(&tags),
            sure: sure(asked, outcomes, tags.len()),
            known_words: KnownWords::new(outcomes),
            leaks,
        }
    }
}

impl LabelReport {
    fn new(label: &str, learnt: bool, counts: LabelCounts, f1: Estimate) -> Self {
        Self {
            label: label.to_owned(),
            learnt,
            support: counts.support(),
            given: counts.hits + counts.false_alarms,
            precision: counts.precision(),
            recall: counts.recall(),
            f1,
        }
    }
}

fn sure(asked: f64, outcomes: &[Outcome<'_>], all: usize) -> Sure {
    let right = |outcome: &Outcome| -> Vec<bool> {
        let sure = outcome.tags.iter().filter(|tag| tag.sure);
        sure.map(|tag| outcome.has(tag.label)).collect()
    };
    let sure: Vec<bool> = outcomes.iter().flat_map(right).collect();
    let hits = sure.iter().filter(|right| **right).count();
    Sure {
        asked,
        tags: sure.len(),
        share: ratio(sure.len(), all),
        precision: ratio(hits, sure.len()),
    }
}

impl KnownWords {
    /// The share that half of the articles exceed; `None` where there is no article.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        self.quartiles.get(2).copied()
    }

    fn new(outcomes: &[Outcome<'_>]) -> Self {
        let mut known: Vec<_> =
            outcomes.iter().map(|outcome| (outcome.known_words, outcome.is_right())).collect();
        known.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let shares: Vec<f64> = known.iter().map(|known| known.0).collect();
        let quartiles = [0.0, 0.25, 0.5, 0.75, 1.0].iter();
        Self {
            quartiles: quartiles.filter_map(|share| quantile(&shares, *share)).collect(),
            bins: bins(&known),
        }
    }
}
