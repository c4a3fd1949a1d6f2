//! Weights of a linear model for the numbers of an embedding.

use ndarray::{Array2, Axis};

use crate::label::LabelId;
use crate::naive_bayes::Weights;

/// Weights of the dense features, in full precision (labels × dense features); there may be none.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EmbeddingWeights(Array2<f32>);

impl EmbeddingWeights {
    /// No weights, for so many labels.
    pub(crate) fn none(labels: usize) -> Self {
        Self(Array2::zeros((labels, 0)))
    }

    /// Those of `values`, label after label; `None` where these are no whole rows.
    pub(crate) fn from_rows(labels: usize, dimensions: usize, values: Vec<f32>) -> Option<Self> {
        Array2::from_shape_vec((labels, dimensions), values).ok().map(Self)
    }

    /// Those of the features of `weights` from `first` on.
    pub(super) fn of(weights: &Weights, first: usize) -> Self {
        let mut values = Array2::zeros((weights.labels(), weights.features() - first));
        weights.each_row(first..weights.features(), |feature, row| {
            let mut column = values.column_mut(feature.index() - first);
            column.iter_mut().zip(row).for_each(|(to, from)| *to = *from);
        });
        Self(values)
    }

    /// Those of some of the labels, in the order given.
    pub(super) fn select(&self, labels: &[LabelId]) -> Self {
        let rows: Vec<usize> = labels.iter().map(|label| label.index()).collect();
        Self(self.0.select(Axis(0), &rows))
    }

    /// All of them, label after label.
    pub(crate) fn values(&self) -> impl Iterator<Item = f32> {
        self.0.iter().copied()
    }

    /// Those of a label.
    pub(super) fn of_label(&self, label: LabelId) -> &[f32] {
        self.0.row(label.index()).to_slice().unwrap_or_default()
    }

    /// Inner product of `embedding` and the weights of a label.
    #[inline]
    pub(super) fn score(&self, label: LabelId, embedding: &[f32]) -> f32 {
        self.of_label(label).iter().zip(embedding).map(|(weight, x)| weight * x).sum()
    }
}
