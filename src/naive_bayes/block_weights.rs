//! Weights of one label block, as a fit moves them.

use linfa::traits::Predict;
use ndarray::{Array2, ArrayView1, Axis};

use super::chunked_vec::ChunkedVec;
use super::label_block::{BLOCK, PerLabel, add_scaled};
use crate::features::VectorsView;

/// Weights and prior variances of one feature for a block of labels: one cache line.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct FeatureWeights {
    pub(super) weight: PerLabel,
    pub(super) variance: PerLabel,
}

impl FeatureWeights {
    /// weight += x R² step.
    #[inline]
    fn advance(&mut self, x: f32, step: &PerLabel) {
        for ((weight, variance), step) in self.weight.iter_mut().zip(&self.variance).zip(step) {
            *weight += x * variance * step;
        }
    }
}

/// The weights of all features for a block of labels, and after them those of the constant feature.
#[derive(Debug)]
pub(super) struct BlockWeights(ChunkedVec<FeatureWeights>);

impl BlockWeights {
    /// The weights of `features`, the constant feature being as free as any other can be.
    pub(super) fn new(features: impl Iterator<Item = FeatureWeights>) -> Self {
        let constant = FeatureWeights { weight: [0.0; BLOCK], variance: [1.0; BLOCK] };
        Self(features.chain([constant]).collect())
    }

    /// The weights of the constant feature.
    fn constant(&self) -> &FeatureWeights {
        &self.0[self.0.len() - 1]
    }

    /// Lets the weights of an article's features, and those of the constant one, take a step.
    pub(super) fn advance(&mut self, (ids, weights): (&[u32], &[f32]), step: &PerLabel) {
        let places = ids.iter().map(|&id| id as usize).zip(weights);
        self.0.change(places, |feature, &x| feature.advance(x, step));
        let last = self.0.len() - 1;
        self.0[last].advance(1.0, step);
    }

    /// The weights alone.
    pub(super) fn into_weights(self) -> ChunkedVec<PerLabel> {
        self.0.into_items().map(|feature| feature.weight).collect()
    }

    /// Scores of one article.
    pub(super) fn scores(&self, (ids, weights): (&[u32], &[f32])) -> PerLabel {
        let mut scores = self.constant().weight;
        for (&id, &x) in ids.iter().zip(weights) {
            add_scaled(&mut scores, x, &self.0[id as usize].weight);
        }
        scores
    }

    /// Scores of one article, and Σ x² R²: weights and variances come from the same cache lines.
    pub(super) fn scores_and_variance(
        &self,
        (ids, weights): (&[u32], &[f32]),
        mut variance: PerLabel,
    ) -> (PerLabel, PerLabel) {
        let constant = self.constant();
        let mut scores = constant.weight;
        for (&id, &x) in ids.iter().zip(weights) {
            let feature = &self.0[id as usize];
            add_scaled(&mut scores, x, &feature.weight);
            add_scaled(&mut variance, x * x, &feature.variance);
        }
        add_scaled(&mut variance, 1.0, &constant.variance);
        (scores, variance)
    }

    #[cfg(test)]
    pub(super) fn weight(&self, feature: usize) -> PerLabel {
        self.0[feature].weight
    }
}

impl Predict<VectorsView<'_>, Array2<f32>> for BlockWeights {
    /// Scores (articles × labels of a block).
    fn predict(&self, vectors: VectorsView<'_>) -> Array2<f32> {
        let mut scores = Array2::zeros((vectors.articles(), BLOCK));
        for (article, mut row) in vectors.rows().zip(scores.axis_iter_mut(Axis(0))) {
            row.assign(&ArrayView1::from(&self.scores(article)));
        }
        scores
    }
}
