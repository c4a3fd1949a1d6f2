//! Multinomial naive Bayes over sparse TF-IDF vectors.
//!
//! Manning, Raghavan and Schütze, *Introduction to Information Retrieval* (2008), chapter 13. The
//! estimator of `linfa-bayes` needs a dense matrix (10,000 articles × 100,000 features would take
//! 8 GB) and prints what it learnt to standard error, so this one is our own; a property test holds
//! the two equal, term by term.

use linfa::traits::Fit;
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array1, Array2, Axis};

use super::class_counts::ClassCounts;
use super::error::Error;
use super::training_set::TrainingSet;
use super::weights::Weights;
use crate::features::VectorsView;
use crate::label::LabelMatrixView;

/// Settings of multinomial naive Bayes, not yet checked: those of `linfa-bayes`.
///
/// | Name | Default | Purpose | Range |
/// | :--- | :--- | :--- | :--- |
/// | `alpha` | 1 | Added to every count (Lidstone smoothing) | above 0 |
#[derive(Clone, Debug, PartialEq)]
pub struct MultinomialNbParams(MultinomialNbValidParams);

/// Settings of multinomial naive Bayes, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct MultinomialNbValidParams(linfa_bayes::MultinomialNbParams<f64, usize>);

/// Fitted multinomial naive Bayes model.
#[derive(Clone, Debug, PartialEq)]
pub struct MultinomialNb {
    /// Log prior probability of each label; scikit-learn's `class_log_prior_`.
    pub class_log_prior: Array1<f64>,
    /// Log probability of each feature given the label (labels × features); scikit-learn's
    /// `feature_log_prob_`.
    pub feature_log_prob: Array2<f64>,
}

impl Default for MultinomialNbParams {
    fn default() -> Self {
        Self(MultinomialNbValidParams(linfa_bayes::MultinomialNbParams::new()))
    }
}

impl MultinomialNbParams {
    /// Sets what is added to every count.
    #[must_use]
    pub fn alpha(self, alpha: f64) -> Self {
        Self(MultinomialNbValidParams(self.0.0.alpha(alpha)))
    }
}

impl MultinomialNbValidParams {
    /// What is added to every count.
    ///
    /// # Errors
    /// [`Error::NaiveBayes`] when it is negative, [`Error::OutOfRange`] when it is zero: an unseen
    /// feature would then forbid a label for ever.
    fn alpha(&self) -> Result<f64, Error> {
        match self.0.check_ref()?.alpha() {
            alpha if alpha > 0.0 => Ok(alpha),
            value => Err(Error::OutOfRange { name: "alpha", value, range: "above 0" }),
        }
    }
}

impl ParamGuard for MultinomialNbParams {
    type Checked = MultinomialNbValidParams;
    type Error = Error;

    fn check_ref(&self) -> Result<&MultinomialNbValidParams, Error> {
        self.0.alpha().map(|_| &self.0)
    }

    fn check(self) -> Result<MultinomialNbValidParams, Error> {
        self.check_ref()?;
        Ok(self.0)
    }
}

impl Fit<VectorsView<'_>, LabelMatrixView<'_>, Error> for MultinomialNbValidParams {
    type Object = MultinomialNb;

    /// # Errors
    /// [`Error::NoExamples`] when no article has a label.
    fn fit(&self, training: &TrainingSet<'_>) -> Result<MultinomialNb, Error> {
        self.fit(&DatasetBase::new(&ClassCounts::of(training), ()))
    }
}

impl Fit<&ClassCounts, (), Error> for MultinomialNbValidParams {
    type Object = MultinomialNb;

    /// # Errors
    /// [`Error::NoExamples`] when the counts are of no article.
    fn fit(&self, counts: &DatasetBase<&ClassCounts, ()>) -> Result<MultinomialNb, Error> {
        let ClassCounts { features, articles } = counts.records;
        let total = articles.sum();
        if total == 0.0 {
            return Err(Error::NoExamples);
        }
        let mut feature_log_prob = features + self.alpha()?;
        for mut row in feature_log_prob.axis_iter_mut(Axis(0)) {
            let log_total = libm::log(row.sum());
            row.mapv_inplace(|count| libm::log(count) - log_total);
        }
        let class_log_prior = articles.mapv(|count| libm::log(count / total));
        Ok(MultinomialNb { class_log_prior, feature_log_prob })
    }
}

impl From<MultinomialNb> for Weights {
    /// The same model as a linear one.
    fn from(model: MultinomialNb) -> Self {
        Self::from_log_prob(&model.feature_log_prob, &model.class_log_prior.mapv(|w| w as f32))
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::super::complement::ComplementNbParams;
    use super::*;
    use crate::features::{FeatureId, SparseVector, Vectors};

    #[test]
    fn smoothing_must_be_above_zero() {
        for alpha in [0.0, -1.0, f64::NAN] {
            assert!(MultinomialNbParams::default().alpha(alpha).check().is_err(), "{alpha}");
            assert!(ComplementNbParams::default().alpha(alpha).check().is_err(), "{alpha}");
        }
    }

    fn fit(counts: &ClassCounts, alpha: f64) -> Result<MultinomialNb, Error> {
        MultinomialNbParams::default().alpha(alpha).fit(&DatasetBase::new(counts, ()))
    }

    #[test]
    fn the_linear_model_scores_joint_log_likelihoods() {
        let counts = ClassCounts {
            features: array![[3.0, 0.0, 1.0], [0.5, 2.0, 0.0]],
            articles: array![3.0, 1.0],
        };
        let model = fit(&counts, 0.1).unwrap();
        let row = [0.5, 0.25, 1.0];
        let exact =
            model.feature_log_prob.dot(&Array1::from(row.to_vec())) + &model.class_log_prior;
        let vector = SparseVector {
            features: (0..3).map(FeatureId).collect(),
            weights: row.map(|x| x as f32).to_vec(),
        };
        let vectors = Vectors::from_rows(std::iter::once(vector), 3);
        let linear = Weights::from(model).scores(vectors.row(0));
        for (exact, linear) in exact.iter().zip(&linear) {
            assert!((exact - f64::from(*linear)).abs() < 1e-5, "{linear}, not {exact}");
        }
    }

    #[test]
    fn no_article_is_nothing_to_learn_from() {
        let counts = ClassCounts { features: Array2::zeros((2, 3)), articles: Array1::zeros(2) };
        assert!(matches!(fit(&counts, 1.0), Err(Error::NoExamples)));
    }
}
