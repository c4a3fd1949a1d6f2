//! Choosing an algorithm's settings from the training articles alone.

use std::fmt;

use linfa::ParamGuard;
use ndarray::{Array2, Axis, concatenate};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::metrics::{accuracy, count_labels, macro_f1, micro_f1};
use super::{
    Calibration, Choice, ClassCounts, ComplementNb, DiscriminativeParams, Error, Importance,
    LabelId, Linear, MultinomialNb, NaiveBayesPrior, Targets, Weights,
};
use crate::features::Vectors;

/// How a facet's classifier is fitted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Algorithm {
    /// A margin fit under a naive Bayes prior ([`DiscriminativeParams`]).
    #[default]
    Discriminative,
    /// [`MultinomialNb`].
    Multinomial,
    /// [`ComplementNb`].
    Complement,
}

/// One point of a search.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    /// Of a generative model.
    Smoothing {
        /// What is added to every count.
        alpha: f64,
    },
    /// Of the discriminative model.
    Margin {
        /// Price of a margin that is not kept.
        cost: f32,
        /// Strength of the prior mean.
        prior: f32,
    },
}

/// Strengths that are tried, weakest first; two falls in a row end the climb.
const COSTS: [f32; 5] = [0.1, 0.3, 1.0, 3.0, 10.0];
/// The strength of the prior mean while the cost is searched …
const PRIOR: f32 = 0.1;
/// … and those tried afterwards at the best cost.
const OTHER_PRIORS: [f32; 2] = [0.0, 0.3];
/// Smoothings that are tried for the generative models.
const ALPHAS: [f64; 4] = [0.01, 0.03, 0.1, 0.3];
/// Passes over the articles for a fit that is only compared with others: five tell the settings
/// apart as well as ten do.
const SEARCH_EPOCHS: usize = 5;
const FINAL_EPOCHS: usize = 10;
/// Shares of the weights that are tried, smallest first.
const SHARES: [f64; 5] = [0.05, 0.1, 0.25, 0.5, 1.0];
/// What a smaller model may lose of accuracy plus macro-F1.
const NEXT_TO_NOTHING: f64 = 0.004;

/// What came of one setting on articles that the fit did not see.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trial {
    /// The setting.
    pub setting: Setting,
    /// Share of articles whose labels are exactly right; of an any-of facet the micro-F1.
    pub accuracy: f64,
    /// Mean F1 over the labels.
    pub macro_f1: f64,
}

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
    /// Every share that was tried, in order, at the best setting.
    pub prunings: Vec<(f64, Trial)>,
    /// What came of the best setting at the share that was kept.
    pub outcome: Trial,
    /// Scores at the best setting and share, to calibrate and to judge by.
    pub out_of_fold: OutOfFold,
}

/// How many weights a model keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Keep {
    /// As few as lose next to nothing on held-out articles.
    #[default]
    WhatMatters,
    /// At most this many: those that matter most.
    AtMost(usize),
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
    /// How many weights to keep.
    pub keep: Keep,
}

impl Search<'_> {
    /// Tries settings, then shares of weights to keep, on held-out articles, and fits the best to
    /// all. `watch` sees every trial as it ends. The same on any number of threads.
    ///
    /// # Errors
    /// [`Error::NoExamples`] when there is no article to fit to or to try on, and
    /// [`Error::OneLabel`] when every article must get the same label.
    pub fn run(&self, watch: &dyn Fn(&Trial)) -> Result<Fitted, Error> {
        if self.choice == Choice::One && self.targets.labels() < 2 {
            return Err(Error::OneLabel);
        }
        let bench = Bench::new(self)?;
        let trials = bench.climb(watch)?;
        let setting = trials[best_of(&trials).ok_or(Error::NoExamples)?].setting;
        let (chosen, prunings, scores) = bench.prune(setting)?;
        let (kept, outcome) = prunings[chosen];
        let all: Vec<usize> = (0..self.vectors.articles()).collect();
        let weights = Learner::new(self, &all).fit(setting, FINAL_EPOCHS)?;
        let linear = self.shrink(weights, &all, kept);
        let out_of_fold = OutOfFold { targets: bench.truth, articles: bench.held_out, scores };
        Ok(Fitted { linear, setting, trials, kept, prunings, outcome, out_of_fold })
    }

    /// The share `kept` of the weights, those that matter most to `articles`.
    fn shrink(&self, mut weights: Weights, articles: &[usize], kept: f64) -> Linear {
        if self.choice == Choice::One {
            weights.centre();
        }
        let importance = Importance::of(&weights, self.vectors, articles);
        let cut = importance.cut((weights.features.len() as f64 * kept).round() as usize);
        Linear::quantise(&weights, |feature, label| importance.cell(feature, label) >= cut)
    }

    /// The shares to try, smallest first.
    fn shares(&self) -> Vec<f64> {
        match self.keep {
            Keep::WhatMatters => SHARES.to_vec(),
            Keep::AtMost(cells) => {
                let all = self.vectors.features() * self.targets.labels();
                vec![(cells as f64 / all as f64).min(1.0)]
            }
        }
    }
}

/// The splits of a search, each with what its fits have in common.
struct Bench<'t> {
    search: &'t Search<'t>,
    learners: Vec<Learner<'t>>,
    held_out: Vec<usize>,
    truth: Targets,
}

/// The place of the share to keep among all shares tried, and the scores at it.
type Pruned = (usize, Vec<(f64, Trial)>, Array2<f32>);

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
    fn climb(&self, watch: &dyn Fn(&Trial)) -> Result<Vec<Trial>, Error> {
        let mut trials: Vec<Trial> = Vec::new();
        for setting in self.search.algorithm.strengths() {
            trials.push(self.attempt(setting, watch)?);
            if trials.windows(2).filter(|pair| pair[1].merit() < pair[0].merit()).count() == 2 {
                break;
            }
        }
        if let Some(Setting::Margin { cost, .. }) =
            best_of(&trials).map(|best| trials[best].setting)
        {
            for prior in OTHER_PRIORS {
                trials.push(self.attempt(Setting::Margin { cost, prior }, watch)?);
            }
        }
        Ok(trials)
    }

    fn attempt(&self, setting: Setting, watch: &dyn Fn(&Trial)) -> Result<Trial, Error> {
        let scores = self.each_split(|learner, split| {
            let weights = learner.fit(setting, SEARCH_EPOCHS)?;
            Ok(weights.scores_of(self.search.vectors, &split.held_out))
        })?;
        let trial = self.judge(setting, &stack(&scores));
        watch(&trial);
        Ok(trial)
    }

    /// The smallest share of the weights that loses next to nothing against all of them.
    fn prune(&self, setting: Setting) -> Result<Pruned, Error> {
        let weights = self.each_split(|learner, _| learner.fit(setting, FINAL_EPOCHS))?;
        let shares = self.search.shares();
        let mut tried = Vec::with_capacity(shares.len());
        for &share in &shares {
            let scores = self.scores_with(&weights, share);
            tried.push((share, self.judge(setting, &scores), scores));
        }
        let all = tried.last().map_or(0.0, |all| all.1.merit());
        let enough = tried.iter().position(|t| t.1.merit() >= all - NEXT_TO_NOTHING).unwrap_or(0);
        let scores = std::mem::take(&mut tried[enough].2);
        Ok((enough, tried.into_iter().map(|(share, trial, _)| (share, trial)).collect(), scores))
    }

    /// Scores of the held-out articles by models that keep `share` of their weights.
    fn scores_with(&self, weights: &[Weights], share: f64) -> Array2<f32> {
        let Search { vectors, splits, .. } = *self.search;
        let parts = weights.par_iter().zip(splits).map(|(weights, split)| {
            let linear = self.search.shrink(weights.clone(), &split.fit, share);
            linear.scores_of(vectors, &split.held_out)
        });
        stack(&parts.collect::<Vec<_>>())
    }

    fn each_split<T: Send>(
        &self,
        work: impl Fn(&Learner<'t>, &Split) -> Result<T, Error> + Sync,
    ) -> Result<Vec<T>, Error> {
        let splits = self.learners.par_iter().zip(self.search.splits);
        splits.map(|(learner, split)| work(learner, split)).collect()
    }

    fn judge(&self, setting: Setting, scores: &Array2<f32>) -> Trial {
        let calibration = Calibration::learn(self.search.choice, scores, &self.truth);
        let truth: Vec<Vec<LabelId>> =
            (0..self.truth.articles()).map(|article| self.truth.of(article).collect()).collect();
        let given: Vec<_> = scores.rows().into_iter().map(|s| calibration.decide(s)).collect();
        let counts = count_labels(&truth, &given, self.truth.labels());
        let accuracy = match self.search.choice {
            Choice::One => accuracy(&truth, &given),
            Choice::Any => micro_f1(&counts),
        };
        Trial { setting, accuracy, macro_f1: macro_f1(&counts) }
    }
}

impl Trial {
    /// What a search maximises.
    #[must_use]
    pub fn merit(&self) -> f64 {
        self.accuracy + self.macro_f1
    }
}

/// The place of the first trial that no other beats.
fn best_of(trials: &[Trial]) -> Option<usize> {
    let better = |best: usize, next: usize| trials[next].merit() > trials[best].merit();
    (0..trials.len()).reduce(|best, next| if better(best, next) { next } else { best })
}

fn stack(parts: &[Array2<f32>]) -> Array2<f32> {
    let views: Vec<_> = parts.iter().map(Array2::view).collect();
    concatenate(Axis(0), &views).expect("all parts have one column a label")
}

impl Algorithm {
    fn strengths(self) -> Vec<Setting> {
        match self {
            Self::Discriminative => {
                COSTS.map(|cost| Setting::Margin { cost, prior: PRIOR }).to_vec()
            }
            Self::Multinomial | Self::Complement => {
                ALPHAS.map(|alpha| Setting::Smoothing { alpha }).to_vec()
            }
        }
    }
}

/// Some of the articles, and what every fit to them needs.
struct Learner<'t> {
    search: &'t Search<'t>,
    articles: &'t [usize],
    known: Known,
}

/// What is known of the articles before any setting is.
enum Known {
    Prior(NaiveBayesPrior),
    Counts(ClassCounts),
}

impl<'t> Learner<'t> {
    fn new(search: &'t Search<'t>, articles: &'t [usize]) -> Self {
        let (vectors, targets) = (search.vectors, search.targets);
        let known = match search.algorithm {
            Algorithm::Discriminative => {
                Known::Prior(NaiveBayesPrior::of(vectors, targets, articles))
            }
            Algorithm::Multinomial | Algorithm::Complement => {
                Known::Counts(ClassCounts::of(vectors, targets, articles.iter().copied()))
            }
        };
        Self { search, articles, known }
    }

    fn fit(&self, setting: Setting, epochs: usize) -> Result<Weights, Error> {
        let Search { vectors, targets, .. } = *self.search;
        match (&self.known, setting) {
            (Known::Prior(known), Setting::Margin { cost, prior }) => {
                let params = DiscriminativeParams::default().cost(cost).prior(prior).epochs(epochs);
                Ok(params.check()?.fit_with_prior(vectors, targets, self.articles, known))
            }
            (Known::Counts(counts), Setting::Smoothing { alpha }) => match self.search.algorithm {
                Algorithm::Multinomial => Ok(MultinomialNb::from_counts(counts, alpha)?.weights()),
                _ => Ok(ComplementNb::from_counts(counts, alpha)?.weights()),
            },
            _ => unreachable!("an algorithm tries its own settings only"),
        }
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Smoothing { alpha } => write!(f, "alpha {alpha}"),
            Self::Margin { cost, prior } => write!(f, "cost {cost}, prior {prior}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::features::{FeatureId, SparseVector};

    const LABELS: usize = 3;
    const ARTICLES: usize = 60;

    /// Articles that have the feature of their label two times in three, and others besides.
    fn articles() -> (Vectors, Targets) {
        let row = |n: usize| {
            let told = n % LABELS + if n % 9 < 6 { 0 } else { LABELS };
            let features = [told, 6 + n % 5, 11 + n % 7].map(|id| FeatureId(id as u32)).to_vec();
            SparseVector { weights: vec![0.577; features.len()], features }
        };
        let labels: Vec<_> = (0..ARTICLES).map(|n| [LabelId((n % LABELS) as u16)]).collect();
        let targets = Targets::new(labels.iter().map(<[LabelId; 1]>::as_slice), LABELS);
        (Vectors::from_rows((0..ARTICLES).map(row), 18), targets)
    }

    fn halves() -> [Split; 2] {
        let (even, odd): (Vec<_>, Vec<_>) = (0..ARTICLES).partition(|n| n % 2 == 0);
        let split = |fit: &Vec<usize>, held_out: &Vec<usize>| Split {
            fit: fit.clone(),
            held_out: held_out.clone(),
        };
        [split(&even, &odd), split(&odd, &even)]
    }

    fn run(algorithm: Algorithm, keep: Keep) -> (Fitted, Vec<Trial>) {
        let ((vectors, targets), splits) = (articles(), halves());
        let (vectors, targets, splits) = (&vectors, &targets, splits.as_slice());
        let search = Search { algorithm, choice: Choice::One, vectors, targets, splits, keep };
        let watched = RefCell::new(Vec::new());
        let fitted = search.run(&|trial| watched.borrow_mut().push(*trial)).unwrap();
        (fitted, watched.into_inner())
    }

    #[test]
    fn takes_the_first_of_the_best_settings() {
        for algorithm in [Algorithm::Discriminative, Algorithm::Multinomial, Algorithm::Complement]
        {
            let (fitted, watched) = run(algorithm, Keep::WhatMatters);
            assert_eq!(fitted.trials, watched, "{algorithm:?}");
            let most = watched.iter().map(Trial::merit).fold(0.0, f64::max);
            let best = watched.iter().find(|trial| trial.merit() >= most).unwrap();
            assert_eq!(fitted.setting, best.setting, "{algorithm:?}: {watched:?}");
            assert!(best.accuracy > 0.6, "{algorithm:?}: {watched:?}");
        }
    }

    #[test]
    fn keeps_the_fewest_weights_that_lose_next_to_nothing() {
        let (fitted, _) = run(Algorithm::Discriminative, Keep::WhatMatters);
        let all = fitted.prunings.last().unwrap().1.merit();
        for &(share, trial) in &fitted.prunings {
            if share < fitted.kept {
                assert!(trial.merit() < all - NEXT_TO_NOTHING, "{share} would do");
            }
        }
        assert!(fitted.outcome.merit() >= all - NEXT_TO_NOTHING);
        assert_eq!(fitted.out_of_fold.scores.dim(), (ARTICLES, LABELS));
    }

    #[test]
    fn keeps_no_more_weights_than_it_may() {
        for most in [1, 9, 20] {
            let (fitted, _) = run(Algorithm::Discriminative, Keep::AtMost(most));
            assert!(fitted.linear.cells() <= most, "{} cells", fitted.linear.cells());
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
            keep: Keep::default(),
        };
        let run = |targets, splits| search(targets, splits).run(&|_| ()).unwrap_err();
        assert!(matches!(run(&one, &halves), Error::OneLabel));
        assert!(matches!(run(&targets, &nothing), Error::NoExamples));
        assert!(matches!(run(&targets, &[]), Error::NoExamples));
    }

    #[test]
    fn the_first_of_equals_is_best() {
        let trial = |accuracy| Trial {
            setting: Setting::Smoothing { alpha: 1.0 },
            accuracy,
            macro_f1: 0.0,
        };
        assert_eq!(best_of(&[0.1, 0.3, 0.3, 0.2].map(trial)), Some(1));
        assert_eq!(best_of(&[]), None);
    }
}
