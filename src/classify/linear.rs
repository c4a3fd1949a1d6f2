//! Linear model as it ships: the weights that matter, a byte each.

use linfa::traits::Predict;
use ndarray::{Array1, Array2};

use super::cell::{Cell, FULL, quantise, restore};
use super::dense_rows::DenseRows;
use super::embedding_weights::EmbeddingWeights;
use super::mixed_rows::MixedRows;
use crate::features::{FeatureId, SparseVector, VectorsView};
use crate::label::LabelId;
use crate::naive_bayes::Weights;

/// Linear model with sparse rows of one-byte weights and one scale for each label, and with whole
/// weights for the numbers of an embedding *e*: score = intercept + scale · Σ x q|q| + Σ e v.
///
/// Few weights are large and very many are small, so the byte stands for the square root: small
/// weights keep their differences. Quantisation costs a few hundredths of a point of accuracy, and
/// leaving out the cells that matter least costs nothing to speak of until nine in ten are gone
/// (`benches/README.md`, "A quarter of the cells").
#[derive(Clone, Debug, PartialEq)]
pub struct Linear {
    layout: Layout,
    /// Number of sparse features.
    features: usize,
    /// Number of their weights that are not zero.
    cells: usize,
    /// The smallest weight that a byte can stand for, by label.
    pub(crate) scales: Vec<f32>,
    /// Score of an article without any feature, by label.
    pub(crate) intercept: Vec<f32>,
    /// Weights of an embedding.
    pub(crate) embedding: EmbeddingWeights,
}

/// Layout of the weights in memory.
#[derive(Clone, Debug, PartialEq)]
enum Layout {
    /// Of few labels.
    Dense(DenseRows),
    /// Of many.
    Mixed(MixedRows),
}

impl Linear {
    /// A model of `features` sparse features, whose `rows` come in any order, the cells of each with
    /// rising labels, and of an embedding.
    pub(crate) fn from_rows<'c>(
        features: usize,
        rows: impl Iterator<Item = (FeatureId, &'c [Cell])> + Clone,
        scales: Vec<f32>,
        intercept: Vec<f32>,
        embedding: EmbeddingWeights,
    ) -> Self {
        let cells = rows.clone().map(|(_, row)| row.len()).sum();
        let layout = match DenseRows::zeros(features, scales.len()) {
            Some(mut layout) => {
                rows.for_each(|(feature, row)| layout.set(feature, row));
                Layout::Dense(layout)
            }
            None => Layout::Mixed(MixedRows::from_rows(features, scales.len(), rows)),
        };
        Self { layout, features, cells, scales, intercept, embedding }
    }

    /// A model of no sparse feature, with room for `features`.
    pub(super) fn empty(
        features: usize,
        scales: Vec<f32>,
        intercept: Vec<f32>,
        embedding: EmbeddingWeights,
    ) -> Self {
        let mixed = || Layout::Mixed(MixedRows::with_capacity(features, scales.len()));
        let layout = DenseRows::zeros(features, scales.len()).map_or_else(mixed, Layout::Dense);
        Self { layout, features: 0, cells: 0, scales, intercept, embedding }
    }

    /// Adds the next feature, whose cells have rising labels.
    pub(super) fn push(&mut self, row: &[Cell]) {
        match &mut self.layout {
            Layout::Dense(rows) => rows.set(FeatureId(self.features as u32), row),
            Layout::Mixed(rows) => rows.push(row),
        }
        self.features += 1;
        self.cells += row.len();
    }

    /// Keeps of the weights of the first `features`, which are sparse, the cells that `kept` names, in
    /// one byte each, and those of the others, an embedding, as they are.
    #[must_use]
    pub fn quantise(
        weights: &Weights,
        features: usize,
        kept: impl Fn(FeatureId, LabelId) -> bool,
    ) -> Self {
        let (scales, intercept) = (scales(weights, features), weights.intercept().to_vec());
        let embedding = EmbeddingWeights::of(weights, features);
        let mut linear = Self::empty(features, scales, intercept, embedding);
        let mut cells = Vec::with_capacity(linear.labels());
        weights.each_row(0..features, |feature, row| {
            cells.clear();
            for ((label, &weight), scale) in (0..).map(LabelId).zip(row).zip(&linear.scales) {
                let weight = quantise(weight / scale);
                if weight != 0 && kept(feature, label) {
                    cells.push(Cell { label: label.0, weight });
                }
            }
            linear.push(&cells);
        });
        linear
    }

    /// The weights that its bytes stand for, those of an embedding last.
    #[must_use]
    pub fn weights(&self) -> Weights {
        let dimensions = self.dimensions();
        let mut weights = Array2::zeros((self.features + dimensions, self.labels()));
        for feature in 0..self.features {
            for Cell { label, weight } in self.row(FeatureId(feature as u32)) {
                let label = usize::from(label);
                weights[(feature, label)] = restore(weight) * self.scales[label];
            }
        }
        for label in 0..self.labels() {
            let embedding = self.embedding_weights(LabelId(label as u16)).iter().enumerate();
            embedding.for_each(|(place, &v)| weights[(self.features + place, label)] = v);
        }
        Weights::new(&weights, &Array1::from(self.intercept.clone()))
    }

    /// Number of the numbers of an embedding that it weighs.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        if self.labels() == 0 { 0 } else { self.embedding_weights(LabelId(0)).len() }
    }

    /// Number of labels.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.scales.len()
    }

    /// Number of sparse features.
    #[must_use]
    pub fn features(&self) -> usize {
        self.features
    }

    /// Number of their weights that are not zero.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// Whether a feature has any weight.
    #[must_use]
    pub fn has(&self, feature: FeatureId) -> bool {
        self.row(feature).next().is_some()
    }

    /// Scores of an article, by label.
    #[must_use]
    pub fn scores(&self, vector: &SparseVector, embedding: &[f32]) -> Array1<f32> {
        self.sum(vector.iter(), embedding)
    }

    /// Scores (articles × labels) of vectors that keep their length, whatever features have a weight.
    #[must_use]
    pub fn scores_of_all(&self, vectors: VectorsView<'_>) -> Array2<f32> {
        let mut scores = Array2::zeros((vectors.articles(), self.labels()));
        let dense = (0..vectors.articles()).map(|place| vectors.dense_row(place));
        let rows = vectors.sparse_rows().zip(dense).zip(scores.rows_mut());
        for (((ids, weights), dense), mut row) in rows {
            let features = ids.iter().copied().map(FeatureId).zip(weights.iter().copied());
            row.assign(&self.sum(features, dense));
        }
        scores
    }

    /// Takes an embedding from `mean` on: what training counted from there counts from 0 afterwards.
    pub(crate) fn uncentre(&mut self, mean: &[f32]) {
        for (label, intercept) in (0..).map(LabelId).zip(&mut self.intercept) {
            *intercept -= self.embedding.score(label, mean);
        }
    }

    /// Levels the labels at `embedding`: an article that has it, and no sparse feature, scores 0 for all.
    pub(crate) fn level_at(&mut self, embedding: &[f32]) {
        self.intercept.fill(0.0);
        self.uncentre(embedding);
    }

    /// Weights of the numbers of an embedding for a label.
    #[must_use]
    pub fn embedding_weights(&self, label: LabelId) -> &[f32] {
        self.embedding.of_label(label)
    }

    /// The model over those features alone that have a weight.
    #[must_use]
    pub fn without_empty_rows(&self) -> Self {
        let kept = || (0..self.features as u32).map(FeatureId).filter(|&id| self.has(id));
        let (scales, intercept) = (self.scales.clone(), self.intercept.clone());
        let mut model = Self::empty(kept().count(), scales, intercept, self.embedding.clone());
        kept().for_each(|id| model.push(&self.row(id).collect::<Vec<_>>()));
        model
    }

    fn sum(
        &self,
        features: impl Iterator<Item = (FeatureId, f32)>,
        embedding: &[f32],
    ) -> Array1<f32> {
        let mut scores = vec![0.0; self.labels()];
        match &self.layout {
            Layout::Dense(rows) => rows.add(features, &mut scores),
            Layout::Mixed(rows) => rows.add(features, &mut scores),
        }
        for ((score, scale), intercept) in scores.iter_mut().zip(&self.scales).zip(&self.intercept)
        {
            *score = *score * scale + intercept;
        }
        self.embedding.add_scores(embedding, &mut scores);
        Array1::from_vec(scores)
    }

    /// The weight of a feature for a label.
    #[must_use]
    pub fn weight(&self, feature: FeatureId, label: LabelId) -> f32 {
        let cell = self.row(feature).find(|cell| cell.label == label.0);
        cell.map_or(0.0, |cell| restore(cell.weight) * self.scales[label.index()])
    }

    /// The cells of a feature, labels rising.
    #[inline]
    pub(crate) fn row(&self, feature: FeatureId) -> impl Iterator<Item = Cell> {
        let (dense, sparse): (&[i8], &[Cell]) = match &self.layout {
            Layout::Dense(rows) => (rows.row(feature), &[]),
            Layout::Mixed(rows) => rows.row(feature),
        };
        let dense = (0..).zip(dense).map(|(label, &weight)| Cell { label, weight });
        dense.filter(|cell| cell.weight != 0).chain(sparse.iter().copied())
    }
}

impl Predict<VectorsView<'_>, Array2<f32>> for Linear {
    /// Scores (articles × labels), each vector scaled to unit length over the features that have a
    /// weight: as if there were no others.
    fn predict(&self, vectors: VectorsView<'_>) -> Array2<f32> {
        let mut scores = Array2::zeros((vectors.articles(), self.labels()));
        let dense = (0..vectors.articles()).map(|place| vectors.dense_row(place));
        let rows = vectors.sparse_rows().zip(dense).zip(scores.rows_mut());
        for (((ids, weights), dense), mut row) in rows {
            let all = ids.iter().copied().map(FeatureId).zip(weights.iter().copied());
            let kept = all.filter(|&(feature, _)| self.has(feature));
            let length = kept.clone().map(|(_, x)| x * x).sum::<f32>().sqrt();
            let scale = if length > 0.0 { length.recip() } else { 0.0 };
            row.assign(&self.sum(kept.map(|(feature, x)| (feature, x * scale)), dense));
        }
        scores
    }
}

/// The largest weight of each label among the first `features`, over the largest that a byte can stand
/// for.
fn scales(weights: &Weights, features: usize) -> Vec<f32> {
    let mut largest = vec![0.0_f32; weights.labels()];
    weights.each_row(0..features, |_, row| {
        largest.iter_mut().zip(row).for_each(|(most, weight)| *most = most.max(weight.abs()));
    });
    let step = |largest: f32| if largest > 0.0 { largest / (FULL * FULL) } else { 1.0 };
    largest.into_iter().map(step).collect()
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::features::Vectors;

    fn weights() -> Weights {
        let features =
            array![[0.5, -1.0, 0.0], [0.0, 0.0, 0.0], [0.031, 0.25, 0.0], [-0.2, 0.000_01, 0.0]];
        Weights::new(&features, &array![0.1, -0.1, 0.0])
    }

    fn article() -> SparseVector {
        SparseVector {
            features: vec![FeatureId(0), FeatureId(2), FeatureId(3)],
            weights: vec![0.6, 0.48, 0.64],
        }
    }

    #[test]
    fn the_root_of_a_weight_is_kept_to_half_a_step() {
        let (weights, linear) = (weights(), Linear::quantise(&weights(), 4, |_, _| true));
        weights.each_row(0..4, |feature, row| {
            for ((label, weight), scale) in (0..).map(LabelId).zip(row).zip(&linear.scales) {
                let kept = linear.weight(feature, label);
                let off = (kept.abs().sqrt() - weight.abs().sqrt()).abs();
                assert!(off <= scale.sqrt() / 2.0 + 1e-6, "{kept}, not {weight}");
                assert!(kept * weight >= 0.0, "{kept}, not {weight}");
            }
        });
        assert_eq!(linear.cells(), 5, "what rounds to nothing takes no room");
        let (ids, xs) = ([0, 2, 3], [0.6, 0.48, 0.64]);
        let off = linear.scores(&article(), &[]) - weights.scores((&ids, &xs));
        assert!(off.iter().all(|off| off.abs() < 0.01), "{off}");
    }

    #[test]
    fn its_bytes_stand_for_weights_that_give_the_same_bytes() {
        let linear = Linear::quantise(&weights(), 4, |_, _| true);
        assert_eq!(Linear::quantise(&linear.weights(), 4, |_, _| true), linear);
    }

    #[test]
    fn cells_that_are_not_kept_weigh_nothing() {
        let linear = Linear::quantise(&weights(), 4, |feature, label| {
            (feature, label) != (FeatureId(0), LabelId(1))
        });
        assert_eq!(linear.weight(FeatureId(0), LabelId(1)), 0.0);
        assert!(linear.weight(FeatureId(0), LabelId(0)) > 0.0);
    }

    #[test]
    fn rows_may_come_in_any_order() {
        let cell = |label, weight| Cell { label, weight };
        let rows = [vec![cell(0, 5), cell(2, -9)], vec![], vec![cell(1, 7)], vec![cell(2, 1)]];
        for labels in [3, 1000] {
            let (scales, intercept) = (vec![1.0; labels], vec![0.0; labels]);
            let mixed = [2, 0, 3, 1].map(|id| (FeatureId(id), rows[id as usize].as_slice()));
            let mut pushed =
                Linear::empty(4, scales.clone(), intercept.clone(), EmbeddingWeights::none(labels));
            for row in &rows {
                pushed.push(row);
            }
            assert_eq!(
                Linear::from_rows(
                    4,
                    mixed.into_iter(),
                    scales,
                    intercept,
                    pushed.embedding.clone()
                ),
                pushed
            );
        }
    }

    #[test]
    fn leaving_out_empty_rows_moves_the_others_up() {
        let linear = Linear::quantise(&weights(), 4, |_, _| true);
        let dense = linear.clone().without_empty_rows();
        assert_eq!((linear.features(), dense.features()), (4, 3));
        assert!(!linear.has(FeatureId(1)));
        let moved = SparseVector { features: (0..3).map(FeatureId).collect(), ..article() };
        assert_eq!(dense.scores(&moved, &[]), linear.scores(&article(), &[]));
    }

    #[test]
    fn held_out_articles_are_scored_as_if_other_features_were_not_there() {
        let linear = Linear::quantise(&weights(), 4, |feature, _| feature != FeatureId(2));
        let vectors = Vectors::from_rows([SparseVector::default(), article()].into_iter(), 4);
        let scores = linear.predict(vectors.view(&[1, 0]));
        let length = 0.6_f32.hypot(0.64);
        let known = SparseVector {
            features: vec![FeatureId(0), FeatureId(3)],
            weights: vec![0.6 / length, 0.64 / length],
        };
        let off = &scores.row(0) - &linear.scores(&known, &[]);
        assert!(off.iter().all(|off| off.abs() < 1e-6), "{off}");
        assert_eq!(scores.row(1).to_vec(), linear.intercept);
    }
}
