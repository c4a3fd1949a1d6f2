//! Linear model as it is fitted: every weight, in full precision.

use std::array;
use std::ops::Range;

use linfa::traits::Predict;
use ndarray::{Array1, Array2, Axis, aview1};

use super::chunked_vec::ChunkedVec;
use super::label_block::{BLOCK, PerLabel};
use crate::features::{FeatureId, VectorsView};
use crate::label::LabelId;

/// Linear model of one weight for each feature and label: score = x·W + intercept.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Those of one block of labels after the other, as a fit comes to them: by feature, and after all
    /// features the intercepts. Places without a label are 0.
    blocks: Vec<ChunkedVec<PerLabel>>,
    labels: usize,
}

impl Weights {
    /// The weights `features` (features × labels), and the `intercept` by label.
    #[must_use]
    pub fn new(features: &Array2<f32>, intercept: &Array1<f32>) -> Self {
        Self::from_fn(features.nrows(), intercept, |feature, label| features[[feature, label]])
    }

    /// The weights `log_prob` (labels × features), and the `intercept` by label.
    pub(super) fn from_log_prob(log_prob: &Array2<f64>, intercept: &Array1<f32>) -> Self {
        let weight = |feature, label| log_prob[[label, feature]] as f32;
        Self::from_fn(log_prob.ncols(), intercept, weight)
    }

    /// Each weight as `weight` gives it, by the places of feature and label.
    fn from_fn(
        features: usize,
        intercept: &Array1<f32>,
        weight: impl Fn(usize, usize) -> f32,
    ) -> Self {
        let labels = intercept.len();
        let weight = |feature, label| match feature {
            _ if label >= labels => 0.0,
            place if place == features => intercept[label],
            feature => weight(feature, label),
        };
        let row = |feature, first| array::from_fn(|place| weight(feature, first + place));
        let block = |first| (0..=features).map(|feature| row(feature, first)).collect();
        Self { blocks: (0..labels).step_by(BLOCK).map(block).collect(), labels }
    }

    /// The weights of `labels` labels, block by block.
    pub(super) const fn of_blocks(blocks: Vec<ChunkedVec<PerLabel>>, labels: usize) -> Self {
        Self { blocks, labels }
    }

    /// Number of features.
    #[must_use]
    pub fn features(&self) -> usize {
        self.blocks.first().map_or(0, |block| block.len() - 1)
    }

    /// Number of labels.
    #[must_use]
    pub const fn labels(&self) -> usize {
        self.labels
    }

    /// The weight of a feature for a label.
    #[must_use]
    pub fn weight(&self, feature: FeatureId, label: LabelId) -> f32 {
        self.blocks[label.index() / BLOCK][feature.index()][label.index() % BLOCK]
    }

    /// What is added for every article, by label.
    #[must_use]
    pub fn intercept(&self) -> Array1<f32> {
        let mut intercept = vec![0.0; self.labels];
        self.read(self.features(), &mut intercept);
        Array1::from_vec(intercept)
    }

    /// Calls `take` with each of some features and its weights by label.
    pub(crate) fn each_row(&self, features: Range<usize>, mut take: impl FnMut(FeatureId, &[f32])) {
        let mut row = vec![0.0; self.labels];
        for feature in features {
            self.read(feature, &mut row);
            take(FeatureId(feature as u32), &row);
        }
    }

    /// Scores of one article, by label.
    #[must_use]
    pub fn scores(&self, (ids, weights): (&[u32], &[f32])) -> Array1<f32> {
        let (mut scores, mut row) = (self.intercept(), vec![0.0; self.labels]);
        for (&id, &x) in ids.iter().zip(weights) {
            self.read(id as usize, &mut row);
            scores.iter_mut().zip(&row).for_each(|(score, weight)| *score += x * weight);
        }
        scores
    }

    /// Lets the weights of an article's features take a step by label, the longer for a feature the more
    /// the article has of it.
    pub(crate) fn advance(&mut self, (ids, weights): (&[u32], &[f32]), step: &[f32]) {
        for (&id, x) in ids.iter().zip(weights) {
            for (block, step) in self.blocks.iter_mut().zip(step.chunks(BLOCK)) {
                let weights = block[id as usize].iter_mut();
                weights.zip(step).for_each(|(weight, step)| *weight += x * step);
            }
        }
    }

    /// Takes from each feature's weights, and from the intercepts, their mean over the labels. What
    /// adds the same to every label says nothing of which is right, and without it more weights
    /// are small enough to leave out.
    pub fn centre(&mut self) {
        let mut row = vec![0.0; self.labels];
        for place in 0..=self.features() {
            self.read(place, &mut row);
            let mean = aview1(&row).sum() / self.labels as f32;
            for weight in &mut row {
                *weight -= mean;
            }
            self.write(place, &row);
        }
    }

    /// Writes down the weights of a row.
    fn read(&self, place: usize, row: &mut [f32]) {
        for (weights, block) in row.chunks_mut(BLOCK).zip(&self.blocks) {
            weights.copy_from_slice(&block[place][..weights.len()]);
        }
    }

    /// Takes over the weights of a row.
    fn write(&mut self, place: usize, row: &[f32]) {
        for (weights, block) in row.chunks(BLOCK).zip(&mut self.blocks) {
            block[place][..weights.len()].copy_from_slice(weights);
        }
    }
}

impl Predict<VectorsView<'_>, Array2<f32>> for Weights {
    /// Scores (articles × labels).
    fn predict(&self, vectors: VectorsView<'_>) -> Array2<f32> {
        let mut scores = Array2::zeros((vectors.articles(), self.labels));
        for (article, mut row) in vectors.rows().zip(scores.axis_iter_mut(Axis(0))) {
            row.assign(&self.scores(article));
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn centring_leaves_every_difference_between_labels() {
        let features = array![[1.0, 2.0, 6.0], [0.5, 0.5, 0.5]];
        let before = Weights::new(&features, &array![3.0, 0.0, 0.0]);
        let mut after = before.clone();
        after.centre();
        let scores = [&before, &after].map(|weights| weights.scores((&[0, 1], &[0.5, 2.0])));
        for (one, other) in [(0, 1), (1, 2)] {
            let differences = scores.clone().map(|scores| scores[one] - scores[other]);
            assert!((differences[0] - differences[1]).abs() < 1e-6, "{differences:?}");
        }
        assert!((0..3).all(|label| after.weight(FeatureId(1), LabelId(label)) == 0.0));
        assert!(after.intercept().sum().abs() < 1e-6);
    }

    #[test]
    fn a_weight_is_of_its_label_in_any_block() {
        const LABELS: u16 = 2 * BLOCK as u16 + 3;
        let number = |(feature, label): (usize, usize)| (100 * feature + label) as f32;
        let features = Array2::from_shape_fn((4, LABELS.into()), number);
        let intercept = Array1::from_shape_fn(usize::from(LABELS), |label| number((4, label)));
        let weights = Weights::new(&features, &intercept);
        assert_eq!((weights.features(), weights.labels()), features.dim());
        assert_eq!(weights.intercept(), intercept);
        weights.each_row(0..4, |feature, row| {
            assert_eq!(row, features.row(feature.index()).as_slice().unwrap());
            let one_by_one = (0..LABELS).map(|label| weights.weight(feature, LabelId(label)));
            assert!(one_by_one.eq(row.iter().copied()), "feature {feature:?}");
        });
    }
}
