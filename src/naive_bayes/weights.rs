//! A linear model as it is fitted: every weight, in full precision.

use std::array;

use ndarray::{Array1, Array2, Axis, aview1};

use super::pages::Pages;
use super::solver::{LANES, Lane};
use crate::features::{FeatureId, Vectors};
use crate::label::LabelId;

/// One weight for each feature and label: score = x·W + intercept.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Those of eight labels after the other, as a fit comes to them: by feature, and after all
    /// features the intercepts. Places without a label are 0.
    blocks: Vec<Pages<Lane>>,
    labels: usize,
}

impl Weights {
    /// The weights `features` (features × labels), and the `intercept` by label.
    #[must_use]
    pub fn new(features: &Array2<f32>, intercept: &Array1<f32>) -> Self {
        Self::from_fn(features.nrows(), intercept, |feature, label| features[[feature, label]])
    }

    /// The same with each weight as `weight` gives it, by the places of feature and label.
    pub(super) fn from_fn(
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
        let lane = |feature, first| array::from_fn(|lane| weight(feature, first + lane));
        let block = |first| (0..=features).map(|feature| lane(feature, first)).collect();
        Self { blocks: (0..labels).step_by(LANES).map(block).collect(), labels }
    }

    /// The weights of `labels` labels, eight a block.
    pub(super) const fn of_blocks(blocks: Vec<Pages<Lane>>, labels: usize) -> Self {
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
        self.blocks[label.index() / LANES][feature.index()][label.index() % LANES]
    }

    /// What is added for every article, by label.
    #[must_use]
    pub fn intercept(&self) -> Array1<f32> {
        let mut intercept = vec![0.0; self.labels];
        self.read(self.features(), &mut intercept);
        Array1::from_vec(intercept)
    }

    /// Calls `take` with each feature and its weights by label.
    pub(crate) fn each_row(&self, mut take: impl FnMut(FeatureId, &[f32])) {
        let mut row = vec![0.0; self.labels];
        for feature in 0..self.features() {
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

    /// Scores of some of the articles (those articles × labels).
    #[must_use]
    pub fn scores_of(&self, vectors: &Vectors, articles: &[usize]) -> Array2<f32> {
        let mut scores = Array2::zeros((articles.len(), self.labels));
        for (&article, mut row) in articles.iter().zip(scores.axis_iter_mut(Axis(0))) {
            row.assign(&self.scores(vectors.row(article)));
        }
        scores
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
        for (weights, block) in row.chunks_mut(LANES).zip(&self.blocks) {
            weights.copy_from_slice(&block[place][..weights.len()]);
        }
    }

    /// Takes over the weights of a row.
    fn write(&mut self, place: usize, row: &[f32]) {
        for (weights, block) in row.chunks(LANES).zip(&mut self.blocks) {
            block[place][..weights.len()].copy_from_slice(weights);
        }
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
        const LABELS: u16 = 2 * LANES as u16 + 3;
        let number = |(feature, label): (usize, usize)| (100 * feature + label) as f32;
        let features = Array2::from_shape_fn((4, LABELS.into()), number);
        let intercept = Array1::from_shape_fn(usize::from(LABELS), |label| number((4, label)));
        let weights = Weights::new(&features, &intercept);
        assert_eq!((weights.features(), weights.labels()), features.dim());
        assert_eq!(weights.intercept(), intercept);
        weights.each_row(|feature, row| {
            assert_eq!(row, features.row(feature.index()).as_slice().unwrap());
            let one_by_one = (0..LABELS).map(|label| weights.weight(feature, LabelId(label)));
            assert!(one_by_one.eq(row.iter().copied()), "feature {feature:?}");
        });
    }
}
