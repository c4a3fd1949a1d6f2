//! Continuation of one facet: how far corrections may move it is chosen on corrections held out.

use ndarray::Array2;
use rayon::prelude::*;

use crate::analysis::Analysers;
use crate::calibrate::HeldOutTag;
use crate::classify::{Classifier, ContinuedFit, Linear};
use crate::corpus::{Groups, LabelledExample, LabelledFacet};
use crate::features::{Instance, Vectors, VectorsView};
use crate::label::{Facet, Label, LabelId, LabelMatrix};
use crate::model::{ContinuedFacet, MovedLabel};
use crate::naive_bayes::Weights;
use crate::text::Article;

/// Variances of the prior that are tried beside leaving the base as it is. Thrice as much gains a desk
/// of another convention a fifth more, and costs half as much again elsewhere (`benches/README.md`,
/// "Continued training").
const VARIANCES: [f64; 3] = [0.1, 0.3, 1.0];
/// Parts that take turns in being held out.
const FOLDS: u8 = 5;
/// The shuffle that deals corrections into folds.
const SEED: u64 = 0;
/// Half the width of an interval of nineteen in twenty, in standard errors.
const WIDE: f64 = 1.96;

/// A facet of the base, and its corrections.
pub(super) struct FacetContinuation<'c> {
    base: &'c Classifier,
    vectors: Vectors,
    truth: LabelMatrix,
    folds: Vec<Option<u8>>,
    /// What the tags of each example are right or wrong with.
    clusters: Vec<u64>,
}

/// What came of a variance on held-out corrections; at 0 it is the base.
struct Trial {
    variance: f64,
    scores: Array2<f32>,
    /// Log-likelihood of each correction.
    likelihoods: Vec<f64>,
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
            vectors: base.vectoriser.transform(&instances, analysers),
            truth: truth(labelled, &base.facet),
            folds: labelled.folds_by(cluster, FOLDS, SEED),
            clusters: labelled.examples.iter().map(cluster).collect(),
        }
    }

    /// The facet as corrections have it, and what came of that.
    pub(super) fn run(&self) -> (Classifier, ContinuedFacet) {
        let before = self.trial(0.0);
        let trials = VARIANCES.into_par_iter().map(|variance| self.trial(variance));
        let trials: Vec<Trial> = trials.collect();
        let after = least_change(&before, &trials);
        let mut classifier = self.base.clone();
        if after.variance > 0.0 {
            let all: Vec<usize> = (0..self.vectors.articles()).collect();
            let (weights, features) = (self.fit(after.variance, &all), self.base.linear.features());
            classifier.linear = Linear::quantise(&weights, features, |_, _| true);
        }
        // Tags under others hang on these as well, and are sure where these are.
        if self.base.level.is_none() {
            classifier.thresholds = self.base.thresholds.revised(&self.tags(after));
        }
        let card = self.card(&before, after);
        (classifier, card)
    }

    /// Scores every correction by weights that have not seen it.
    fn trial(&self, variance: f64) -> Trial {
        let mut scores = Array2::zeros((self.vectors.articles(), self.truth.labels()));
        for fold in 0..FOLDS {
            let (held_out, fit): (Vec<_>, Vec<_>) =
                (0..self.folds.len()).partition(|&example| self.folds[example] == Some(fold));
            let weights = self.fit(variance, &fit);
            for (&place, row) in held_out.iter().zip(self.view(&held_out).rows()) {
                scores.row_mut(place).assign(&weights.scores(row));
            }
        }
        let rows = scores.rows().into_iter().enumerate();
        let likelihood =
            |(place, row)| self.base.calibration.log_likelihood(row, &self.truth, place);
        let likelihoods = rows.map(likelihood).collect();
        Trial { variance, scores, likelihoods }
    }

    /// The weights that some of the corrections leave.
    fn fit(&self, variance: f64, examples: &[usize]) -> Weights {
        if variance == 0.0 {
            return self.base.linear.weights();
        }
        let Classifier { linear, calibration, .. } = self.base;
        let fit = ContinuedFit { linear, calibration, variance };
        fit.weights(self.view(examples), &self.truth.select(examples))
    }

    /// Some of the corrections, with as much of their embeddings as the base weighs.
    fn view<'v>(&'v self, examples: &'v [usize]) -> VectorsView<'v> {
        let view = self.vectors.view(examples);
        if self.base.linear.dimensions() > 0 { view } else { view.without_dense() }
    }

    /// What of the corrections each variance got right, and how far it moved.
    fn card(&self, before: &Trial, after: &Trial) -> ContinuedFacet {
        let (hits_before, hits_after) = (self.hits(before), self.hits(after));
        let gain: Vec<f64> = hits_after.iter().zip(&hits_before).map(|(a, b)| a - b).collect();
        let (mean_gain, error) = mean_and_error(&gain);
        ContinuedFacet {
            facet: self.base.facet.name.clone(),
            corrections: self.vectors.articles(),
            variance: after.variance,
            before: mean_and_error(&hits_before).0,
            after: mean_and_error(&hits_after).0,
            interval: (mean_gain - WIDE * error, mean_gain + WIDE * error),
            moved: self.moved(before, after),
        }
    }

    /// The labels that held-out corrections get more or less often than before, most moved first.
    fn moved(&self, before: &Trial, after: &Trial) -> Vec<MovedLabel> {
        let [before, after] = [before, after].map(|trial| self.given(trial));
        let labels = self.base.facet.labels.iter().zip(before).zip(after).enumerate();
        let moved = |(place, ((label, before), after)): (usize, ((&Label, usize), usize))| {
            let corrected =
                (0..self.truth.articles()).filter(|&own| self.truth.has(own, place)).count();
            MovedLabel { label: label.name.clone(), before, after, corrected }
        };
        let mut moved: Vec<_> = labels.map(moved).filter(|own| own.by() > 0).collect();
        moved.sort_by_key(|own| std::cmp::Reverse(own.by()));
        moved
    }

    /// Number of held-out corrections that get each label.
    fn given(&self, trial: &Trial) -> Vec<usize> {
        let mut given = vec![0; self.truth.labels()];
        let rows = trial.scores.rows().into_iter();
        let labels = rows.flat_map(|scores| self.base.calibration.decide(scores));
        labels.for_each(|label| given[label.index()] += 1);
        given
    }

    /// F1 of the labels of each correction, among those that are known.
    fn hits(&self, trial: &Trial) -> Vec<f64> {
        let hit = |(place, scores)| {
            let given = self.base.calibration.decide(scores);
            let known = |label: &&LabelId| self.truth.is_known(place, label.index());
            let given: Vec<_> = given.iter().filter(known).collect();
            let right = given.iter().filter(|own| self.truth.has(place, own.index())).count();
            let all = given.len() + self.truth.of(place).count();
            if all == 0 { 1.0 } else { 2.0 * right as f64 / all as f64 }
        };
        trial.scores.rows().into_iter().enumerate().map(hit).collect()
    }

    /// The tags that a trial gives to held-out corrections.
    fn tags(&self, trial: &Trial) -> Vec<HeldOutTag> {
        let calibration = &self.base.calibration;
        let rows = trial.scores.rows().into_iter().enumerate();
        let tags = rows.flat_map(|(place, scores)| {
            calibration.decide(scores).into_iter().map(move |label| HeldOutTag {
                probability: calibration.probability(scores, label),
                right: self.truth.has(place, label.index()),
                cluster: self.clusters[place],
            })
        });
        tags.collect()
    }
}

/// Of the trials, of rising variance, the first that is as likely as the likeliest but for what chance
/// moves (the one-standard-error rule: Breiman, Friedman, Olshen and Stone, "Classification and
/// Regression Trees", 1984, section 3.4.3).
fn least_change<'t>(before: &'t Trial, trials: &'t [Trial]) -> &'t Trial {
    let all = || std::iter::once(before).chain(trials);
    let sum = |trial: &Trial| trial.likelihoods.iter().sum::<f64>();
    let best = all().max_by(|a, b| sum(a).total_cmp(&sum(b))).unwrap_or(before);
    all().find(|own| !gains(&own.likelihoods, &best.likelihoods)).unwrap_or(before)
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
    mean > error
}

/// Mean of `values`, and its standard error.
fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let count = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (mean, (squares / (count - 1.0).max(1.0) / count).sqrt())
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use super::*;

    #[test]
    fn the_least_change_that_only_chance_tells_from_the_best_is_taken() {
        let trial = |variance, likelihoods: [f64; 4]| Trial {
            variance,
            scores: Array2::zeros((0, 0)),
            likelihoods: likelihoods.to_vec(),
        };
        let before = trial(0.0, [-2.0; 4]);
        let table = [
            ("nothing gained", [-2.0; 4], [-2.5; 4], 0.0),
            ("one correction in four gains", [-2.0; 4], [-2.0, -2.2, -2.2, -1.0], 0.0),
            ("the larger gains by chance", [-1.0; 4], [-1.5, -0.5, -0.5, -1.2], 0.1),
            ("the larger gains", [-1.5; 4], [-1.0, -0.9, -1.1, -1.0], 1.0),
        ];
        for (name, small, large, expected) in table {
            let trials = [trial(0.1, small), trial(1.0, large)];
            assert_eq!(least_change(&before, &trials).variance, expected, "{name}");
        }
    }
}
