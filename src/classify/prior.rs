//! What naive Bayes knows before the fit: log-odds that say how far each weight may move, and
//! where it starts.

use ndarray::{Array1, Array2, Axis};

use super::Targets;
use super::class_counts::ClassCounts;
use crate::features::Vectors;

/// What the log-odds are taken of, and how far they are trusted. The default is what
/// `benches/ablation.rs` compares with its neighbours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PriorShape {
    /// Added to every count before log-odds are taken; above 0.
    pub smoothing: f64,
    /// γ in R ∝ |r|^γ, from 0: at 0 every weight is as free as any other, as in a plain linear SVM;
    /// at 1 features are scaled by their log-odds, as in NBSVM.
    pub exponent: f32,
}

impl Default for PriorShape {
    fn default() -> Self {
        Self { smoothing: 0.1, exponent: 0.5 }
    }
}

/// Naive Bayes log-odds of a training set, turned into a prior over linear weights.
///
/// With P and Q the smoothed shares of feature *j* in the articles with and without label *c*:
/// r = ln P − ln Q. The wider |r|, the cheaper it is for the weight to grow: its variance is
/// R² ∝ |r|^2γ (γ being [`PriorShape::exponent`]), scaled so that the mean of R² over the training
/// set is one and the cost means the same for every corpus. The mean of the prior is r itself,
/// centred over the labels and scaled to unit spread of the scores it would give.
#[derive(Clone, Debug)]
pub struct NaiveBayesPrior {
    /// R² (features × labels).
    pub variance: Array2<f32>,
    /// Prior mean at strength one (features × labels).
    pub mean: Array2<f32>,
}

impl NaiveBayesPrior {
    /// The prior of one who knows nothing: every weight starts at 0 and is as free as any other.
    #[must_use]
    pub fn flat(features: usize, labels: usize) -> Self {
        let shape = (features, labels);
        Self { variance: Array2::ones(shape), mean: Array2::zeros(shape) }
    }

    /// The prior that the given `articles` of a training set suggest.
    #[must_use]
    pub fn of(vectors: &Vectors, targets: &Targets, articles: &[usize], shape: PriorShape) -> Self {
        let counts = ClassCounts::of(vectors, targets, articles.iter().copied());
        let ratio = log_odds(&counts, shape.smoothing);
        let variance = variance(&ratio, &vectors.energy(articles), shape.exponent);
        let mean = mean(ratio, vectors, articles);
        Self { variance, mean }
    }
}

/// r = ln P − ln Q (features × labels).
fn log_odds(counts: &ClassCounts, alpha: f64) -> Array2<f32> {
    let total = counts.total();
    let mut ratio = Array2::zeros((total.len(), counts.articles.len()));
    for (own, mut column) in counts.features.axis_iter(Axis(0)).zip(ratio.axis_iter_mut(Axis(1))) {
        let own_sum = own.sum() + alpha * own.len() as f64;
        let rest_sum = total.sum() + 2.0 * alpha * own.len() as f64 - own_sum;
        let shift = libm::logf((rest_sum / own_sum) as f32);
        for ((&own, &all), cell) in own.iter().zip(&total).zip(&mut column) {
            // Rounding must not leave a hair less than nothing for the rest.
            let rest = (all - own).max(0.0) + alpha;
            *cell = libm::logf(((own + alpha) / rest) as f32) + shift;
        }
    }
    ratio
}

/// R² = |r|^2γ / mean of |r|^2γ over the training set, by label.
fn variance(ratio: &Array2<f32>, energy: &Array1<f64>, exponent: f32) -> Array2<f32> {
    let total = energy.sum();
    let mut variance = ratio.mapv(|ratio| libm::powf(ratio.abs(), 2.0 * exponent));
    for mut column in variance.axis_iter_mut(Axis(1)) {
        let weighted = column.iter().zip(energy).map(|(&r, f)| f64::from(r) * f);
        let mean = (weighted.sum::<f64>() / total) as f32;
        if mean > 0.0 {
            column /= mean;
        } else {
            column.fill(1.0);
        }
    }
    variance
}

/// r centred over the labels, over the spread of the scores it gives.
fn mean(mut ratio: Array2<f32>, vectors: &Vectors, articles: &[usize]) -> Array2<f32> {
    for mut row in ratio.axis_iter_mut(Axis(0)) {
        let centre = row.sum() / row.len() as f32;
        row -= centre;
    }
    let spread = spread(&ratio, vectors, articles);
    if spread > 0.0 {
        ratio /= spread;
    }
    ratio
}

/// Standard deviation of all scores of all labels.
fn spread(ratio: &Array2<f32>, vectors: &Vectors, articles: &[usize]) -> f32 {
    let (mut sum, mut squares) = (0.0, 0.0);
    for &article in articles {
        let (ids, weights) = vectors.row(article);
        let mut scores = Array1::<f32>::zeros(ratio.ncols());
        for (&id, &weight) in ids.iter().zip(weights) {
            scores.scaled_add(weight, &ratio.row(id as usize));
        }
        sum += scores.iter().map(|&s| f64::from(s)).sum::<f64>();
        squares += scores.iter().map(|&s| f64::from(s) * f64::from(s)).sum::<f64>();
    }
    let count = (articles.len() * ratio.ncols()) as f64;
    (squares / count - (sum / count) * (sum / count)).max(0.0).sqrt() as f32
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::classify::LabelId;
    use crate::features::{FeatureId, SparseVector};

    fn vectors(rows: &[&[(u32, f32)]], features: usize) -> Vectors {
        let row = |row: &&[(u32, f32)]| SparseVector {
            features: row.iter().map(|cell| FeatureId(cell.0)).collect(),
            weights: row.iter().map(|cell| cell.1).collect(),
        };
        Vectors::from_rows(rows.iter().map(row), features)
    }

    fn targets(labels: &[u16]) -> Targets {
        let rows: Vec<_> = labels.iter().map(|&label| [LabelId(label)]).collect();
        Targets::new(rows.iter().map(<[LabelId; 1]>::as_slice), 2)
    }

    fn assert_close(ours: &Array2<f32>, expected: &Array2<f32>) {
        assert!((ours - expected).iter().all(|off| off.abs() < 1e-5), "{ours}, not {expected}");
    }

    fn of(vectors: &Vectors, shape: PriorShape) -> NaiveBayesPrior {
        NaiveBayesPrior::of(vectors, &targets(&[0, 1]), &[0, 1], shape)
    }

    /// One article a label, with a feature of its own and one that both have. Smoothed, a label has
    /// 1.1 of 2.3 of its own feature and 0.1 of 2.3 of the other's: r = ± ln 11, and 0 where both
    /// agree. The shared feature has half of all squares, so that the mean of |r| is ln 11 / 2; and
    /// both articles score ± ln 11.
    #[test]
    fn is_as_worked_by_hand() {
        let vectors = vectors(&[&[(0, 1.0), (2, 1.0)], &[(1, 1.0), (2, 1.0)]], 3);
        let prior = of(&vectors, PriorShape::default());
        assert_close(&prior.variance, &array![[2.0, 2.0], [2.0, 2.0], [0.0, 0.0]]);
        assert_close(&prior.mean, &array![[1.0, -1.0], [-1.0, 1.0], [0.0, 0.0]]);
    }

    #[test]
    fn an_exponent_of_nothing_leaves_all_weights_alike() {
        let vectors = vectors(&[&[(0, 1.0), (2, 1.0)], &[(1, 1.0), (2, 1.0)]], 3);
        let prior = of(&vectors, PriorShape { exponent: 0.0, ..PriorShape::default() });
        assert_close(&prior.variance, &Array2::ones((3, 2)));
        // At one it is the squares that are even in the mean.
        let prior = of(&vectors, PriorShape { exponent: 1.0, ..PriorShape::default() });
        assert_close(&prior.variance, &array![[2.0, 2.0], [2.0, 2.0], [0.0, 0.0]]);
    }

    #[test]
    fn knows_nothing_where_there_is_nothing_to_know() {
        let alike = vectors(&[&[(0, 1.0)], &[(0, 1.0)]], 1);
        let empty = vectors(&[&[], &[]], 1);
        for vectors in [alike, empty] {
            let prior = of(&vectors, PriorShape::default());
            assert_close(&prior.variance, &array![[1.0, 1.0]]);
            assert_close(&prior.mean, &array![[0.0, 0.0]]);
        }
    }
}
