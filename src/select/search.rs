//! Choosing an algorithm's settings from the training articles alone.

use ndarray::{Array2, Axis, concatenate};
use rayon::prelude::*;

use super::learner::Learner;
use super::prune::Importance;
use super::setting::{Algorithm, Setting, Trial};
use crate::calibrate::Calibration;
use crate::classify::Linear;
use crate::evaluate::{accuracy, count_labels, macro_f1, micro_f1, standard_error};
use crate::features::Vectors;
use crate::label::{Choice, LabelId, Targets};
use crate::naive_bayes::{Error, Weights};

/// Strengths that are tried, weakest first; two falls in a row end the climb.
const COSTS: [f32; 5] = [0.1, 0.3, 1.0, 3.0, 10.0];
/// The strength of the prior mean while the cost is searched …
const PRIOR: f32 = 0.1;
/// … and those tried afterwards at the best cost.
const OTHER_PRIORS: [f32; 2] = [0.0, 0.3];
/// Smoothings that are tried for the generative models.
const ALPHAS: [f64; 4] = [0.01, 0.03, 0.1, 0.3];
/// Passes over the articles for a fit that is only compared with others, where fits are dear: five
/// tell the settings of a large corpus apart as well as ten do.
const HASTY_EPOCHS: usize = 5;
const FINAL_EPOCHS: usize = 10;

/// Articles to learn from and articles to try on, as rows of the training vectors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Rows to learn from.
    pub fit: Vec<usize>,
    /// Rows to try on.
    pub held_out: Vec<usize>,
}

/// Scores of articles by models that did not see them.
#[derive(Clone, Debug, PartialEq)]
pub struct OutOfFold {
    /// The truth of these articles, in the order of the scores.
    pub targets: Targets,
    /// Their rows among the training vectors.
    pub articles: Vec<usize>,
    /// (those articles × labels)
    pub scores: Array2<f32>,
}

impl OutOfFold {
    /// Every tag that `calibration` gives these articles: its probability, and whether it is right.
    #[must_use]
    pub fn tags(&self, calibration: &Calibration) -> Vec<(f64, bool)> {
        let rows = self.scores.rows().into_iter().enumerate();
        rows.flat_map(|(article, scores)| {
            let given = calibration.decide(scores).into_iter();
            given.map(move |label| {
                let right = self.targets.has(article, label.index());
                (calibration.probability(scores, label), right)
            })
        })
        .collect()
    }
}

/// A fitted facet: the model, and how it was chosen.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// Fitted to all articles at the best setting, with the weights that matter.
    pub linear: Linear,
    /// The best setting.
    pub setting: Setting,
    /// Every setting that was tried, in order.
    pub trials: Vec<Trial>,
    /// Share of the weights that was kept.
    pub kept: f64,
    /// What came of the best setting with all weights …
    pub unpruned: Trial,
    /// … and with those that were kept.
    pub outcome: Trial,
    /// Scores at the best setting with the weights that were kept, to calibrate and to judge by.
    pub out_of_fold: OutOfFold,
}

/// A facet's training set with its splits.
#[derive(Clone, Copy, Debug)]
pub struct Search<'t> {
    /// How to fit.
    pub algorithm: Algorithm,
    /// How many labels an article gets.
    pub choice: Choice,
    /// The articles.
    pub vectors: &'t Vectors,
    /// Their labels.
    pub targets: &'t Targets,
    /// How to hold articles out.
    pub splits: &'t [Split],
    /// The group of each article where they come in groups, such as outlets, and the model is for
    /// articles of others. Log-odds are of articles, not of groups: what a large group alone says
    /// looks to naive Bayes like much evidence, and the fit does better without.
    pub groups: Option<&'t [u64]>,
    /// Bytes that the weights may take in the model file.
    pub budget: usize,
    /// Bytes that each feature takes beside its weights.
    pub row_bytes: &'t [u32],
}

impl Search<'_> {
    fn strengths(&self) -> Vec<Setting> {
        match self.algorithm {
            Algorithm::Discriminative if self.groups.is_some() => {
                COSTS.map(|cost| Setting::Plain { cost }).to_vec()
            }
            Algorithm::Discriminative => {
                COSTS.map(|cost| Setting::Margin { cost, prior: PRIOR }).to_vec()
            }
            Algorithm::Multinomial | Algorithm::Complement => {
                ALPHAS.map(|alpha| Setting::Smoothing { alpha }).to_vec()
            }
        }
    }

    /// Tries settings on held-out articles, fits the best to all, and keeps of its weights those
    /// that matter most. `watch` sees every trial as it ends. The same on any number of threads.
    ///
    /// # Errors
    /// [`Error::NoExamples`] when there is no article to fit to or to try on, and
    /// [`Error::OneLabel`] when every article must get the same label.
    pub fn run(&self, watch: &dyn Fn(&Trial)) -> Result<Fitted, Error> {
        if self.choice == Choice::One && self.targets.labels() < 2 {
            return Err(Error::OneLabel);
        }
        let mut bench = Bench::new(self)?;
        let attempts = bench.climb(watch)?;
        let trials: Vec<Trial> = attempts.iter().map(|attempt| attempt.trial).collect();
        let setting = choose(&attempts).ok_or(Error::NoExamples)?;
        let (unpruned, outcome, scores) = bench.prune(setting)?;
        let all: Vec<usize> = (0..self.vectors.articles()).collect();
        let weights = self.weights(Learner::new(self, &all), setting)?;
        let importance = Importance::of(&weights, self.vectors, &all);
        let linear = self.shrink(&weights, &importance, self.budget);
        let kept = linear.cells() as f64 / (weights.features() * weights.labels()) as f64;
        let out_of_fold = OutOfFold { targets: bench.truth, articles: bench.held_out, scores };
        Ok(Fitted { linear, setting, trials, kept, unpruned, outcome, out_of_fold })
    }

    /// The weights that the learner comes to, and needs nothing for any more.
    fn weights(&self, learner: Learner<'_>, setting: Setting) -> Result<Weights, Error> {
        let mut weights = learner.fit(setting, FINAL_EPOCHS)?;
        drop(learner);
        if self.choice == Choice::One {
            weights.centre();
        }
        Ok(weights)
    }

    /// Those weights that matter most, as many as `budget` bytes hold.
    fn shrink(&self, weights: &Weights, importance: &Importance<'_>, budget: usize) -> Linear {
        let cut = importance.cut(budget, |feature| self.row_bytes[feature.index()] as usize);
        Linear::quantise(weights, |feature, label| importance.cell(feature, label) >= cut)
    }
}

/// The splits of a search, each with what its fits have in common.
struct Bench<'t> {
    search: &'t Search<'t>,
    learners: Vec<Learner<'t>>,
    held_out: Vec<usize>,
    truth: Targets,
}

impl<'t> Bench<'t> {
    fn new(search: &'t Search<'t>) -> Result<Self, Error> {
        let splits = search.splits;
        let held_out: Vec<usize> = splits.iter().flat_map(|s| s.held_out.iter().copied()).collect();
        if held_out.is_empty() || splits.iter().any(|split| split.fit.is_empty()) {
            return Err(Error::NoExamples);
        }
        let learners = splits.par_iter().map(|split| Learner::new(search, &split.fit)).collect();
        let truth = search.targets.select(&held_out);
        Ok(Self { search, learners, held_out, truth })
    }

    /// Strengths upward until two have fallen behind the one before, then priors at the best.
    fn climb(&self, watch: &dyn Fn(&Trial)) -> Result<Vec<Attempt>, Error> {
        let mut attempts: Vec<Attempt> = Vec::new();
        for setting in self.search.strengths() {
            attempts.push(self.attempt(setting, watch)?);
            let falls = |pair: &[Attempt]| pair[1].trial.merit() < pair[0].trial.merit();
            if attempts.windows(2).filter(|pair| falls(pair)).count() == 2 {
                break;
            }
        }
        if let Some(Setting::Margin { cost, .. }) = choose(&attempts) {
            for prior in OTHER_PRIORS {
                attempts.push(self.attempt(Setting::Margin { cost, prior }, watch)?);
            }
        }
        Ok(attempts)
    }

    /// One split only is made where fits are dear, and many of groups even there.
    fn epochs(&self) -> usize {
        let hasty = self.search.splits.len() == 1 || self.search.groups.is_some();
        if hasty { HASTY_EPOCHS } else { FINAL_EPOCHS }
    }

    fn attempt(&self, setting: Setting, watch: &dyn Fn(&Trial)) -> Result<Attempt, Error> {
        let splits = self.learners.par_iter().zip(self.search.splits);
        let scores = splits
            .map(|(learner, split)| learner.score(setting, self.epochs(), &split.held_out))
            .collect::<Result<Vec<_>, _>>()?;
        let attempt = self.judge(setting, &stack(&scores));
        watch(&attempt.trial);
        Ok(attempt)
    }

    /// What the setting gives with all weights, what with those that fit the budget, and the scores
    /// of the latter. It is what the learners are there for last.
    fn prune(&mut self, setting: Setting) -> Result<(Trial, Trial, Array2<f32>), Error> {
        let learners = std::mem::take(&mut self.learners).into_par_iter();
        let scores = learners
            .zip(self.search.splits)
            .map(|(learner, split)| self.scores_with_all_and_few(learner, split, setting))
            .collect::<Result<Vec<_>, _>>()?;
        let (all, few): (Vec<_>, Vec<_>) = scores.into_iter().map(|[all, few]| (all, few)).unzip();
        let scores = stack(&few);
        let unpruned = self.judge(setting, &stack(&all)).trial;
        Ok((unpruned, self.judge(setting, &scores).trial, scores))
    }

    /// Scores of the held-out articles of a split by a model with all of its weights, and by one
    /// whose weights fit into the budget.
    fn scores_with_all_and_few(
        &self,
        learner: Learner<'t>,
        split: &Split,
        setting: Setting,
    ) -> Result<[Array2<f32>; 2], Error> {
        let Search { vectors, budget, .. } = *self.search;
        let weights = self.search.weights(learner, setting)?;
        let importance = Importance::of(&weights, vectors, &split.fit);
        Ok([usize::MAX, budget].map(|budget| {
            let linear = self.search.shrink(&weights, &importance, budget);
            linear.scores_of(vectors, &split.held_out)
        }))
    }

    fn judge(&self, setting: Setting, scores: &Array2<f32>) -> Attempt {
        let calibration = Calibration::learn(self.search.choice, scores, &self.truth);
        let truth: Vec<Vec<LabelId>> =
            (0..self.truth.articles()).map(|article| self.truth.of(article).collect()).collect();
        let given: Vec<_> = scores.rows().into_iter().map(|s| calibration.decide(s)).collect();
        let counts = count_labels(&truth, &given, self.truth.labels());
        let accuracy = match self.search.choice {
            Choice::One => accuracy(&truth, &given),
            Choice::Any => micro_f1(&counts),
        };
        let trial = Trial { setting, accuracy, macro_f1: macro_f1(&counts) };
        let error = self.search.groups.map_or(0.0, |groups| {
            let groups: Vec<u64> = self.held_out.iter().map(|&article| groups[article]).collect();
            standard_error(&groups, &truth, &given, self.truth.labels())
        });
        Attempt { trial, error }
    }
}

/// What came of one setting, and how much it owes to which groups there happened to be.
#[derive(Clone, Copy, Debug)]
struct Attempt {
    trial: Trial,
    /// Standard error of its merit over groups of articles; 0 where there are none, since what is
    /// drawn article by article tells settings apart well enough.
    error: f64,
}

/// The weakest setting that is not worse than the best by more than its standard error: what few
/// groups prefer they may prefer by chance (Breiman, Friedman, Olshen and Stone, "Classification
/// and Regression Trees", 1984, section 3.4.3).
fn choose(attempts: &[Attempt]) -> Option<Setting> {
    let merit = |attempt: &Attempt| attempt.trial.merit();
    let best = attempts.iter().max_by(|a, b| merit(a).total_cmp(&merit(b)))?;
    let good = |attempt: &&Attempt| merit(attempt) >= merit(best) - best.error;
    attempts.iter().find(good).map(|attempt| attempt.trial.setting)
}

fn stack(parts: &[Array2<f32>]) -> Array2<f32> {
    let views: Vec<_> = parts.iter().map(Array2::view).collect();
    concatenate(Axis(0), &views).expect("all parts have one column a label")
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::features::{FeatureId, SparseVector};

    const LABELS: usize = 3;
    const ARTICLES: usize = 60;
    const FEATURES: usize = 18;
    const ROW_BYTES: usize = 10;

    /// Articles that have the feature of their label two times in three, and others besides.
    fn articles() -> (Vectors, Targets) {
        let row = |n: usize| {
            let told = n % LABELS + if n % 9 < 6 { 0 } else { LABELS };
            let features = [told, 6 + n % 5, 11 + n % 7].map(|id| FeatureId(id as u32)).to_vec();
            SparseVector { weights: vec![0.577; features.len()], features }
        };
        let labels: Vec<_> = (0..ARTICLES).map(|n| [LabelId((n % LABELS) as u16)]).collect();
        let targets = Targets::new(labels.iter().map(<[LabelId; 1]>::as_slice), LABELS);
        (Vectors::from_rows((0..ARTICLES).map(row), FEATURES), targets)
    }

    fn halves() -> [Split; 2] {
        let (even, odd): (Vec<_>, Vec<_>) = (0..ARTICLES).partition(|n| n % 2 == 0);
        let split = |fit: &Vec<usize>, held_out: &Vec<usize>| Split {
            fit: fit.clone(),
            held_out: held_out.clone(),
        };
        [split(&even, &odd), split(&odd, &even)]
    }

    fn run(algorithm: Algorithm, budget: usize) -> (Fitted, Vec<Trial>) {
        let ((vectors, targets), splits) = (articles(), halves());
        let (vectors, targets, splits) = (&vectors, &targets, splits.as_slice());
        let (choice, row_bytes) = (Choice::One, &[ROW_BYTES as u32; FEATURES]);
        let groups = None;
        let search =
            Search { algorithm, choice, vectors, targets, splits, groups, budget, row_bytes };
        let watched = RefCell::new(Vec::new());
        let fitted = search.run(&|trial| watched.borrow_mut().push(*trial)).unwrap();
        (fitted, watched.into_inner())
    }

    #[test]
    fn takes_the_first_of_the_best_settings() {
        for algorithm in [Algorithm::Discriminative, Algorithm::Multinomial, Algorithm::Complement]
        {
            let (fitted, watched) = run(algorithm, usize::MAX);
            assert_eq!(fitted.trials, watched, "{algorithm:?}");
            let most = watched.iter().map(Trial::merit).fold(0.0, f64::max);
            let best = watched.iter().find(|trial| trial.merit() >= most).unwrap();
            assert_eq!(fitted.setting, best.setting, "{algorithm:?}: {watched:?}");
            assert!(best.accuracy > 0.6, "{algorithm:?}: {watched:?}");
        }
    }

    #[test]
    fn keeps_all_weights_if_there_is_room() {
        let (fitted, _) = run(Algorithm::Discriminative, usize::MAX);
        assert_eq!(fitted.unpruned, fitted.outcome);
        assert_eq!(fitted.out_of_fold.scores.dim(), (ARTICLES, LABELS));
        assert_eq!(fitted.out_of_fold.targets.articles(), ARTICLES);
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
        let (vectors, targets) = articles();
        let one = Targets::new((0..ARTICLES).map(|_| [LabelId(0)].as_slice()), 1);
        let (halves, nothing) = (halves(), [Split { fit: Vec::new(), held_out: vec![0] }]);
        let search = |targets, splits| Search {
            algorithm: Algorithm::default(),
            choice: Choice::One,
            vectors: &vectors,
            targets,
            splits,
            groups: None,
            budget: usize::MAX,
            row_bytes: &[ROW_BYTES as u32; FEATURES],
        };
        let run = |targets, splits| search(targets, splits).run(&|_| ()).unwrap_err();
        assert!(matches!(run(&one, &halves), Error::OneLabel));
        assert!(matches!(run(&targets, &nothing), Error::NoExamples));
        assert!(matches!(run(&targets, &[]), Error::NoExamples));
    }

    #[test]
    fn groups_are_learnt_from_without_naive_bayes() {
        let ((vectors, targets), splits) = (articles(), halves());
        let groups: Vec<u64> = (0..ARTICLES as u64).collect();
        let search = Search {
            algorithm: Algorithm::Discriminative,
            choice: Choice::One,
            vectors: &vectors,
            targets: &targets,
            splits: &splits,
            groups: Some(&groups),
            budget: usize::MAX,
            row_bytes: &[ROW_BYTES as u32; FEATURES],
        };
        let fitted = search.run(&|_| ()).unwrap();
        assert!(fitted.trials.iter().all(|trial| matches!(trial.setting, Setting::Plain { .. })));
        assert!(fitted.outcome.accuracy > 0.6, "{:?}", fitted.trials);
        let most = fitted.trials.iter().map(Trial::merit).fold(0.0, f64::max);
        let chosen = fitted.trials.iter().position(|t| t.setting == fitted.setting).unwrap();
        assert!(fitted.trials[chosen].merit() > most - 0.25, "{:?}", fitted.trials);
        assert!(fitted.trials[..chosen].iter().all(|trial| trial.merit() < most - 0.05));
    }

    #[test]
    fn the_weakest_of_those_that_are_as_good_is_chosen() {
        let chosen = |merits: &[f64], error| {
            let attempt = |(n, &accuracy): (usize, &f64)| Attempt {
                trial: Trial {
                    setting: Setting::Plain { cost: n as f32 },
                    accuracy,
                    macro_f1: 0.0,
                },
                error,
            };
            let attempts: Vec<_> = merits.iter().enumerate().map(attempt).collect();
            match choose(&attempts) {
                Some(Setting::Plain { cost }) => Some(cost),
                _ => None,
            }
        };
        assert_eq!(chosen(&[0.1, 0.3, 0.3, 0.2], 0.0), Some(1.0), "the first of equals");
        assert_eq!(chosen(&[0.1, 0.2, 0.3, 0.29], 0.15), Some(1.0));
        assert_eq!(chosen(&[], 0.0), None);
    }
}
