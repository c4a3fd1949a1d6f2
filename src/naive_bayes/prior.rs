//! Naive Bayes prior: log-odds that say how far each weight may move in a fit, and where it starts.

use ndarray::{Array1, Array2};

use super::block_weights::FeatureWeights;
use super::discriminant::Discriminant;
use super::label_block::BLOCK;
use super::log_odds::LogOdds;
use super::training_set::TrainingSet;
use crate::features::VectorsView;

/// Shape of the prior: smoothing of the log-odds, and how far they are followed. The default is what
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

/// Naive Bayes prior over linear weights, from the log-odds of a training set.
///
/// With P and Q the smoothed shares of feature *j* in the articles with and without label *c*:
/// r = ln P − ln Q. The wider |r|, the cheaper it is for the weight to grow: its variance is
/// R² ∝ |r|^2γ (γ being [`PriorShape::exponent`]), scaled so that the mean of R² over the training
/// set is one and the cost means the same for every corpus. The mean of the prior is r itself,
/// centred over the labels and scaled to unit deviation of the scores it would give.
///
/// Both are worked out anew whenever they are asked for: log-odds take little room, two matrices of
/// all features and labels much.
#[derive(Clone, Debug)]
pub struct NaiveBayesPrior {
    odds: LogOdds,
    /// γ.
    exponent: f32,
    /// Mean of |r|^2γ over the training set, by label; where it is 0, all weights are as free.
    width: Vec<f32>,
    /// Mean of r over the labels, by feature.
    centre: Vec<f32>,
    /// Standard deviation of all scores of all labels that the centred r gives; 1 where it is 0.
    deviation: f32,
    /// Where the weights of dense features start.
    discriminant: Discriminant,
}

/// How far a fit follows its prior.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Strength {
    /// Of the log-odds as the mean of the sparse features' weights.
    pub(super) mean: f32,
    /// Scale of the dense features beside the sparse ones, from 0: at 0 they are not looked at.
    pub(super) dense: f32,
}

/// Strength of the discriminant as the mean of the dense features' weights (`benches/README.md`, "Few
/// labels").
const DENSE_MEAN: f32 = 0.3;

impl NaiveBayesPrior {
    /// The prior of one who knows nothing: every weight starts at 0 and is as free as any other.
    #[must_use]
    pub fn flat(vectors: VectorsView<'_>, labels: usize) -> Self {
        let features = vectors.sparse_features();
        Self {
            odds: LogOdds::flat(features, labels),
            exponent: 0.0,
            width: vec![1.0; labels],
            centre: vec![0.0; features],
            deviation: 1.0,
            discriminant: Discriminant::flat(vectors.dense_features(), labels),
        }
    }

    /// The prior that a training set suggests.
    #[must_use]
    pub fn of(training: &TrainingSet<'_>, shape: PriorShape) -> Self {
        let (vectors, exponent) = (training.records, shape.exponent);
        let odds = LogOdds::of(training, shape.smoothing);
        let width = width(&odds, &vectors.squared_norms(), exponent);
        let centre = centre(&odds);
        let deviation = standard_deviation(&odds, &centre, vectors);
        let deviation = if deviation > 0.0 { deviation } else { 1.0 };
        let discriminant = Discriminant::of(training);
        Self { odds, exponent, width, centre, deviation, discriminant }
    }

    /// Scores by the discriminant of the dense features alone (articles × labels).
    #[must_use]
    pub fn dense_scores(&self, vectors: VectorsView<'_>) -> Array2<f32> {
        self.discriminant.scores(vectors)
    }

    /// By feature: where the weights of a block of labels from `first` on start, and their variances
    /// R². Where there is no label, a weight starts at 0 and has a variance of 1.
    pub(super) fn block(
        &self,
        first: usize,
        strength: Strength,
    ) -> impl Iterator<Item = FeatureWeights> {
        let dense = (strength.dense > 0.0).then(|| self.dense(first, strength.dense));
        self.sparse(first, strength.mean).chain(dense.into_iter().flatten())
    }

    /// Those of the dense features. To scale a feature by s is to scale its prior mean by s, and its
    /// variance by s².
    fn dense(&self, first: usize, scale: f32) -> impl Iterator<Item = FeatureWeights> {
        let labels = BLOCK.min(self.odds.labels() - first);
        (0..self.discriminant.features()).map(move |feature| {
            let mut start =
                FeatureWeights { weight: [0.0; BLOCK], variance: [scale * scale; BLOCK] };
            for label in 0..labels {
                let mean = self.discriminant.weight(feature, first + label);
                start.weight[label] = scale * DENSE_MEAN * mean;
            }
            start
        })
    }

    /// Those of the sparse features, at `strength` times the log-odds.
    fn sparse(&self, first: usize, strength: f32) -> impl Iterator<Item = FeatureWeights> {
        let labels = BLOCK.min(self.odds.labels() - first);
        let width = &self.width[first..first + labels];
        (0..self.odds.features()).map(move |feature| {
            let mut odds = [0.0; BLOCK];
            self.odds.read(feature, first, &mut odds[..labels]);
            let (weight, variance) = ([0.0; BLOCK], [1.0; BLOCK]);
            let mut start = FeatureWeights { weight, variance };
            for (label, width) in width.iter().enumerate() {
                let mean = (odds[label] - self.centre[feature]) / self.deviation;
                start.weight[label] = strength * mean;
                if *width > 0.0 {
                    start.variance[label] = raised(odds[label], self.exponent) / width;
                }
            }
            start
        })
    }
}

/// |r|^2γ.
fn raised(odds: f32, exponent: f32) -> f32 {
    libm::powf(odds.abs(), 2.0 * exponent)
}

/// Mean of |r|^2γ over the training set, by label, `norms` being the squared norm of each feature.
fn width(odds: &LogOdds, norms: &Array1<f64>, exponent: f32) -> Vec<f32> {
    let mut row = vec![0.0; odds.labels()];
    let mut sums = vec![0.0; odds.labels()];
    for (feature, norm) in norms.iter().enumerate() {
        odds.read(feature, 0, &mut row);
        for (sum, &odds) in sums.iter_mut().zip(&row) {
            *sum += f64::from(raised(odds, exponent)) * norm;
        }
    }
    let total = norms.sum();
    sums.into_iter().map(|sum| (sum / total) as f32).collect()
}

/// Mean of r over the labels, by feature.
fn centre(odds: &LogOdds) -> Vec<f32> {
    let mut row = Array1::zeros(odds.labels());
    let mean = |feature| {
        odds.read(feature, 0, row.as_slice_mut().expect("an own array is in one piece"));
        row.sum() / row.len() as f32
    };
    (0..odds.features()).map(mean).collect()
}

/// Standard deviation of all scores of all labels.
fn standard_deviation(odds: &LogOdds, centre: &[f32], vectors: VectorsView<'_>) -> f32 {
    let mut row = vec![0.0; odds.labels()];
    let (mut sum, mut squares) = (0.0, 0.0);
    for (ids, weights) in vectors.sparse_rows() {
        let mut scores = vec![0.0_f32; row.len()];
        for (&id, &weight) in ids.iter().zip(weights) {
            odds.read(id as usize, 0, &mut row);
            for (score, odds) in scores.iter_mut().zip(&row) {
                *score += weight * (odds - centre[id as usize]);
            }
        }
        sum += scores.iter().map(|&s| f64::from(s)).sum::<f64>();
        squares += scores.iter().map(|&s| f64::from(s) * f64::from(s)).sum::<f64>();
    }
    let count = (vectors.articles() * row.len()) as f64;
    (squares / count - (sum / count) * (sum / count)).max(0.0).sqrt() as f32
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use super::*;
    use crate::features::{FeatureId, SparseVector, Vectors};
    use crate::label::{LabelId, LabelMatrix};

    fn vectors(rows: &[&[(u32, f32)]], features: usize) -> Vectors {
        let row = |row: &&[(u32, f32)]| SparseVector {
            features: row.iter().map(|cell| FeatureId(cell.0)).collect(),
            weights: row.iter().map(|cell| cell.1).collect(),
        };
        Vectors::from_rows(rows.iter().map(row), features)
    }

    fn truth(labels: &[u16]) -> LabelMatrix {
        let rows: Vec<_> = labels.iter().map(|&label| [LabelId(label)]).collect();
        LabelMatrix::new(rows.iter().map(<[LabelId; 1]>::as_slice), 2)
    }

    /// Compares what rows of two labels say, variance first, with what is expected.
    fn assert_close(prior: &NaiveBayesPrior, variance: &[[f32; 2]], mean: &[[f32; 2]]) {
        let rows: Vec<FeatureWeights> =
            prior.block(0, Strength { mean: 1.0, dense: 0.0 }).collect();
        assert_eq!((rows.len(), rows.len()), (variance.len(), mean.len()));
        for (row, (variance, mean)) in rows.iter().zip(variance.iter().zip(mean)) {
            for (label, (variance, mean)) in variance.iter().zip(mean).enumerate() {
                let off = [row.variance[label] - variance, row.weight[label] - mean];
                assert!(off.iter().all(|off| off.abs() < 1e-5), "{row:?}");
            }
            assert!(row.variance[2..].iter().all(|rest| *rest == 1.0), "{row:?}");
            assert!(row.weight[2..].iter().all(|rest| *rest == 0.0), "{row:?}");
        }
    }

    const EVEN: [[f32; 2]; 3] = [[1.0, 1.0]; 3];
    const APART: [[f32; 2]; 3] = [[2.0, 2.0], [2.0, 2.0], [0.0, 0.0]];
    const MEAN: [[f32; 2]; 3] = [[1.0, -1.0], [-1.0, 1.0], [0.0, 0.0]];

    fn of(vectors: &Vectors, shape: PriorShape) -> NaiveBayesPrior {
        let (articles, truth) = ([0, 1], truth(&[0, 1]));
        let training = TrainingSet::new(vectors.view(&articles), truth.view(&articles));
        NaiveBayesPrior::of(&training, shape)
    }

    /// One article a label, with a feature of its own and one that both have. Smoothed, a label has
    /// 1.1 of 2.3 of its own feature and 0.1 of 2.3 of the other's: r = ± ln 11, and 0 where both
    /// agree. The shared feature has half of all squares, so that the mean of |r| is ln 11 / 2; and
    /// both articles score ± ln 11.
    #[test]
    fn is_as_worked_by_hand() {
        let vectors = vectors(&[&[(0, 1.0), (2, 1.0)], &[(1, 1.0), (2, 1.0)]], 3);
        let prior = of(&vectors, PriorShape::default());
        assert_close(&prior, &APART, &MEAN);
    }

    #[test]
    fn an_exponent_of_nothing_leaves_all_weights_alike() {
        let vectors = vectors(&[&[(0, 1.0), (2, 1.0)], &[(1, 1.0), (2, 1.0)]], 3);
        let prior = of(&vectors, PriorShape { exponent: 0.0, ..PriorShape::default() });
        assert_close(&prior, &EVEN, &MEAN);
        // At one it is the squares that are even in the mean.
        let prior = of(&vectors, PriorShape { exponent: 1.0, ..PriorShape::default() });
        assert_close(&prior, &APART, &MEAN);
    }

    #[test]
    fn knows_nothing_where_there_is_nothing_to_know() {
        let alike = vectors(&[&[(0, 1.0)], &[(0, 1.0)]], 1);
        let empty = vectors(&[&[], &[]], 1);
        for vectors in [alike, empty] {
            for prior in [
                of(&vectors, PriorShape::default()),
                NaiveBayesPrior::flat(vectors.view(&[0, 1]), 2),
            ] {
                assert_close(&prior, &EVEN[..1], &[[0.0, 0.0]]);
            }
        }
    }
}
