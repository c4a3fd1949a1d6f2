//! Multinomial naive Bayes over sparse TF-IDF vectors.
//!
//! Manning, Raghavan and Schütze, *Introduction to Information Retrieval* (2008), chapter 13.

use linfa::traits::{Fit, Predict};
use linfa::{DatasetBase, ParamGuard};
use ndarray::{Array1, Array2, Axis};

use super::class_counts::ClassCounts;
use super::error::Error;
use super::weights::Weights;
use crate::features::Vectors;
use crate::label::Targets;

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

/// A fitted multinomial naive Bayes model.
///
/// The estimator of `linfa-bayes` needs a dense matrix (10,000 articles × 100,000 features would
/// take 8 GB) and prints what it learnt to standard error, so this one is our own; a property test
/// holds the two equal, term by term.
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

impl Fit<Vectors, Targets, Error> for MultinomialNbValidParams {
    type Object = MultinomialNb;

    /// # Errors
    /// [`Error::NoExamples`] when no article has a label.
    fn fit(&self, dataset: &DatasetBase<Vectors, Targets>) -> Result<MultinomialNb, Error> {
        let articles = 0..dataset.records.articles();
        let counts = ClassCounts::of(&dataset.records, &dataset.targets, articles);
        MultinomialNb::from_counts(&counts, self.alpha()?)
    }
}

impl MultinomialNb {
    /// The model of these counts, with `alpha` added to each.
    ///
    /// # Errors
    /// [`Error::NoExamples`] when the counts are of no article.
    pub fn from_counts(counts: &ClassCounts, alpha: f64) -> Result<Self, Error> {
        let articles = counts.articles.sum();
        if articles == 0.0 {
            return Err(Error::NoExamples);
        }
        let mut feature_log_prob = &counts.features + alpha;
        for mut row in feature_log_prob.axis_iter_mut(Axis(0)) {
            let log_total = libm::log(row.sum());
            row.mapv_inplace(|count| libm::log(count) - log_total);
        }
        let class_log_prior = counts.articles.mapv(|count| libm::log(count / articles));
        Ok(Self { class_log_prior, feature_log_prob })
    }

    /// The same model as a linear one.
    #[must_use]
    pub fn weights(&self) -> Weights {
        let intercept = self.class_log_prior.mapv(|w| w as f32);
        let weights = &self.feature_log_prob;
        Weights::from_fn(weights.ncols(), &intercept, |feature, label| {
            weights[[label, feature]] as f32
        })
    }
}

impl Predict<&Vectors, Array2<f64>> for MultinomialNb {
    /// The joint log likelihood of every label (articles × labels).
    fn predict(&self, vectors: &Vectors) -> Array2<f64> {
        joint_log_likelihood(vectors, &self.feature_log_prob, &self.class_log_prior)
    }
}

/// Log prior plus weighted log probabilities, by article and label.
pub(super) fn joint_log_likelihood(
    vectors: &Vectors,
    feature_log_prob: &Array2<f64>,
    class_log_prior: &Array1<f64>,
) -> Array2<f64> {
    let mut scores = Array2::zeros((vectors.articles(), class_log_prior.len()));
    for ((ids, weights), mut scores) in vectors.rows().zip(scores.axis_iter_mut(Axis(0))) {
        scores.assign(class_log_prior);
        for (&id, &weight) in ids.iter().zip(weights) {
            scores.scaled_add(f64::from(weight), &feature_log_prob.column(id as usize));
        }
    }
    scores
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::super::complement::ComplementNbParams;
    use super::*;
    use crate::features::{FeatureId, SparseVector};

    #[test]
    fn smoothing_must_be_above_zero() {
        for alpha in [0.0, -1.0, f64::NAN] {
            assert!(MultinomialNbParams::default().alpha(alpha).check().is_err(), "{alpha}");
            assert!(ComplementNbParams::default().alpha(alpha).check().is_err(), "{alpha}");
        }
    }

    #[test]
    fn the_linear_model_scores_as_the_fitted_one() {
        let counts = ClassCounts {
            features: array![[3.0, 0.0, 1.0], [0.5, 2.0, 0.0]],
            articles: array![3.0, 1.0],
        };
        let model = MultinomialNb::from_counts(&counts, 0.1).unwrap();
        let row = SparseVector {
            features: (0..3).map(FeatureId).collect(),
            weights: vec![0.5, 0.25, 1.0],
        };
        let vectors = Vectors::from_rows(std::iter::once(row), 3);
        let (exact, linear) = (model.predict(&vectors), model.weights().scores(vectors.row(0)));
        for (exact, linear) in exact.iter().zip(&linear) {
            assert!((exact - f64::from(*linear)).abs() < 1e-5, "{linear}, not {exact}");
        }
    }

    #[test]
    fn no_article_is_nothing_to_learn_from() {
        let counts = ClassCounts { features: Array2::zeros((2, 3)), articles: Array1::zeros(2) };
        assert!(matches!(MultinomialNb::from_counts(&counts, 1.0), Err(Error::NoExamples)));
    }
}
