//! Feature counts by label: the sufficient statistics of naive Bayes.

use linfa::dataset::Records;
use ndarray::{Array1, Array2, Axis};

use super::training_set::TrainingSet;

/// Sufficient statistics of naive Bayes: sums of the articles' vectors by label, each times its
/// sample weight. Sums of two parts of a corpus add up to those of the whole.
///
/// As linfa's records they have one sample a label, so that a search over smoothing counts once and
/// fits to the counts.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassCounts {
    /// Summed weights (labels × features); scikit-learn's `feature_count_`.
    pub features: Array2<f64>,
    /// Number of articles by label; scikit-learn's `class_count_`.
    pub articles: Array1<f64>,
}

impl ClassCounts {
    /// The sums over a training set, in its order.
    #[must_use]
    pub fn of(training: &TrainingSet<'_>) -> Self {
        let (vectors, truth) = (training.records, training.targets);
        let mut features = Array2::zeros((truth.labels(), vectors.features()));
        let mut articles = Array1::zeros(truth.labels());
        for (article, (ids, weights)) in vectors.rows().enumerate() {
            let sample_weight = f64::from(truth.weight(article));
            for label in truth.of(article) {
                articles[label.index()] += sample_weight;
                let mut sums = features.row_mut(label.index());
                for (&id, &weight) in ids.iter().zip(weights) {
                    sums[id as usize] += sample_weight * f64::from(weight);
                }
            }
        }
        Self { features, articles }
    }

    /// Summed weights over all labels, by feature.
    #[must_use]
    pub fn total(&self) -> Array1<f64> {
        self.features.sum_axis(Axis(0))
    }
}

impl Records for ClassCounts {
    type Elem = f64;

    fn nsamples(&self) -> usize {
        self.features.nrows()
    }

    fn nfeatures(&self) -> usize {
        self.features.ncols()
    }
}
