//! Cross-validation of candidates.

use ndarray::{Array2, Axis, concatenate};
use rayon::prelude::*;

use super::candidate::Candidate;
use super::fitter::Fitter;
use super::model_selection::{FINAL_EPOCHS, ModelSelection};
use super::prune::Importance;
use super::setting::{CandidateResult, Setting};
use super::split::Split;
use crate::calibrate::{Above, Calibration, LabelProbabilities, LevelCalibration};
use crate::evaluate::{accuracy, count_labels, macro_f1, micro_f1, standard_error};
use crate::label::{Choice, LabelId, LabelMatrix};
use crate::naive_bayes::Error;

/// Passes over the articles for a fit that is only compared with others, where fits are dear: five
/// tell the settings of a large corpus apart as well as ten do.
const HASTY_EPOCHS: usize = 5;

/// Cross-validator: the splits of a model selection, each with a fitter to its articles.
pub(super) struct CrossValidator<'t> {
    selection: &'t ModelSelection<'t>,
    fitters: Vec<Fitter<'t>>,
    pub(super) held_out: Vec<usize>,
    pub(super) truth: LabelMatrix,
    /// What the level above says of them, where there is one.
    above: Vec<LabelProbabilities>,
}

/// A setting with all weights and with those that fit the budget.
pub(super) struct Pruned {
    pub(super) before: CandidateResult,
    pub(super) after: CandidateResult,
    /// Scores of the held-out articles by what was kept.
    pub(super) scores: Array2<f32>,
}

impl<'t> CrossValidator<'t> {
    pub(super) fn new(selection: &'t ModelSelection<'t>) -> Result<Self, Error> {
        let splits = selection.splits;
        let held_out: Vec<usize> = splits.iter().flat_map(|s| s.held_out.iter().copied()).collect();
        if held_out.is_empty() || splits.iter().any(|split| split.fit.is_empty()) {
            return Err(Error::NoExamples);
        }
        let fitters = splits.par_iter().map(|split| selection.fitter(&split.fit)).collect();
        let truth = selection.truth.select(&held_out);
        let above = selection.said_above(&held_out);
        Ok(Self { selection, fitters, held_out, truth, above })
    }

    /// One split only is made where fits are dear, and many of groups even there.
    fn epochs(&self) -> usize {
        let hasty = self.selection.splits.len() == 1 || self.selection.groups.is_some();
        if hasty { HASTY_EPOCHS } else { FINAL_EPOCHS }
    }

    /// The candidate at a setting.
    pub(super) fn candidate(&self, setting: Setting) -> Result<Candidate, Error> {
        let (vectors, epochs) = (self.selection.vectors, self.epochs());
        let splits = self.fitters.par_iter().zip(self.selection.splits);
        let scores = splits
            .map(|(fitter, split)| {
                fitter.fit_and_predict(setting, epochs, vectors.view(&split.held_out))
            })
            .collect::<Result<Vec<_>, _>>()?;
        Ok(self.judge(setting, &stack(&scores)))
    }

    /// What the setting gives with all weights, and with those that fit the budget. It is what the
    /// fitters are there for last.
    pub(super) fn prune(&mut self, setting: Setting) -> Result<Pruned, Error> {
        let fitters = std::mem::take(&mut self.fitters).into_par_iter();
        let scores = fitters
            .zip(self.selection.splits)
            .map(|(fitter, split)| self.scores_with_all_and_few(fitter, split, setting))
            .collect::<Result<Vec<_>, _>>()?;
        let (all, few): (Vec<_>, Vec<_>) = scores.into_iter().map(|[all, few]| (all, few)).unzip();
        let scores = stack(&few);
        let before = self.judge(setting, &stack(&all)).result;
        Ok(Pruned { before, after: self.judge(setting, &scores).result, scores })
    }

    /// Scores of the held-out articles of a split by a model with all of its weights, and by one
    /// whose weights fit into the budget.
    fn scores_with_all_and_few(
        &self,
        fitter: Fitter<'t>,
        split: &Split,
        setting: Setting,
    ) -> Result<[Array2<f32>; 2], Error> {
        let ModelSelection { vectors, budget, .. } = *self.selection;
        let weights = self.selection.weights(fitter, setting)?;
        let importance = Importance::of(&weights, vectors.view(&split.fit));
        Ok([usize::MAX, budget].map(|budget| {
            let linear = self.selection.shrink(&weights, &importance, budget);
            self.selection.predict(&linear, &split.held_out)
        }))
    }

    /// The labels that these scores give.
    fn given(&self, scores: &Array2<f32>) -> Vec<Vec<LabelId>> {
        let calibration = Calibration::learn(self.selection.choice, scores, &self.truth);
        let rows = scores.rows().into_iter();
        let Some(Above { parents, .. }) = self.selection.above else {
            return rows.map(|scores| calibration.decide(scores)).collect();
        };
        let above = Above { parents, rows: &self.above };
        let level = LevelCalibration::learn(&calibration, scores, above, &self.truth);
        let given = rows.zip(&self.above).map(|(scores, above)| {
            let given = level.decide(&calibration, scores, above).given.into_iter();
            let mut given: Vec<_> = given.map(|(label, _)| label).collect();
            given.sort_unstable();
            given
        });
        given.collect()
    }

    fn judge(&self, setting: Setting, scores: &Array2<f32>) -> Candidate {
        let truth: Vec<Vec<LabelId>> =
            (0..self.truth.articles()).map(|article| self.truth.of(article).collect()).collect();
        let given = self.given(scores);
        let counts = count_labels(&truth, &given, self.truth.labels());
        let accuracy = match self.selection.choice {
            Choice::One => accuracy(&truth, &given),
            Choice::Any => micro_f1(&counts),
        };
        let result = CandidateResult { setting, accuracy, macro_f1: macro_f1(&counts) };
        let error = self.selection.groups.map_or(0.0, |groups| {
            let groups: Vec<u64> = self.held_out.iter().map(|&article| groups[article]).collect();
            standard_error(&groups, &truth, &given, self.truth.labels())
        });
        let rightness = truth.iter().zip(&given).map(|(truth, given)| f1(truth, given)).collect();
        Candidate { result, rightness, error }
    }
}

fn stack(parts: &[Array2<f32>]) -> Array2<f32> {
    let views: Vec<_> = parts.iter().map(Array2::view).collect();
    concatenate(Axis(0), &views).expect("all parts have one column a label")
}

/// F1 of the labels that one article is given.
fn f1(truth: &[LabelId], given: &[LabelId]) -> f32 {
    let right = given.iter().filter(|label| truth.contains(label)).count();
    let all = truth.len() + given.len();
    if all == 0 { 1.0 } else { 2.0 * right as f32 / all as f32 }
}
