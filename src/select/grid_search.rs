//! Grid search over an algorithm's settings, on the training articles alone.

use ndarray::Array2;

use super::cross_validation::{CrossValidator, Pruned};
use super::model_selection::ModelSelection;
use super::prune::Importance;
use super::search::{Search, usual_setting};
use super::setting::{CandidateResult, Setting};
use super::split::OutOfFold;
use crate::classify::Linear;
use crate::label::Choice;
use crate::naive_bayes::Error;

/// Fitted facet: the model, and how it was chosen.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// Fitted to all articles at the best setting, with the weights that matter.
    pub linear: Linear,
    /// The best setting.
    pub setting: Setting,
    /// Every candidate that was tried, in order.
    pub candidates: Vec<CandidateResult>,
    /// Share of the weights that was kept.
    pub kept: f64,
    /// Result of the best setting with all weights …
    pub unpruned: CandidateResult,
    /// … and with those that were kept.
    pub outcome: CandidateResult,
    /// Scores at the best setting with the weights that were kept, to calibrate and to judge by.
    pub out_of_fold: OutOfFold,
}

impl ModelSelection<'_> {
    /// Tries settings on held-out articles, fits the best to all, and keeps of its weights those
    /// that matter most. `watch` sees every candidate's result as it comes. The same on any number
    /// of threads.
    ///
    /// # Errors
    /// [`Error::NoExamples`] when there is no article to fit to or to try on, and
    /// [`Error::OneLabel`] when every article must get the same label.
    pub fn run(&self, watch: &dyn Fn(&CandidateResult)) -> Result<Fitted, Error> {
        if self.choice == Choice::One && self.truth.labels() < 2 {
            return Err(Error::OneLabel);
        }
        if self.splits.is_empty() && self.vectors.dense_features() > 0 {
            return self.fit_untried();
        }
        let mut validator = CrossValidator::new(self)?;
        let attempt = |setting| {
            let candidate = validator.candidate(setting)?;
            watch(&candidate.result);
            Ok(candidate)
        };
        let mut search = Search::new(self, &attempt);
        let chosen = search.run()?;
        let candidates = search.candidates;
        let setting = chosen.ok_or(Error::NoExamples)?;
        let candidates = candidates.iter().map(|candidate| candidate.result).collect();
        let Pruned { before: unpruned, after: outcome, scores } = validator.prune(setting)?;
        let (linear, kept) = self.fit_to_all(setting)?;
        let CrossValidator { truth, held_out: articles, .. } = validator;
        let out_of_fold = OutOfFold { truth, articles, scores };
        Ok(Fitted { linear, setting, candidates, kept, unpruned, outcome, out_of_fold })
    }

    /// The usual model, where no article can be spared to try settings on.
    fn fit_untried(&self) -> Result<Fitted, Error> {
        let setting = usual_setting();
        let (linear, kept) = self.fit_to_all(setting)?;
        let outcome = CandidateResult { setting, accuracy: 0.0, macro_f1: 0.0 };
        let scores = Array2::zeros((0, self.truth.labels()));
        let out_of_fold = OutOfFold { truth: self.truth.select(&[]), articles: Vec::new(), scores };
        let candidates = Vec::new();
        Ok(Fitted { linear, setting, candidates, kept, unpruned: outcome, outcome, out_of_fold })
    }

    /// The model of all articles, and the share of its weights that it keeps.
    fn fit_to_all(&self, setting: Setting) -> Result<(Linear, f64), Error> {
        let all: Vec<usize> = (0..self.vectors.articles()).collect();
        let weights = self.weights(self.fitter(&all), setting)?;
        let importance = Importance::of(&weights, self.vectors.view(&all));
        let linear = self.shrink(&weights, &importance, self.budget);
        let kept = linear.cells() as f64 / (linear.features() * linear.labels()) as f64;
        Ok((linear, kept))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::super::setting::Algorithm;
    use super::super::split::Split;
    use super::*;
    use crate::features::{FeatureId, SparseVector, Vectors};
    use crate::label::{LabelId, LabelMatrix};

    const LABELS: usize = 3;
    const ARTICLES: usize = 60;
    const FEATURES: usize = 18;
    const ROW_BYTES: usize = 10;

    /// Articles that have the feature of their label two times in three, and others besides.
    fn articles() -> (Vectors, LabelMatrix) {
        let row = |n: usize| {
            let told = n % LABELS + if n % 9 < 6 { 0 } else { LABELS };
            let features = [told, 6 + n % 5, 11 + n % 7].map(|id| FeatureId(id as u32)).to_vec();
            SparseVector { weights: vec![0.577; features.len()], features }
        };
        let labels: Vec<_> = (0..ARTICLES).map(|n| [LabelId((n % LABELS) as u16)]).collect();
        let truth = LabelMatrix::new(labels.iter().map(<[LabelId; 1]>::as_slice), LABELS);
        (Vectors::from_rows((0..ARTICLES).map(row), FEATURES), truth)
    }

    fn halves() -> [Split; 2] {
        let (even, odd): (Vec<_>, Vec<_>) = (0..ARTICLES).partition(|n| n % 2 == 0);
        let split = |fit: &Vec<usize>, held_out: &Vec<usize>| Split {
            fit: fit.clone(),
            held_out: held_out.clone(),
        };
        [split(&even, &odd), split(&odd, &even)]
    }

    fn run(algorithm: Algorithm, budget: usize) -> (Fitted, Vec<CandidateResult>) {
        let ((vectors, truth), splits) = (articles(), halves());
        let (vectors, truth, splits) = (&vectors, &truth, splits.as_slice());
        let (choice, row_bytes) = (Choice::One, &[ROW_BYTES as u32; FEATURES]);
        let (groups, most_examples) = (None, ARTICLES / LABELS);
        let selection = ModelSelection {
            algorithm,
            choice,
            vectors,
            truth,
            most_examples,
            splits,
            groups,
            above: None,
            shares_words: false,
            budget,
            row_bytes,
        };
        let watched = RefCell::new(Vec::new());
        let fitted = selection.run(&|result| watched.borrow_mut().push(*result)).unwrap();
        (fitted, watched.into_inner())
    }

    #[test]
    fn takes_the_first_of_the_best_settings() {
        for algorithm in [Algorithm::Discriminative, Algorithm::Multinomial, Algorithm::Complement]
        {
            let (fitted, watched) = run(algorithm, usize::MAX);
            assert_eq!(fitted.candidates, watched, "{algorithm:?}");
            let most = watched.iter().map(CandidateResult::objective).fold(0.0, f64::max);
            let best = watched.iter().find(|result| result.objective() >= most).unwrap();
            assert_eq!(fitted.setting, best.setting, "{algorithm:?}: {watched:?}");
            assert!(best.accuracy > 0.6, "{algorithm:?}: {watched:?}");
        }
    }

    #[test]
    fn keeps_all_weights_if_there_is_room() {
        let (fitted, _) = run(Algorithm::Discriminative, usize::MAX);
        assert_eq!(fitted.unpruned, fitted.outcome);
        assert_eq!(fitted.out_of_fold.scores.dim(), (ARTICLES, LABELS));
        assert_eq!(fitted.out_of_fold.truth.articles(), ARTICLES);
        assert!(fitted.kept > 0.5, "{}: only what rounds to nothing is left out", fitted.kept);
    }

    #[test]
    fn keeps_no_more_weights_than_there_is_room_for() {
        for budget in [0, 12, 40, 100] {
            let (fitted, _) = run(Algorithm::Discriminative, budget);
            let Fitted { linear, .. } = fitted;
            let rows = (0..FEATURES as u32).filter(|&id| linear.has(FeatureId(id))).count();
            let bytes = rows * ROW_BYTES + linear.cells() * 2;
            assert!(bytes <= budget, "{bytes} bytes in {budget}");
            assert_eq!(bytes > 0, budget >= 12, "{bytes} bytes in {budget}");
        }
    }

    #[test]
    fn turns_down_what_cannot_be_learnt() {
        let (vectors, truth) = articles();
        let one = LabelMatrix::new((0..ARTICLES).map(|_| [LabelId(0)].as_slice()), 1);
        let (halves, nothing) = (halves(), [Split { fit: Vec::new(), held_out: vec![0] }]);
        let selection = |truth, splits| ModelSelection {
            algorithm: Algorithm::default(),
            choice: Choice::One,
            vectors: &vectors,
            truth,
            most_examples: ARTICLES,
            splits,
            groups: None,
            above: None,
            shares_words: false,
            budget: usize::MAX,
            row_bytes: &[ROW_BYTES as u32; FEATURES],
        };
        let run = |truth, splits| selection(truth, splits).run(&|_| ()).unwrap_err();
        assert!(matches!(run(&one, &halves), Error::OneLabel));
        assert!(matches!(run(&truth, &nothing), Error::NoExamples));
        assert!(matches!(run(&truth, &[]), Error::NoExamples));
    }

    #[test]
    fn groups_are_learnt_from_without_naive_bayes() {
        let ((vectors, truth), splits) = (articles(), halves());
        let groups: Vec<u64> = (0..ARTICLES as u64).collect();
        let selection = ModelSelection {
            algorithm: Algorithm::Discriminative,
            choice: Choice::One,
            vectors: &vectors,
            truth: &truth,
            most_examples: ARTICLES / LABELS,
            splits: &splits,
            groups: Some(&groups),
            above: None,
            shares_words: false,
            budget: usize::MAX,
            row_bytes: &[ROW_BYTES as u32; FEATURES],
        };
        let fitted = selection.run(&|_| ()).unwrap();
        assert!(
            fitted.candidates.iter().all(|result| matches!(result.setting, Setting::Plain { .. }))
        );
        assert!(fitted.outcome.accuracy > 0.6, "{:?}", fitted.candidates);
        let most = fitted.candidates.iter().map(CandidateResult::objective).fold(0.0, f64::max);
        let chosen = fitted.candidates.iter().position(|t| t.setting == fitted.setting).unwrap();
        assert!(fitted.candidates[chosen].objective() > most - 0.25, "{:?}", fitted.candidates);
        assert!(fitted.candidates[..chosen].iter().all(|result| result.objective() < most - 0.05));
    }
}
