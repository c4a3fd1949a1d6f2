//! Shrunken linear discriminant of the dense features: where their weights start.

use ndarray::Array2;

use super::training_set::TrainingSet;
use crate::cholesky::Cholesky;
use crate::features::VectorsView;

/// Share of the sphere in the shrunken covariance (`benches/README.md`, "Few labels").
const SHRINKAGE: f64 = 0.7;

/// Directions in which the mean embeddings with and without each label lie apart (dense features ×
/// labels): Σ'⁻¹ (M₊ − M₋), scaled to unit deviation of the scores that they give.
///
/// Naive Bayes takes features for independent, which the few numbers of an embedding are not. So Σ' is
/// their whole covariance, shrunk towards a sphere: .3 Σ + .7 tr(Σ)/d · I (Friedman, "Regularized
/// Discriminant Analysis", JASA 1989).
#[derive(Clone, Debug)]
pub(super) struct Discriminant(Array2<f32>);

impl Discriminant {
    /// That of one who knows nothing: 0 throughout.
    pub(super) fn flat(dense: usize, labels: usize) -> Self {
        Self(Array2::zeros((dense, labels)))
    }

    /// That of a training set.
    pub(super) fn of(training: &TrainingSet<'_>) -> Self {
        let (vectors, truth) = (training.records, training.targets);
        let (dense, labels) = (vectors.dense_features(), truth.labels());
        let mut directions = Array2::zeros((dense, labels));
        if dense == 0 {
            return Self(directions);
        }
        let covariance = Cholesky::of(shrunken_covariance(training), dense);
        for (label, mut column) in directions.columns_mut().into_iter().enumerate() {
            let direction = covariance.solve(difference_of_means(training, label));
            column.iter_mut().zip(direction).for_each(|(to, from)| *to = from as f32);
        }
        let deviation = standard_deviation(&directions, vectors);
        if deviation > 0.0 {
            directions /= deviation;
        }
        Self(directions)
    }

    /// Scores that it gives alone (articles × labels).
    pub(super) fn scores(&self, vectors: VectorsView<'_>) -> Array2<f32> {
        let score = |(article, label)| {
            let products = vectors.dense_row(article).iter().zip(self.0.column(label));
            products.map(|(x, weight)| x * weight).sum()
        };
        Array2::from_shape_fn((vectors.articles(), self.0.ncols()), score)
    }

    /// Number of dense features.
    pub(super) fn features(&self) -> usize {
        self.0.nrows()
    }

    /// Where the weight of a dense feature for a label starts.
    pub(super) fn weight(&self, feature: usize, label: usize) -> f32 {
        self.0[[feature, label]]
    }
}

/// .3 Σ + .7 tr(Σ)/d · I, Σ being the covariance of the dense features (d × d).
fn shrunken_covariance(training: &TrainingSet<'_>) -> Vec<f64> {
    let (vectors, truth) = (training.records, training.targets);
    let dense = vectors.dense_features();
    let all: Vec<f64> =
        (0..vectors.articles()).map(|article| truth.weight(article).into()).collect();
    let mean = weighted_mean(vectors, &all);
    let mut covariance = vec![0.0; dense * dense];
    for (article, weight) in all.iter().enumerate() {
        let row = vectors.dense_row(article).iter().zip(&mean);
        let centred: Vec<f64> = row.map(|(&x, mean)| f64::from(x) - mean).collect();
        for (sums, a) in covariance.chunks_exact_mut(dense).zip(&centred) {
            sums.iter_mut().zip(&centred).for_each(|(sum, b)| *sum += weight * a * b);
        }
    }
    let total: f64 = all.iter().sum();
    let trace: f64 = (0..dense).map(|d| covariance[d * dense + d]).sum();
    // Articles that are all alike leave a sphere of any size.
    let sphere = if trace > 0.0 { SHRINKAGE * trace / dense as f64 / total } else { 1.0 };
    for sum in &mut covariance {
        *sum *= (1.0 - SHRINKAGE) / total;
    }
    for d in 0..dense {
        covariance[d * dense + d] += sphere;
    }
    covariance
}

/// Mean of the dense features with a label less that without it, of the articles of which it is known.
fn difference_of_means(training: &TrainingSet<'_>, label: usize) -> Vec<f64> {
    let (vectors, truth) = (training.records, training.targets);
    let mean = |having: bool| {
        let weight = |article| {
            let counts = truth.has(article, label) == having && truth.is_known(article, label);
            if counts { truth.weight(article).into() } else { 0.0 }
        };
        weighted_mean(vectors, &(0..vectors.articles()).map(weight).collect::<Vec<_>>())
    };
    mean(true).into_iter().zip(mean(false)).map(|(with, without)| with - without).collect()
}

/// Mean of the dense features of all articles, each with its weight; 0 where they weigh nothing.
fn weighted_mean(vectors: VectorsView<'_>, weights: &[f64]) -> Vec<f64> {
    let mut mean = vec![0.0; vectors.dense_features()];
    for (article, weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
        let row = vectors.dense_row(article);
        mean.iter_mut().zip(row).for_each(|(sum, &x)| *sum += weight * f64::from(x));
    }
    let total: f64 = weights.iter().sum();
    if total > 0.0 {
        for sum in &mut mean {
            *sum /= total;
        }
    }
    mean
}

/// Standard deviation of all scores of all labels.
fn standard_deviation(directions: &Array2<f32>, vectors: VectorsView<'_>) -> f32 {
    let (mut sum, mut squares) = (0.0, 0.0);
    for article in 0..vectors.articles() {
        for column in directions.columns() {
            let products = vectors.dense_row(article).iter().zip(column);
            let score: f64 = products.map(|(&x, &w)| f64::from(x) * f64::from(w)).sum();
            sum += score;
            squares += score * score;
        }
    }
    let count = (vectors.articles() * directions.ncols()).max(1) as f64;
    (squares / count - (sum / count) * (sum / count)).max(0.0).sqrt() as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Vectors;
    use crate::label::{LabelId, LabelMatrix};

    fn direction(rows: &[[f32; 2]], labels: &[u16]) -> Discriminant {
        let vectors = Vectors::dense(rows.iter().map(<[f32; 2]>::as_slice));
        let rows: Vec<_> = labels.iter().map(|&label| [LabelId(label)]).collect();
        let truth = LabelMatrix::new(rows.iter().map(<[LabelId; 1]>::as_slice), 2);
        let all: Vec<usize> = (0..rows.len()).collect();
        Discriminant::of(&TrainingSet::new(vectors.view(&all), truth.view(&all)))
    }

    /// Articles at (±1, ±2), the label being the sign of the first number: Σ = diag(1, 4), its trace
    /// over two is 2.5, Σ' = diag(.3 + 1.75, 1.2 + 1.75), and M₊ − M₋ = (±2, 0). The direction is
    /// along the first axis, and scores are ±1 once they have unit deviation.
    #[test]
    fn is_as_worked_by_hand() {
        let rows = [[1.0, 2.0], [1.0, -2.0], [-1.0, 2.0], [-1.0, -2.0]];
        let found = direction(&rows, &[0, 0, 1, 1]);
        for (feature, label, expected) in [(0, 0, 1.0), (1, 0, 0.0), (0, 1, -1.0), (1, 1, 0.0)] {
            let weight = found.weight(feature, label);
            assert!((weight - expected).abs() < 1e-6, "{feature}, {label}: {weight}");
        }
    }

    #[test]
    fn articles_that_are_all_alike_say_nothing() {
        let found = direction(&[[1.0, 0.0], [1.0, 0.0]], &[0, 1]);
        assert!((0..2).all(|label| found.weight(0, label).abs() < 1e-6), "{found:?}");
    }
}
