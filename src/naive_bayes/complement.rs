//! Complement naive Bayes over sparse TF-IDF vectors.
//!
//! Rennie, Shih, Teevan and Karger, "Tackling the Poor Assumptions of Naive Bayes Text
//! Classifiers" (ICML 2003): a label is judged by how little an article looks like all the others,
//! which are more, and more evenly many, than its own.

use linfa::DatasetBase;
use linfa::ParamGuard;
use linfa::traits::{Fit, Predict};
use ndarray::{Array1, Array2, Axis};

use super::class_counts::ClassCounts;
use super::error::Error;
use super::multinomial::joint_log_likelihood;
use super::weights::Weights;
use crate::features::Vectors;
use crate::label::Targets;

/// Settings of complement naive Bayes, not yet checked.
///
/// | Name | Default | Purpose | Range |
/// | :--- | :--- | :--- | :--- |
/// | `alpha` | 0.1 | Added to every count (Lidstone smoothing) | above 0 |
#[derive(Clone, Debug, PartialEq)]
pub struct ComplementNbParams(ComplementNbValidParams);

/// Settings of complement naive Bayes, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct ComplementNbValidParams {
    alpha: f64,
}

/// A fitted complement naive Bayes model.
#[derive(Clone, Debug, PartialEq)]
pub struct ComplementNb {
    /// Minus the log probability of each feature given any other label (labels × features);
    /// scikit-learn's `feature_log_prob_` with `norm=False`.
    pub feature_log_prob: Array2<f64>,
}

impl Default for ComplementNbParams {
    fn default() -> Self {
        Self(ComplementNbValidParams { alpha: 0.1 })
    }
}

impl ComplementNbParams {
    /// Sets what is added to every count.
    #[must_use]
    pub const fn alpha(mut self, alpha: f64) -> Self {
        self.0.alpha = alpha;
        self
    }
}

impl ParamGuard for ComplementNbParams {
    type Checked = ComplementNbValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&ComplementNbValidParams, Error> {
        if self.0.alpha > 0.0 {
            Ok(&self.0)
        } else {
            Err(Error::OutOfRange { name: "alpha", value: self.0.alpha, range: "above 0" })
        }
    }

    fn check(self) -> Result<ComplementNbValidParams, Error> {
        self.check_ref()?;
        Ok(self.0)
    }
}

impl Fit<Vectors, Targets, Error> for ComplementNbValidParams {
    type Object = ComplementNb;

    /// # Errors
    /// [`Error::NoExamples`] when no article has a label.
    fn fit(&self, dataset: &DatasetBase<Vectors, Targets>) -> Result<ComplementNb, Error> {
        let counts =
            ClassCounts::of(&dataset.records, &dataset.targets, 0..dataset.records.articles());
        ComplementNb::from_counts(&counts, self.alpha)
    }
}

impl ComplementNb {
    /// The model of these counts, with `alpha` added to each.
    ///
    /// # Errors
    /// [`Error::NoExamples`] when the counts are of no article.
    pub fn from_counts(counts: &ClassCounts, alpha: f64) -> Result<Self, Error> {
        if counts.articles.sum() == 0.0 {
            return Err(Error::NoExamples);
        }
        let mut feature_log_prob = &counts.total() + alpha - &counts.features;
        for mut row in feature_log_prob.axis_iter_mut(Axis(0)) {
            let log_total = libm::log(row.sum());
            row.mapv_inplace(|count| log_total - libm::log(count));
        }
        Ok(Self { feature_log_prob })
    }

    /// The same model as a linear one.
    #[must_use]
    pub fn weights(&self) -> Weights {
        let intercept = Array1::zeros(self.feature_log_prob.nrows());
        let weights = &self.feature_log_prob;
        Weights::from_fn(weights.ncols(), &intercept, |feature, label| {
            weights[[label, feature]] as f32
        })
    }
}

impl Predict<&Vectors, Array2<f64>> for ComplementNb {
    /// The score of every label (articles × labels).
    fn predict(&self, vectors: &Vectors) -> Array2<f64> {
        let no_prior = Array1::zeros(self.feature_log_prob.nrows());
        joint_log_likelihood(vectors, &self.feature_log_prob, &no_prior)
    }
}
