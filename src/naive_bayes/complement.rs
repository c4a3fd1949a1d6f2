//! Complement naive Bayes over sparse TF-IDF vectors.
//!
//! Rennie, Shih, Teevan and Karger, "Tackling the Poor Assumptions of Naive Bayes Text
//! Classifiers" (ICML 2003): a label is judged by how little an article looks like all the others,
//! which are more, and more evenly many, than its own.

use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array1, Array2, Axis};

use super::class_counts::ClassCounts;
use super::error::Error;
use super::training_set::TrainingSet;
use super::weights::Weights;
use crate::features::VectorsView;
use crate::label::LabelMatrixView;

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

/// Fitted complement naive Bayes model.
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

impl Fit<VectorsView<'_>, LabelMatrixView<'_>, Error> for ComplementNbValidParams {
    type Object = ComplementNb;

    /// # Errors
    /// [`Error::NoExamples`] when no article has a label.
    fn fit(&self, training: &TrainingSet<'_>) -> Result<ComplementNb, Error> {
        self.fit(&DatasetBase::new(&ClassCounts::of(training), ()))
    }
}

impl Fit<&ClassCounts, (), Error> for ComplementNbValidParams {
    type Object = ComplementNb;

    /// # Errors
    /// [`Error::NoExamples`] when the counts are of no article.
    fn fit(&self, counts: &DatasetBase<&ClassCounts, ()>) -> Result<ComplementNb, Error> {
        let ClassCounts { features, articles } = counts.records;
        if articles.sum() == 0.0 {
            return Err(Error::NoExamples);
        }
        let mut feature_log_prob = &counts.records.total() + self.alpha - features;
        for mut row in feature_log_prob.axis_iter_mut(Axis(0)) {
            let log_total = libm::log(row.sum());
            row.mapv_inplace(|count| log_total - libm::log(count));
        }
        Ok(ComplementNb { feature_log_prob })
    }
}

impl From<ComplementNb> for Weights {
    /// The same model as a linear one.
    fn from(model: ComplementNb) -> Self {
        let intercept = Array1::zeros(model.feature_log_prob.nrows());
        Self::from_log_prob(&model.feature_log_prob, &intercept)
    }
}
