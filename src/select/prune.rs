//! Importance of the weights of a linear model: which are worth their bytes.

use crate::features::{FeatureId, VectorsView};
use crate::label::LabelId;
use crate::naive_bayes::Weights;

/// Bytes of one cell in a model file: its label and its weight.
const CELL_BYTES: usize = 2;

/// The importance of every cell of the sparse features of a linear model, |v| √f: how far the weight moves the scores of
/// the training articles, f being the summed squares of the feature's weights in them.
#[derive(Clone, Debug)]
pub struct Importance<'w> {
    weights: &'w Weights,
    /// √f, by sparse feature.
    norms: Vec<f32>,
}

impl<'w> Importance<'w> {
    /// The importance of `weights` for the articles of `vectors`.
    #[must_use]
    pub fn of(weights: &'w Weights, vectors: VectorsView<'_>) -> Self {
        let norms = vectors.squared_norms().into_iter().map(|f| f.sqrt() as f32).collect();
        Self { weights, norms }
    }

    /// Number of sparse features.
    #[must_use]
    pub fn features(&self) -> usize {
        self.norms.len()
    }

    /// The importance of one cell.
    #[must_use]
    pub fn cell(&self, feature: FeatureId, label: LabelId) -> f32 {
        self.weights.weight(feature, label).abs() * self.norms[feature.index()]
    }

    /// The least importance that a cell must have for the model to fit into `bytes`, most important
    /// cells first: two bytes a cell, and `row_bytes` for a feature's first. 0 where all fit.
    #[must_use]
    pub fn cut(&self, bytes: usize, row_bytes: impl Fn(FeatureId) -> usize) -> f32 {
        let labels = self.weights.labels();
        let all =
            (0..self.norms.len() as u32).map(|id| row_bytes(FeatureId(id)) + labels * CELL_BYTES);
        if all.sum::<usize>() <= bytes {
            return 0.0;
        }
        // Bits of numbers that are not below 0 rise as they do: the upper half of them first, then
        // the lower half of those that share the upper half with the first too many.
        let (upper, room) = first_too_many(bytes, |count| {
            self.each_cell(&row_bytes, |importance, bytes| count(importance >> 16, bytes));
        });
        let (lower, _) = first_too_many(room, |count| {
            self.each_cell(&row_bytes, |importance, bytes| {
                if importance >> 16 == upper {
                    count(importance & 0xffff, bytes);
                }
            });
        });
        // What is exactly as important as the first that does not fit stays out with it.
        f32::from_bits(upper << 16 | lower).next_up()
    }

    /// Calls `take` with the bits of the importance of every cell and the bytes that it takes: the
    /// most important of a feature is the one that its row is there for.
    fn each_cell(&self, row_bytes: impl Fn(FeatureId) -> usize, mut take: impl FnMut(u32, usize)) {
        self.weights.each_row(0..self.norms.len(), |feature, row| {
            let (mut most, norm) = (0, self.norms[feature.index()]);
            for weight in row {
                let importance = (weight.abs() * norm).to_bits();
                most = most.max(importance);
                take(importance, CELL_BYTES);
            }
            take(most, row_bytes(feature));
        });
    }
}

/// Of what `each` counts, under a number of 16 bits each: the largest number with which all that
/// have it or a larger one take more than `room` bytes, and the bytes left above it.
fn first_too_many(mut room: usize, each: impl FnOnce(&mut dyn FnMut(u32, usize))) -> (u32, usize) {
    let mut taken = vec![0; 1 << 16];
    each(&mut |number, bytes| taken[number as usize & 0xffff] += bytes);
    for (number, &bytes) in taken.iter().enumerate().rev() {
        match room.checked_sub(bytes) {
            Some(left) => room = left,
            None => return (number as u32, room),
        }
    }
    (0, room)
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::features::{SparseVector, Vectors};

    #[test]
    fn a_cell_matters_as_far_as_it_moves_the_training_articles() {
        let weights = Weights::new(&array![[1.0, -0.5], [2.0, 0.0]], &array![0.0, 0.0]);
        // The first feature has 0.6² + 0.8² = 1 of squares in articles 0 and 2, the second 0.
        let row = |feature, weight| SparseVector {
            features: vec![FeatureId(feature)],
            weights: vec![weight],
        };
        let rows = [row(0, 0.6), row(1, 1.0), row(0, 0.8)];
        let vectors = Vectors::from_rows(rows.into_iter(), 2);
        let importance = Importance::of(&weights, vectors.view(&[0, 2]));
        let table = [(0, 0, 1.0), (0, 1, 0.5), (1, 0, 0.0), (1, 1, 0.0)];
        for (feature, label, expected) in table {
            let found = importance.cell(FeatureId(feature), LabelId(label));
            assert!((found - expected).abs() < 1e-6, "cell {feature}, {label}: {found}");
        }
    }

    #[test]
    fn as_much_is_kept_as_there_is_room_for() {
        let features = array![[4.0, 1.0], [-3.0, 2.0], [2.0, 0.5]];
        let weights = Weights::new(&features, &array![0.0, 0.0]);
        let row = |feature| SparseVector { features: vec![FeatureId(feature)], weights: vec![1.0] };
        let vectors = Vectors::from_rows((0..3).map(row), 3);
        let importance = Importance::of(&weights, vectors.view(&[0, 1, 2]));
        let cells = |bytes| {
            let cut = importance.cut(bytes, |_| 10);
            features.iter().filter(|weight| weight.abs() >= cut).count()
        };
        // Twelve bytes for the first cell of a feature, two for each further one. The two of equal
        // importance come together or not at all, though one alone is in a row that is there.
        let table =
            [(11, 0), (12, 1), (23, 1), (24, 2), (26, 2), (37, 2), (38, 4), (40, 5), (42, 6)];
        for (bytes, expected) in table {
            assert_eq!(cells(bytes), expected, "{bytes} bytes");
        }
    }
}
