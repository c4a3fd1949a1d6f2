//! A linear model as it ships: the weights that matter, a byte each.

use std::ops::Range;

use ndarray::{Array1, Array2};

use super::{LabelId, Weights};
use crate::features::{FeatureId, SparseVector, Vectors};

/// Largest magnitude of a quantised weight.
const FULL: f32 = 127.0;

/// A linear model with sparse rows of one-byte weights and one scale for each label:
/// score = intercept + scale · Σ x q|q|.
///
/// Few weights are large and very many are small, so the byte stands for the square root: small
/// weights keep their differences. Quantisation costs a few hundredths of a point of accuracy, and leaving out the cells that
/// matter least costs nothing to speak of until nine in ten are gone (README, "Size").
#[derive(Clone, Debug, PartialEq)]
pub struct Linear {
    /// Where the cells of each feature end.
    pub(crate) row_ends: Vec<u32>,
    /// Label of each cell.
    pub(crate) cell_labels: Vec<u16>,
    /// Quantised weight of each cell.
    pub(crate) cell_weights: Vec<i8>,
    /// The smallest weight that a byte can stand for, by label.
    pub(crate) scales: Vec<f32>,
    /// Score of an article without any feature, by label.
    pub(crate) intercept: Vec<f32>,
}

impl Linear {
    /// Keeps of `weights` the cells that `kept` names, in one byte each.
    #[must_use]
    pub fn quantise(weights: &Weights, kept: impl Fn(FeatureId, LabelId) -> bool) -> Self {
        let scales = scales(weights);
        let mut linear = Self {
            row_ends: Vec::with_capacity(weights.features.nrows()),
            cell_labels: Vec::new(),
            cell_weights: Vec::new(),
            intercept: weights.intercept.to_vec(),
            scales,
        };
        for (feature, row) in (0..).map(FeatureId).zip(weights.features.rows()) {
            for ((label, &weight), scale) in (0..).map(LabelId).zip(row).zip(&linear.scales) {
                let quantised = quantise(weight / scale);
                if quantised != 0 && kept(feature, label) {
                    linear.cell_labels.push(label.0);
                    linear.cell_weights.push(quantised);
                }
            }
            linear.row_ends.push(linear.cell_labels.len() as u32);
        }
        linear
    }

    /// Number of labels.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.scales.len()
    }

    /// Number of features.
    #[must_use]
    pub fn features(&self) -> usize {
        self.row_ends.len()
    }

    /// Number of weights.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.cell_weights.len()
    }

    /// Whether a feature has any weight.
    #[must_use]
    pub fn has(&self, feature: FeatureId) -> bool {
        !self.row(feature).is_empty()
    }

    /// Scores of an article, by label.
    #[must_use]
    pub fn scores(&self, vector: &SparseVector) -> Array1<f32> {
        self.sum(vector.iter())
    }

    /// Scores of some of the articles in `vectors` (those articles × labels), each vector scaled to
    /// unit length over the features that have a weight: as if there were no others.
    #[must_use]
    pub fn scores_of(&self, vectors: &Vectors, articles: &[usize]) -> Array2<f32> {
        let mut scores = Array2::zeros((articles.len(), self.labels()));
        for (&article, mut row) in articles.iter().zip(scores.rows_mut()) {
            let (ids, weights) = vectors.row(article);
            let all = ids.iter().copied().map(FeatureId).zip(weights.iter().copied());
            let kept = all.filter(|&(feature, _)| self.has(feature));
            let length = kept.clone().map(|(_, x)| x * x).sum::<f32>().sqrt();
            let scale = if length > 0.0 { length.recip() } else { 0.0 };
            row.assign(&self.sum(kept.map(|(feature, x)| (feature, x * scale))));
        }
        scores
    }

    /// The same model over the features that have a weight.
    #[must_use]
    pub fn without_empty_rows(mut self) -> Self {
        let mut before = 0;
        self.row_ends.retain(|&end| std::mem::replace(&mut before, end) < end);
        self
    }

    fn sum(&self, features: impl Iterator<Item = (FeatureId, f32)>) -> Array1<f32> {
        let mut scores = Array1::zeros(self.labels());
        for (feature, x) in features {
            let row = self.row(feature);
            let cells = self.cell_labels[row.clone()].iter().zip(&self.cell_weights[row]);
            for (&label, &weight) in cells {
                scores[usize::from(label)] += x * restore(weight);
            }
        }
        for ((score, scale), intercept) in scores.iter_mut().zip(&self.scales).zip(&self.intercept)
        {
            *score = *score * scale + intercept;
        }
        scores
    }

    /// The weight of a feature for a label.
    #[must_use]
    pub fn weight(&self, feature: FeatureId, label: LabelId) -> f32 {
        let row = self.row(feature);
        let place = self.cell_labels[row.clone()].binary_search(&label.0);
        place.map_or(0.0, |place| {
            restore(self.cell_weights[row.start + place]) * self.scales[label.index()]
        })
    }

    fn row(&self, feature: FeatureId) -> Range<usize> {
        let start = feature.index().checked_sub(1).map_or(0, |before| self.row_ends[before]);
        start as usize..self.row_ends[feature.index()] as usize
    }
}

/// The byte of a weight, counted in the smallest one that a byte can stand for.
fn quantise(weight: f32) -> i8 {
    weight.abs().sqrt().round().copysign(weight) as i8
}

/// The weight of a byte.
#[inline]
fn restore(byte: i8) -> f32 {
    let root = f32::from(byte);
    root * root.abs()
}

/// The largest weight of each label, over the largest that a byte can stand for.
fn scales(weights: &Weights) -> Vec<f32> {
    let largest = |column: ndarray::ArrayView1<'_, f32>| {
        column.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()))
    };
    let step = |largest: f32| if largest > 0.0 { largest / (FULL * FULL) } else { 1.0 };
    weights.features.columns().into_iter().map(|column| step(largest(column))).collect()
}
