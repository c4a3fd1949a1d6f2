//! A linear model as it is fitted: every weight, in full precision.

use ndarray::{Array1, Array2, Axis, ShapeBuilder};

use crate::features::Vectors;

/// One weight for each feature and label: score = x·W + intercept.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// (features × labels)
    pub features: Array2<f32>,
    /// By label.
    pub intercept: Array1<f32>,
}

impl Weights {
    /// No weight at all. Those of a label lie together, so that a fit that goes from label to label
    /// takes memory as it fills it.
    pub(super) fn zeros(features: usize, labels: usize) -> Self {
        let features = Array2::zeros((features, labels).f());
        Self { features, intercept: Array1::zeros(labels) }
    }

    /// Scores of one article, by label.
    #[must_use]
    pub fn scores(&self, (ids, weights): (&[u32], &[f32])) -> Array1<f32> {
        let mut scores = self.intercept.clone();
        for (&id, &weight) in ids.iter().zip(weights) {
            scores.scaled_add(weight, &self.features.row(id as usize));
        }
        scores
    }

    /// Scores of some of the articles (those articles × labels).
    #[must_use]
    pub fn scores_of(&self, vectors: &Vectors, articles: &[usize]) -> Array2<f32> {
        let mut scores = Array2::zeros((articles.len(), self.intercept.len()));
        for (&article, mut row) in articles.iter().zip(scores.axis_iter_mut(Axis(0))) {
            row.assign(&self.scores(vectors.row(article)));
        }
        scores
    }

    /// Takes from each feature's weights, and from the intercepts, their mean over the labels. What
    /// adds the same to every label says nothing of which is right, and without it more weights
    /// are small enough to leave out.
    pub fn centre(&mut self) {
        let mut one = Array1::zeros(self.intercept.len());
        for mut row in self.features.axis_iter_mut(Axis(0)) {
            // A sum is the same to the last bit wherever its terms lie if they are summed in one place.
            one.assign(&row);
            row -= one.sum() / one.len() as f32;
        }
        let mean = self.intercept.sum() / self.intercept.len() as f32;
        self.intercept -= mean;
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn centring_leaves_every_difference_between_labels() {
        let before = Weights {
            features: array![[1.0, 2.0, 6.0], [0.5, 0.5, 0.5]],
            intercept: array![3.0, 0.0, 0.0],
        };
        let mut after = before.clone();
        after.centre();
        let scores = [&before, &after].map(|weights| weights.scores((&[0, 1], &[0.5, 2.0])));
        for (one, other) in [(0, 1), (1, 2)] {
            let differences = scores.clone().map(|scores| scores[one] - scores[other]);
            assert!((differences[0] - differences[1]).abs() < 1e-6, "{differences:?}");
        }
        assert!(after.features.row(1).iter().all(|weight| *weight == 0.0));
        assert!(after.intercept.sum().abs() < 1e-6);
    }
}
