//! Fitter of one algorithm to one training set, at one setting after another.

use linfa::traits::{Fit, FitWith, Predict};
use linfa::{DatasetBase, ParamGuard};
use ndarray::Array2;

use super::setting::{Algorithm, Setting};
use crate::features::VectorsView;
use crate::naive_bayes::{
    ClassCounts, ComplementNb, ComplementNbParams, DiscriminativeParams, Error, MultinomialNb,
    MultinomialNbParams, NaiveBayesPrior, PriorShape, TrainingSet, Weights,
};

/// Fitter to a training set, with its sufficient statistics: what is worked out once for all
/// settings.
pub(super) struct Fitter<'t> {
    training: TrainingSet<'t>,
    statistics: Statistics,
}

/// Sufficient statistics, by algorithm.
enum Statistics {
    Discriminative(NaiveBayesPrior),
    Multinomial(ClassCounts),
    Complement(ClassCounts),
}

impl Statistics {
    /// Those of `training`; where its articles come in groups, log-odds are left out.
    fn of(training: &TrainingSet<'_>, algorithm: Algorithm, grouped: bool) -> Self {
        match algorithm {
            Algorithm::Discriminative if grouped => {
                let labels = training.targets.labels();
                Self::Discriminative(NaiveBayesPrior::flat(training.records, labels))
            }
            Algorithm::Discriminative => {
                Self::Discriminative(NaiveBayesPrior::of(training, PriorShape::default()))
            }
            Algorithm::Multinomial => Self::Multinomial(ClassCounts::of(training)),
            Algorithm::Complement => Self::Complement(ClassCounts::of(training)),
        }
    }
}

impl<'t> Fitter<'t> {
    pub(super) fn new(training: TrainingSet<'t>, algorithm: Algorithm, grouped: bool) -> Self {
        let statistics = Statistics::of(&training, algorithm, grouped);
        Self { training, statistics }
    }

    /// The linear model at a setting.
    pub(super) fn fit(&self, setting: Setting, epochs: usize) -> Result<Weights, Error> {
        match &self.statistics {
            Statistics::Discriminative(prior) => {
                discriminative(setting, epochs).fit_with(prior, &self.training)
            }
            Statistics::Multinomial(counts) => {
                let params = MultinomialNbParams::default().alpha(setting.alpha());
                let model: MultinomialNb = params.fit(&DatasetBase::new(counts, ()))?;
                Ok(model.into())
            }
            Statistics::Complement(counts) => {
                let params = ComplementNbParams::default().alpha(setting.alpha());
                let model: ComplementNb = params.fit(&DatasetBase::new(counts, ()))?;
                Ok(model.into())
            }
        }
    }

    /// Scores that the model at a setting gives to `held_out` articles (articles × labels).
    pub(super) fn fit_and_predict(
        &self,
        setting: Setting,
        epochs: usize,
        held_out: VectorsView<'_>,
    ) -> Result<Array2<f32>, Error> {
        match &self.statistics {
            Statistics::Discriminative(prior) => {
                let params = discriminative(setting, epochs).check()?;
                params.fit_and_predict(prior, &self.training, held_out)
            }
            _ => Ok(self.fit(setting, epochs)?.predict(held_out)),
        }
    }
}

fn discriminative(setting: Setting, epochs: usize) -> DiscriminativeParams {
    DiscriminativeParams::default()
        .cost(setting.cost())
        .prior(setting.prior())
        .dense(setting.dense())
        .epochs(epochs)
}
