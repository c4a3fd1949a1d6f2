//! Continuation of one facet: how far corrections may move it is chosen on corrections held out.

use linfa::ParamGuard;
use ndarray::{Array2, ArrayView1};

use super::error::TrainError;
use crate::analysis::Analysers;
use crate::calibrate::{Calibration, HeldOutTag, PrecisionThresholds};
use crate::classify::{Classifier, Linear};
use crate::corpus::{Groups, LabelledExample, LabelledFacet};
use crate::features::{Instance, Vectors, VectorsView};
use crate::label::{Facet, LabelId, LabelMatrix};
use crate::model::ContinuedFacet;
use crate::naive_bayes::{DiscriminativeParams, TrainingSet, Weights};
use crate::text::Article;

/// Prices of a margin not kept that are tried beside leaving the base as it is.
const COSTS: [f32; 5] = [0.003, 0.01, 0.03, 0.1, 0.3];
/// Parts that take turns in being held out.
const FOLDS: u8 = 5;
/// The shuffle that deals corrections into folds.
const SEED: u64 = 0;
/// Held-out tags from which on they may say which tags are sure.
const ENOUGH: usize = 200;
/// Half the width of an interval of nineteen in twenty, in standard errors.
const WIDE: f64 = 1.96;

/// A facet of the base, and its corrections.
pub(super) struct FacetContinuation<'c> {
    base: &'c Classifier,
    weights: Weights,
    vectors: Vectors,
    truth: LabelMatrix,
    folds: Vec<Option<u8>>,
    /// What the tags of each example are right or wrong with.
    clusters: Vec<u64>,
}

/// What came of a price on held-out corrections; at 0 it is the base.
struct Trial {
    cost: f32,
    scores: Array2<f32>,
    /// Brier score of each correction.
    losses: Vec<f64>,
    /// F1 of the labels of each correction.
    hits: Vec<f64>,
}

impl Trial {
    /// Whether it gives better labels than another, and better probabilities of them, each by more than
    /// chance moves them. Probabilities alone would be better of weights that have only grown.
    fn beats(&self, other: &Self) -> bool {
        gains(&other.hits, &self.hits) && gains(&self.losses, &other.losses)
    }
}

impl<'c> FacetContinuation<'c> {
    pub(super) fn new(
        base: &'c Classifier,
        labelled: &LabelledFacet,
        articles: &[Article],
        groups: &Groups,
        analysers: &Analysers,
    ) -> Self {
        let cluster = |example: &LabelledExample| groups.keys()[example.article];
        let examples = labelled.examples.iter();
        let instances: Vec<Instance<'_>> =
            examples.map(|example| (&articles[example.article], None)).collect();
        Self {
            base,
            weights: base.linear.weights(),
            vectors: base.vectoriser.transform(&instances, analysers),
            truth: truth(labelled, &base.facet),
            folds: labelled.folds_by(cluster, FOLDS, SEED),
            clusters: labelled.examples.iter().map(cluster).collect(),
        }
    }

    /// The facet as corrections have it, and what came of that.
    pub(super) fn run(&self) -> Result<(Classifier, ContinuedFacet), TrainError> {
        let before = self.trial(0.0)?;
        let mut chosen = None;
        for cost in COSTS {
            let trial = self.trial(cost)?;
            let best = chosen.as_ref().unwrap_or(&before);
            if trial.beats(best) {
                chosen = Some(trial);
            }
        }
        let after = chosen.as_ref().unwrap_or(&before);
        let mut classifier = self.base.clone();
        let thresholds = chosen.as_ref().and_then(|own| self.thresholds(own));
        let own_thresholds = thresholds.is_some();
        if after.cost > 0.0 {
            let all: Vec<usize> = (0..self.vectors.articles()).collect();
            let weights = self.fit(after.cost, &all)?;
            classifier.linear =
                Linear::quantise(&weights, self.base.linear.features(), |_, _| true);
        }
        classifier.thresholds = thresholds.unwrap_or(classifier.thresholds);
        let (hits_before, hits_after) = (&before.hits, &after.hits);
        let gain: Vec<f64> = hits_after.iter().zip(hits_before).map(|(a, b)| a - b).collect();
        let (mean_gain, error) = mean_and_error(&gain);
        let card = ContinuedFacet {
            facet: self.base.facet.name.clone(),
            corrections: self.vectors.articles(),
            cost: f64::from(after.cost),
            before: mean_and_error(hits_before).0,
            after: mean_and_error(hits_after).0,
            interval: (mean_gain - WIDE * error, mean_gain + WIDE * error),
            own_thresholds,
        };
        Ok((classifier, card))
    }

    /// Scores every correction by weights that have not seen it.
    fn trial(&self, cost: f32) -> Result<Trial, TrainError> {
        let mut scores = Array2::zeros((self.vectors.articles(), self.truth.labels()));
        for fold in 0..FOLDS {
            let (held_out, fit): (Vec<_>, Vec<_>) =
                (0..self.folds.len()).partition(|&example| self.folds[example] == Some(fold));
            let fitted = if cost > 0.0 && !fit.is_empty() && !held_out.is_empty() {
                Some(self.fit(cost, &fit)?)
            } else {
                None
            };
            let weights = fitted.as_ref().unwrap_or(&self.weights);
            for (&place, row) in held_out.iter().zip(self.view(&held_out).rows()) {
                scores.row_mut(place).assign(&weights.scores(row));
            }
        }
        let losses = scores.rows().into_iter().enumerate();
        let losses = losses.map(|(place, row)| self.loss(place, row)).collect();
        let hits = self.hits(&scores);
        Ok(Trial { cost, scores, losses, hits })
    }

    fn fit(&self, cost: f32, examples: &[usize]) -> Result<Weights, TrainError> {
        let training = TrainingSet::new(self.view(examples), self.truth.view(examples));
        let params = DiscriminativeParams::default().cost(cost).check();
        let fitted = params.and_then(|params| params.continue_from(&self.weights, &training));
        let facet = self.base.facet.name.clone();
        fitted.map_err(|source| TrainError::Classifier { facet, source })
    }

    /// Some of the corrections, with as much of their embeddings as the base weighs.
    fn view<'v>(&'v self, examples: &'v [usize]) -> VectorsView<'v> {
        let view = self.vectors.view(examples);
        if self.base.linear.dimensions() > 0 { view } else { view.without_dense() }
    }

    /// Mean squared distance of probabilities from the truth, over the labels that are known.
    fn loss(&self, place: usize, scores: ArrayView1<'_, f32>) -> f64 {
        let probabilities = self.base.calibration.probabilities(scores);
        let known = |label: &usize| self.truth.is_known(place, *label);
        let off = |label: usize| {
            let truth = f64::from(u8::from(self.truth.has(place, label)));
            (probabilities[label] - truth).powi(2)
        };
        (0..probabilities.len()).filter(known).map(off).sum()
    }

    /// F1 of the labels of each correction, among those that are known.
    fn hits(&self, scores: &Array2<f32>) -> Vec<f64> {
        let hit = |(place, scores)| {
            let given = self.base.calibration.decide(scores);
            let known = |label: &&LabelId| self.truth.is_known(place, label.index());
            let given: Vec<_> = given.iter().filter(known).collect();
            let right = given.iter().filter(|own| self.truth.has(place, own.index())).count();
            let all = given.len() + self.truth.of(place).count();
            if all == 0 { 1.0 } else { 2.0 * right as f64 / all as f64 }
        };
        scores.rows().into_iter().enumerate().map(hit).collect()
    }

    /// What held-out corrections vouch for, where there are enough of them. Tags under others hang on
    /// these as well, and keep the thresholds of the base.
    fn thresholds(&self, trial: &Trial) -> Option<PrecisionThresholds> {
        let calibration: &Calibration = &self.base.calibration;
        let rows = trial.scores.rows().into_iter().enumerate();
        let tags = rows.flat_map(|(place, scores)| {
            calibration.decide(scores).into_iter().map(move |label| HeldOutTag {
                probability: calibration.probability(scores, label),
                right: self.truth.has(place, label.index()),
                cluster: self.clusters[place],
            })
        });
        let tags: Vec<HeldOutTag> = tags.collect();
        if self.base.level.is_some() || tags.len() < ENOUGH {
            return None;
        }
        let learnt = PrecisionThresholds::learn(tags);
        learnt.points().iter().any(|point| point.threshold.is_some()).then_some(learnt)
    }
}

/// What is known of each correction. A label is told from those beside it: under another it is known
/// where the example has that.
fn truth(labelled: &LabelledFacet, facet: &Facet) -> LabelMatrix {
    let rows = labelled.examples.iter().map(|example| example.labels.as_slice());
    let mut truth = LabelMatrix::new(rows, facet.labels.len());
    for (place, example) in labelled.examples.iter().enumerate() {
        let parent = |label: &LabelId| facet.labels[label.index()].parent.as_ref();
        let parents: Vec<_> = example.labels.iter().map(parent).collect();
        for label in (0..).map(LabelId).take(facet.labels.len()) {
            if facet.parent.is_some() && !parents.contains(&parent(&label)) {
                truth.set_unknown(place, label);
            }
        }
    }
    truth
}

/// Whether values grow by more than chance moves them: by over one standard error.
fn gains(before: &[f64], after: &[f64]) -> bool {
    let gain: Vec<f64> = after.iter().zip(before).map(|(after, before)| after - before).collect();
    let (mean, error) = mean_and_error(&gain);
    mean > error && mean > 0.0
}

/// Mean of `values`, and its standard error.
fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, (squares / (count - 1.0).max(1.0) / count).sqrt())
}
