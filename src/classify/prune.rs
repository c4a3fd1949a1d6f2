//! Which weights of a linear model are worth their bytes.

use super::LabelId;
use super::Weights;
use crate::features::{FeatureId, Vectors};

/// The importance of every cell of a linear model, |v| √f: how far the weight moves the scores of
/// the training articles, f being the summed squares of the feature's weights in them.
#[derive(Clone, Debug)]
pub struct Importance<'w> {
    weights: &'w Weights,
    /// √f, by feature.
    reach: Vec<f32>,
}

impl<'w> Importance<'w> {
    /// The importance of `weights` for some of the articles in `vectors`.
    #[must_use]
    pub fn of(weights: &'w Weights, vectors: &Vectors, articles: &[usize]) -> Self {
        let mut energy = vec![0.0_f64; vectors.features()];
        for &article in articles {
            let (ids, xs) = vectors.row(article);
            for (&id, &x) in ids.iter().zip(xs) {
                energy[id as usize] += f64::from(x * x);
            }
        }
        Self { weights, reach: energy.into_iter().map(|f| f.sqrt() as f32).collect() }
    }

    /// The importance of one cell.
    #[must_use]
    pub fn cell(&self, feature: FeatureId, label: LabelId) -> f32 {
        let weight = self.weights.features[(feature.index(), label.index())];
        weight.abs() * self.reach[feature.index()]
    }

    /// The least importance among the `cells` most important ones; 0 where there are no more.
    #[must_use]
    pub fn cut(&self, cells: usize) -> f32 {
        let rows = self.weights.features.rows().into_iter().zip(&self.reach);
        let mut all: Vec<f32> =
            rows.flat_map(|(row, reach)| row.into_iter().map(move |w| w.abs() * reach)).collect();
        match cells.checked_sub(1) {
            Some(last) if last < all.len() => {
                *all.select_nth_unstable_by(last, |a, b| b.total_cmp(a)).1
            }
            Some(_) => 0.0,
            None => f32::INFINITY,
        }
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::features::SparseVector;

    #[test]
    fn a_cell_matters_as_far_as_it_moves_the_training_articles() {
        let weights =
            Weights { features: array![[1.0, -0.5], [2.0, 0.0]], intercept: array![0.0, 0.0] };
        // The first feature has 0.6² + 0.8² = 1 of squares in articles 0 and 2, the second 0.
        let row = |feature, weight| SparseVector {
            features: vec![FeatureId(feature)],
            weights: vec![weight],
        };
        let rows = [row(0, 0.6), row(1, 1.0), row(0, 0.8)];
        let vectors = Vectors::from_rows(rows.into_iter(), 2);
        let importance = Importance::of(&weights, &vectors, &[0, 2]);
        let table = [(0, 0, 1.0), (0, 1, 0.5), (1, 0, 0.0), (1, 1, 0.0)];
        for (feature, label, expected) in table {
            let found = importance.cell(FeatureId(feature), LabelId(label));
            assert!((found - expected).abs() < 1e-6, "cell {feature}, {label}: {found}");
        }
        let cuts = [0, 1, 2, 4, 9].map(|cells| importance.cut(cells));
        assert_eq!(cuts[0], f32::INFINITY);
        assert!((cuts[1] - 1.0).abs() < 1e-6 && (cuts[2] - 0.5).abs() < 1e-6);
        assert_eq!(cuts[3..], [0.0, 0.0]);
    }
}
