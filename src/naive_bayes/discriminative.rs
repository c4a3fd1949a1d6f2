//! Discriminative naive Bayes: a linear model that naive Bayes shapes and a margin fit moves.
//!
//! Naive Bayes log-odds set how strongly each weight is regularised and where it starts
//! ([`NaiveBayesPrior`]); a squared-hinge one-vs-rest fit then moves it. The idea of scaling by
//! log-odds is that of NBSVM (Wang and Manning, "Baselines and Bigrams", ACL 2012); a prior
//! instead of scaled features, its mean, and the balance of costs are what is added here. A
//! prediction costs what it costs plain naive Bayes.

use linfa::DatasetBase;
use linfa::ParamGuard;
use linfa::traits::Fit;
use ndarray::{Array2, Axis};
use rayon::prelude::*;

use super::error::Error;
use super::prior::{NaiveBayesPrior, PriorShape};
use super::solver::{Block, LANES, Lane, Panel, signs};
use super::weights::Weights;
use crate::features::Vectors;
use crate::label::Targets;

/// Settings of discriminative naive Bayes, not yet checked.
///
/// | Name | Default | Purpose | Range |
/// | :--- | :--- | :--- | :--- |
/// | `cost` | 1 | Price of a margin not kept: the larger, the less the prior counts | above 0 |
/// | `prior` | 0.1 | Strength of the prior mean | from 0 |
/// | `balance` | 0.5 | How far costs lean towards rare labels: C (n / 2n₊)^balance for the n₊ of n articles that have a label | from 0 |
/// | `epochs` | 10 | Passes over the articles, at most | from 1 |
#[derive(Clone, Debug, PartialEq)]
pub struct DiscriminativeParams(DiscriminativeValidParams);

/// Settings of discriminative naive Bayes, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct DiscriminativeValidParams {
    cost: f32,
    prior: f32,
    balance: f32,
    epochs: usize,
}

impl Default for DiscriminativeParams {
    fn default() -> Self {
        Self(DiscriminativeValidParams { cost: 1.0, prior: 0.1, balance: 0.5, epochs: 10 })
    }
}

impl DiscriminativeParams {
    /// Sets the price of a margin that is not kept.
    #[must_use]
    pub const fn cost(mut self, cost: f32) -> Self {
        self.0.cost = cost;
        self
    }

    /// Sets the strength of the prior mean.
    #[must_use]
    pub const fn prior(mut self, prior: f32) -> Self {
        self.0.prior = prior;
        self
    }

    /// Sets how far costs lean towards rare labels.
    #[must_use]
    pub const fn balance(mut self, balance: f32) -> Self {
        self.0.balance = balance;
        self
    }

    /// Sets the largest number of passes over the articles.
    #[must_use]
    pub const fn epochs(mut self, epochs: usize) -> Self {
        self.0.epochs = epochs;
        self
    }
}

impl ParamGuard for DiscriminativeParams {
    type Checked = DiscriminativeValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&DiscriminativeValidParams, Error> {
        let DiscriminativeValidParams { cost, prior, balance, epochs } = self.0;
        let checks = [
            ("cost", f64::from(cost), cost > 0.0, "above 0"),
            ("prior", f64::from(prior), prior >= 0.0, "at or above 0"),
            ("balance", f64::from(balance), balance >= 0.0, "at or above 0"),
            ("epochs", epochs as f64, epochs >= 1, "at or above 1"),
        ];
        match checks.into_iter().find(|check| !check.2) {
            Some((name, value, _, range)) => Err(Error::OutOfRange { name, value, range }),
            None => Ok(&self.0),
        }
    }

    fn check(self) -> Result<DiscriminativeValidParams, Error> {
        self.check_ref()?;
        Ok(self.0)
    }
}

impl Fit<Vectors, Targets, Error> for DiscriminativeValidParams {
    type Object = Weights;

    /// # Errors
    /// [`Error::NoExamples`] when there is no article.
    fn fit(&self, dataset: &DatasetBase<Vectors, Targets>) -> Result<Weights, Error> {
        let (vectors, targets) = (&dataset.records, &dataset.targets);
        let articles: Vec<usize> = (0..vectors.articles()).collect();
        if articles.is_empty() {
            return Err(Error::NoExamples);
        }
        let prior = NaiveBayesPrior::of(vectors, targets, &articles, PriorShape::default());
        Ok(self.fit_with_prior(vectors, targets, &articles, &prior))
    }
}

impl DiscriminativeValidParams {
    /// Fits to some of the articles under a prior that is already known, so that a search over
    /// settings takes it once. The same on any number of threads.
    #[must_use]
    pub fn fit_with_prior(
        &self,
        vectors: &Vectors,
        targets: &Targets,
        articles: &[usize],
        prior: &NaiveBayesPrior,
    ) -> Weights {
        let firsts: Vec<usize> = (0..targets.labels()).step_by(LANES).collect();
        let solve = |&first| self.solve(vectors, targets, articles, prior, first).into_weights();
        // One block a thread, and then the next: what a thread lets go of no other can use, so that
        // it should not be left to chance which of them has how many.
        let rounds = firsts.chunks(rayon::current_num_threads());
        let blocks = rounds.flat_map(|round| round.par_iter().map(solve).collect::<Vec<_>>());
        Weights::of_blocks(blocks.collect(), targets.labels())
    }

    /// Scores that such a fit gives articles `held_out` of it (those articles × labels). Weights of
    /// more than a few labels are never in memory together.
    #[must_use]
    pub fn score_with_prior(
        &self,
        vectors: &Vectors,
        targets: &Targets,
        (articles, held_out): (&[usize], &[usize]),
        prior: &NaiveBayesPrior,
    ) -> Array2<f32> {
        let mut scores = Array2::zeros((held_out.len(), targets.labels()));
        let places: Vec<_> = scores.axis_chunks_iter_mut(Axis(1), LANES).collect();
        places.into_par_iter().enumerate().for_each(|(block, mut places)| {
            let panel = self.solve(vectors, targets, articles, prior, block * LANES);
            for (&article, mut place) in held_out.iter().zip(places.rows_mut()) {
                let scores = panel.scores(vectors.row(article));
                place.iter_mut().zip(scores).for_each(|(place, score)| *place = score);
            }
        });
        scores
    }

    /// The weights of eight labels from `first` on.
    fn solve(
        &self,
        vectors: &Vectors,
        targets: &Targets,
        articles: &[usize],
        prior: &NaiveBayesPrior,
        first: usize,
    ) -> Panel {
        self.block(vectors, targets, articles, prior, first).solve(self.epochs)
    }

    fn block<'x>(
        &self,
        vectors: &'x Vectors,
        targets: &Targets,
        articles: &'x [usize],
        prior: &NaiveBayesPrior,
        first: usize,
    ) -> Block<'x> {
        let signs = signs(targets, articles, first);
        let trust: Vec<f32> = articles.iter().map(|&article| targets.trust(article)).collect();
        let diagonal = self.diagonal(&signs, &trust);
        let panel = Panel::new(prior.rows(first, self.prior));
        Block { vectors, articles, panel, signs, diagonal }
    }

    /// 1 / (2 C) by article, C leaning towards the rarer side of each label, and smaller the less
    /// the article is trusted.
    fn diagonal(&self, signs: &[Lane], trust: &[f32]) -> Vec<Lane> {
        let with = trusted(signs, trust, |sign| sign > 0.0);
        let without = trusted(signs, trust, |sign| sign < 0.0);
        let inverse = |side: &Lane| -> Lane {
            std::array::from_fn(|lane| {
                let all = (with[lane] + without[lane]).max(1.0);
                let lean = libm::powf(all / (2.0 * side[lane].max(1.0)), self.balance);
                1.0 / (2.0 * (self.cost * lean))
            })
        };
        let (have, lack) = (inverse(&with), inverse(&without));
        let lane = |(signs, &trust): (&Lane, &f32)| {
            std::array::from_fn(|lane| {
                (if signs[lane] > 0.0 { have[lane] } else { lack[lane] }) / trust
            })
        };
        signs.iter().zip(trust).map(lane).collect()
    }
}

/// How much the articles count together whose sign is such, by lane.
fn trusted(signs: &[Lane], trust: &[f32], such: impl Fn(f32) -> bool) -> Lane {
    let mut sum = [0.0_f64; LANES];
    for (signs, &trust) in signs.iter().zip(trust) {
        for (sum, &sign) in sum.iter_mut().zip(signs) {
            *sum += if such(sign) { f64::from(trust) } else { 0.0 };
        }
    }
    sum.map(|sum| sum as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_out_of_range_are_named() {
        let params = DiscriminativeParams::default;
        let table = [
            (params().cost(0.0), "cost"),
            (params().cost(f32::NAN), "cost"),
            (params().prior(-1.0), "prior"),
            (params().balance(-0.5), "balance"),
            (params().epochs(0), "epochs"),
        ];
        for (params, wrong) in table {
            let error = params.check_ref().unwrap_err();
            assert!(matches!(error, Error::OutOfRange { name, .. } if name == wrong), "{error}");
        }
        assert!(params().prior(0.0).check().is_ok());
    }
}
