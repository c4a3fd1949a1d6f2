//! Weights of a linear model for the numbers of an embedding.

use ndarray::{Array2, Axis};

use crate::label::LabelId;
use crate::naive_bayes::Weights;

/// Weights of the dense features, in full precision; there may be none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EmbeddingWeights {
    /// (labels × dense features)
    rows: Array2<f32>,
    /// The same for four labels and then the next four, so that an embedding is multiplied with the
    /// weights of four at once.
    quads: Vec<[f32; 4]>,
}

impl EmbeddingWeights {
    /// No weights, for so many labels.
    pub(crate) fn none(labels: usize) -> Self {
        Self::new(Array2::zeros((labels, 0)))
    }

    /// Those of `values`, label after label; `None` where these are no whole rows.
    pub(crate) fn from_rows(labels: usize, dimensions: usize, values: Vec<f32>) -> Option<Self> {
        Array2::from_shape_vec((labels, dimensions), values).ok().map(Self::new)
    }

    /// Those of the features of `weights` from `first` on.
    pub(super) fn of(weights: &Weights, first: usize) -> Self {
        let mut values = Array2::zeros((weights.labels(), weights.features() - first));
        weights.each_row(first..weights.features(), |feature, row| {
            let mut column = values.column_mut(feature.index() - first);
            column.iter_mut().zip(row).for_each(|(to, from)| *to = *from);
        });
        Self::new(values)
    }

    fn new(rows: Array2<f32>) -> Self {
        let (labels, dimensions) = rows.dim();
        let mut quads = vec![[0.0; 4]; labels.div_ceil(4) * dimensions];
        for ((label, dimension), &weight) in rows.indexed_iter() {
            quads[label / 4 * dimensions + dimension][label % 4] = weight;
        }
        Self { rows, quads }
    }

    /// Those of some of the labels, in the order given.
    pub(super) fn select(&self, labels: &[LabelId]) -> Self {
        let rows: Vec<usize> = labels.iter().map(|label| label.index()).collect();
        Self::new(self.rows.select(Axis(0), &rows))
    }

    /// All of them, label after label.
    pub(crate) fn values(&self) -> impl Iterator<Item = f32> {
        self.rows.iter().copied()
    }

    /// Those of a label.
    pub(super) fn of_label(&self, label: LabelId) -> &[f32] {
        self.rows.row(label.index()).to_slice().unwrap_or_default()
    }

    /// Inner product of `embedding` and the weights of a label.
    #[inline]
    pub(super) fn score(&self, label: LabelId, embedding: &[f32]) -> f32 {
        self.of_label(label).iter().zip(embedding).map(|(weight, x)| weight * x).sum()
    }

    /// Adds the inner products of `embedding` and the weights of each label to `scores`, by label.
    pub(super) fn add_scores(&self, embedding: &[f32], scores: &mut [f32]) {
        let quads = self.quads.chunks_exact(self.rows.ncols().max(1));
        for (scores, quads) in scores.chunks_mut(4).zip(quads) {
            // Sums that stand by themselves stay in a register.
            let mut products = [0.0_f32; 4];
            for (weights, &x) in quads.iter().zip(embedding) {
                products.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight * x);
            }
            scores.iter_mut().zip(products).for_each(|(score, product)| *score += product);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_scored_together_as_each_is_by_itself() {
        let values = (0..15).map(|value| value as f32 / 7.0).collect();
        let weights = EmbeddingWeights::from_rows(5, 3, values).unwrap();
        let embedding = [0.1, -0.7, 0.3];
        let mut scores = [1.0; 5];
        weights.add_scores(&embedding, &mut scores);
        let own = |label| 1.0 + weights.score(LabelId(label), &embedding);
        let expected = [0, 1, 2, 3, 4].map(own).map(f32::to_bits);
        assert_eq!(scores.map(f32::to_bits), expected);
        EmbeddingWeights::none(5).add_scores(&[], &mut scores);
        assert_eq!(scores.map(f32::to_bits), expected);
    }
}
