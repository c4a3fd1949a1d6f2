//! Discriminative naive Bayes: a linear model that naive Bayes shapes and a margin fit moves.
//!
//! Naive Bayes log-odds set how strongly each weight is regularised and where it starts
//! ([`NaiveBayesPrior`]); a squared-hinge one-vs-rest fit then moves it. The idea of scaling by
//! log-odds is that of NBSVM (Wang and Manning, "Baselines and Bigrams", ACL 2012); a prior
//! instead of scaled features, its mean, and the balance of costs are what is added here. A
//! prediction costs what it costs plain naive Bayes.

use linfa::traits::{Fit, FitWith, Predict};
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array2, Axis, Slice};
use rayon::prelude::*;

use super::block_weights::BlockWeights;
use super::error::Error;
use super::label_block::{BLOCK, LabelBlock, PerLabel};
use super::prior::{NaiveBayesPrior, PriorShape, Strength};
use super::solver::BlockProblem;
use super::training_set::TrainingSet;
use super::weights::Weights;
use crate::features::VectorsView;
use crate::label::LabelMatrixView;

/// Settings of discriminative naive Bayes, not yet checked.
///
/// | Name | Default | Purpose | Range |
/// | :--- | :--- | :--- | :--- |
/// | `cost` | 1 | Price of a margin not kept: the larger, the less the prior counts | above 0 |
/// | `prior` | 0.1 | Strength of the prior mean | from 0 |
/// | `dense` | 0 | Scale of the dense features beside the sparse ones, which are of unit length | from 0 |
/// | `balance` | 0.5 | How far costs lean towards rare labels: C (n / 2n₊)^balance for the n₊ of n articles that have a label | from 0 |
/// | `epochs` | 10 | Passes over the articles, at most | from 1 |
#[derive(Clone, Debug, PartialEq)]
pub struct DiscriminativeParams(DiscriminativeValidParams);

/// Settings of discriminative naive Bayes, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct DiscriminativeValidParams {
    cost: f32,
    prior: f32,
    dense: f32,
    balance: f32,
    epochs: usize,
}

impl Default for DiscriminativeParams {
    fn default() -> Self {
        Self(DiscriminativeValidParams {
            cost: 1.0,
            prior: 0.1,
            dense: 0.0,
            balance: 0.5,
            epochs: 10,
        })
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

    /// Sets the scale of the dense features.
    #[must_use]
    pub const fn dense(mut self, dense: f32) -> Self {
        self.0.dense = dense;
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
        let DiscriminativeValidParams { cost, prior, dense, balance, epochs } = self.0;
        let checks = [
            ("cost", f64::from(cost), cost > 0.0, "above 0"),
            ("prior", f64::from(prior), prior >= 0.0, "at or above 0"),
            ("dense", f64::from(dense), dense >= 0.0, "at or above 0"),
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

impl Fit<VectorsView<'_>, LabelMatrixView<'_>, Error> for DiscriminativeValidParams {
    type Object = Weights;

    /// Fits under the prior that the training set itself suggests.
    ///
    /// # Errors
    /// [`Error::NoExamples`] when there is no article.
    fn fit(&self, training: &TrainingSet<'_>) -> Result<Weights, Error> {
        self.fit_with(&NaiveBayesPrior::of(training, PriorShape::default()), training)
    }
}

impl<'a, 'd> FitWith<'a, VectorsView<'d>, LabelMatrixView<'d>, Error>
    for DiscriminativeValidParams
{
    type ObjectIn = &'a NaiveBayesPrior;
    type ObjectOut = Weights;

    /// Fits under a prior that is already known, so that a search over settings takes it once. The
    /// same on any number of threads.
    ///
    /// # Errors
    /// [`Error::NoExamples`] when there is no article.
    fn fit_with(
        &self,
        prior: &'a NaiveBayesPrior,
        training: &'a TrainingSet<'d>,
    ) -> Result<Weights, Error> {
        let labels = training.targets;
        let fit = |&block: &LabelBlock<'d>| {
            let block: BlockWeights =
                self.fit_with(prior, &DatasetBase::new(training.records, block))?;
            Ok(block.into_weights())
        };
        // One block a thread, and then the next: what a thread lets go of no other can use, so that
        // it should not be left to chance which of them has how many.
        let blocks = LabelBlock::all(labels);
        let rounds = blocks.chunks(rayon::current_num_threads());
        let weights = rounds.flat_map(|round| round.par_iter().map(fit).collect::<Vec<_>>());
        Ok(Weights::of_blocks(weights.collect::<Result<_, Error>>()?, labels.labels()))
    }
}

impl<'a, 'd> FitWith<'a, VectorsView<'d>, LabelBlock<'d>, Error> for DiscriminativeValidParams {
    type ObjectIn = &'a NaiveBayesPrior;
    type ObjectOut = BlockWeights;

    /// Fits the labels of one block.
    ///
    /// # Errors
    /// [`Error::NoExamples`] when there is no article.
    fn fit_with(
        &self,
        prior: &'a NaiveBayesPrior,
        training: &'a DatasetBase<VectorsView<'d>, LabelBlock<'d>>,
    ) -> Result<BlockWeights, Error> {
        let (vectors, block) = (self.seen(training.records), training.targets);
        if vectors.articles() == 0 {
            return Err(Error::NoExamples);
        }
        let strength = Strength { mean: self.prior, dense: self.dense };
        let weights = BlockWeights::new(prior.block(block.first(), strength));
        let targets = block.targets();
        let diagonal = self.diagonal(&targets, &block.weights());
        Ok(BlockProblem { vectors, weights, targets, diagonal }.solve(self.epochs))
    }
}

impl DiscriminativeValidParams {
    /// Scores that a fit to `training` under `prior` gives to `held_out` articles (articles ×
    /// labels). Weights of more than a few labels are never in memory together.
    ///
    /// # Errors
    /// [`Error::NoExamples`] when there is no article to fit to.
    pub fn fit_and_predict(
        &self,
        prior: &NaiveBayesPrior,
        training: &TrainingSet<'_>,
        held_out: VectorsView<'_>,
    ) -> Result<Array2<f32>, Error> {
        let mut scores = Array2::zeros((held_out.articles(), training.targets.labels()));
        let columns: Vec<_> = scores.axis_chunks_iter_mut(Axis(1), BLOCK).collect();
        let blocks = LabelBlock::all(training.targets);
        let fits = columns.into_par_iter().zip(blocks).map(|(mut columns, block)| {
            let block: BlockWeights =
                self.fit_with(prior, &DatasetBase::new(training.records, block))?;
            let own = Slice::from(..columns.ncols());
            columns.assign(&block.predict(self.seen(held_out)).slice_axis(Axis(1), own));
            Ok(())
        });
        fits.collect::<Result<(), Error>>()?;
        Ok(scores)
    }

    /// What of `vectors` the fit looks at.
    const fn seen<'v>(&self, vectors: VectorsView<'v>) -> VectorsView<'v> {
        if self.dense > 0.0 { vectors } else { vectors.without_dense() }
    }

    /// 1 / (2 C) by article, C leaning towards the rarer side of each label, and smaller the less
    /// the article weighs.
    fn diagonal(&self, targets: &[PerLabel], sample_weights: &[f32]) -> Vec<PerLabel> {
        let with = weight_of(targets, sample_weights, |target| target > 0.0);
        let without = weight_of(targets, sample_weights, |target| target < 0.0);
        let inverse = |side: &PerLabel| -> PerLabel {
            std::array::from_fn(|label| {
                let all = (with[label] + without[label]).max(1.0);
                let lean = libm::powf(all / (2.0 * side[label].max(1.0)), self.balance);
                1.0 / (2.0 * (self.cost * lean))
            })
        };
        let (have, lack) = (inverse(&with), inverse(&without));
        let row = |(targets, &weight): (&PerLabel, &f32)| {
            std::array::from_fn(|label| {
                (if targets[label] > 0.0 { have[label] } else { lack[label] }) / weight
            })
        };
        targets.iter().zip(sample_weights).map(row).collect()
    }
}

/// Summed sample weights of the articles whose target is such, by label.
fn weight_of(targets: &[PerLabel], sample_weights: &[f32], such: impl Fn(f32) -> bool) -> PerLabel {
    let mut sum = [0.0_f64; BLOCK];
    for (targets, &weight) in targets.iter().zip(sample_weights) {
        for (sum, &target) in sum.iter_mut().zip(targets) {
            *sum += if such(target) { f64::from(weight) } else { 0.0 };
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
