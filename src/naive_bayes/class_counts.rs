//! Feature counts by label: all that naive Bayes needs to know of its training articles.

use ndarray::{Array1, Array2, Axis};

use crate::features::Vectors;
use crate::label::Targets;

/// Sums of the articles' vectors by label, each as much as the article counts. Sums of two parts of
/// a corpus add up to those of the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassCounts {
    /// Summed weights (labels × features); scikit-learn's `feature_count_`.
    pub features: Array2<f64>,
    /// Number of articles by label; scikit-learn's `class_count_`.
    pub articles: Array1<f64>,
}

impl ClassCounts {
    /// The sums over those `articles` of `vectors`, in the order given.
    #[must_use]
    pub fn of(vectors: &Vectors, targets: &Targets, articles: impl Iterator<Item = usize>) -> Self {
        let mut features = Array2::zeros((targets.labels(), vectors.features()));
        let mut count = Array1::zeros(targets.labels());
        for article in articles {
            let (ids, weights) = vectors.row(article);
            let trust = f64::from(targets.trust(article));
            for label in targets.of(article) {
                count[label.index()] += trust;
                let mut sums = features.row_mut(label.index());
                for (&id, &weight) in ids.iter().zip(weights) {
                    sums[id as usize] += trust * f64::from(weight);
                }
            }
        }
        Self { features, articles: count }
    }

    /// Summed weights over all labels, by feature.
    #[must_use]
    pub fn total(&self) -> Array1<f64> {
        self.features.sum_axis(Axis(0))
    }
}
