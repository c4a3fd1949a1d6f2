//! Scores into probabilities that mean what they say.
//!
//! Everything here is learnt from out-of-fold scores: those of articles the scoring model did not
//! see. Temperature: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks"
//! (ICML 2017). Logistic confidence: Platt, "Probabilistic Outputs for Support Vector Machines"
//! (1999).

use ndarray::{Array2, ArrayView1};
use serde::{Deserialize, Serialize};

use super::cuts::cuts;
use super::logistic::{Logistic, log_odds};
use crate::label::{Choice, LabelId, LabelMatrix};

/// What scores are multiplied by where nothing was held out to learn it from. Of articles of three
/// corpora whose labels are only named the likelihood is highest between 4 and 8
/// (`benches/README.md`, "Labels that are only defined").
const UNLEARNT: f64 = 6.0;

/// Temperatures that are tried: a geometric grid.
const TEMPERATURES: (f64, f64, usize) = (0.05, 30.0, 60);

/// How the scores of a facet become probabilities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calibration {
    /// For one label an article: softmax at a temperature, then a logistic fit of how often the
    /// first label is right.
    OneOf {
        /// What scores are multiplied by before the softmax.
        inverse_temperature: f64,
        /// Logistic fit of "the first label is right" over the log-odds of its softmax share.
        confidence: Logistic,
    },
    /// For any number of labels: a logistic fit a label, the score from which it is given, and
    /// another logistic fit of how often what is given is right.
    AnyOf {
        /// By label.
        probability: Vec<Logistic>,
        /// By label.
        cuts: Vec<f32>,
        /// Logistic fit of "the label is right" over the log-odds of its probability, among those
        /// that are given: a fit to all articles is one to the many that are far from the label.
        #[serde(default)]
        confidence: Logistic,
    },
}

impl Calibration {
    /// Learns from out-of-fold `scores` (articles × labels) of a facet of this choice; without any
    /// article, [`Calibration::unlearnt`].
    #[must_use]
    pub fn learn(choice: Choice, scores: &Array2<f32>, truth: &LabelMatrix) -> Self {
        match choice {
            _ if scores.is_empty() => Self::unlearnt(choice, truth.labels()),
            Choice::One => Self::one_of(scores, truth),
            Choice::Any => Self::any_of(scores, truth),
        }
    }

    /// Calibration on nothing, of a facet with so many labels: probabilities in the order of the scores
    /// that promise no more than it takes to tell labels apart.
    #[must_use]
    pub fn unlearnt(choice: Choice, labels: usize) -> Self {
        match choice {
            Choice::One => {
                Self::OneOf { inverse_temperature: UNLEARNT, confidence: Logistic::IDENTITY }
            }
            Choice::Any => Self::AnyOf {
                probability: vec![Logistic { offset: 0.0, slope: UNLEARNT }; labels],
                cuts: vec![0.0; labels],
                confidence: Logistic::IDENTITY,
            },
        }
    }

    fn any_of(scores: &Array2<f32>, truth: &LabelMatrix) -> Self {
        let points: Vec<_> =
            (0..truth.labels()).map(|label| points(scores, truth, label)).collect();
        let common = Logistic::fit(&points.concat());
        let probability: Vec<_> = points.iter().map(|points| common.fit_near(points)).collect();
        let cuts = cuts(scores, &probability);
        let rows = scores.rows().into_iter().enumerate();
        let given = rows.flat_map(|(article, scores)| {
            let probability = &probability;
            let point = move |label: LabelId| {
                let first = probability[label.index()].at(f64::from(scores[label.index()]));
                (log_odds(first), truth.has(article, label.index()))
            };
            reaching(scores, &cuts).into_iter().map(point)
        });
        let confidence = Logistic::fit(&given.collect::<Vec<_>>());
        Self::AnyOf { probability, cuts, confidence }
    }

    fn one_of(scores: &Array2<f32>, truth: &LabelMatrix) -> Self {
        let inverse_temperature = inverse_temperature(scores, truth);
        let points: Vec<_> = scores
            .rows()
            .into_iter()
            .enumerate()
            .map(|(article, scores)| {
                let shares = softmax(scores, inverse_temperature);
                let first = first(scores);
                (log_odds(shares[first]), truth.has(article, first))
            })
            .collect();
        Self::OneOf { inverse_temperature, confidence: Logistic::fit(&points) }
    }

    /// Probability of a label that [`decide`](Self::decide) gives.
    #[must_use]
    pub fn probability(&self, scores: ArrayView1<'_, f32>, given: LabelId) -> f64 {
        match self {
            Self::OneOf { inverse_temperature, confidence } => {
                let shares = softmax(scores, *inverse_temperature);
                confidence.at(log_odds(shares[given.index()]))
            }
            Self::AnyOf { probability, confidence, .. } => {
                let first = probability[given.index()].at(f64::from(scores[given.index()]));
                confidence.at(log_odds(first))
            }
        }
    }

    /// Probabilities of all labels. Of a one-choice facet they sum to one and fall in the order of
    /// the scores; the first one's is its confidence.
    #[must_use]
    pub fn probabilities(&self, scores: ArrayView1<'_, f32>) -> Vec<f64> {
        match self {
            Self::OneOf { inverse_temperature, confidence } => {
                let shares = softmax(scores, *inverse_temperature);
                let first = first(scores);
                temper(&shares, first, confidence.at(log_odds(shares[first])))
            }
            Self::AnyOf { probability, .. } => {
                let first = scores.iter().zip(probability).map(|(&score, p)| p.at(score.into()));
                let mut probabilities: Vec<f64> = first.collect();
                for given in self.decide(scores) {
                    probabilities[given.index()] = self.probability(scores, given);
                }
                probabilities
            }
        }
    }

    /// Probabilities of all labels by their scores alone, whichever of them are given.
    pub(super) fn shares(&self, scores: ArrayView1<'_, f32>) -> Vec<f64> {
        match self {
            Self::OneOf { inverse_temperature, .. } => softmax(scores, *inverse_temperature),
            Self::AnyOf { probability, .. } => {
                scores.iter().zip(probability).map(|(&score, p)| p.at(score.into())).collect()
            }
        }
    }

    /// The labels to give: the first one, or all whose score reaches its cut, and at least the one
    /// that comes nearest.
    #[must_use]
    pub fn decide(&self, scores: ArrayView1<'_, f32>) -> Vec<LabelId> {
        match self {
            Self::OneOf { .. } => vec![LabelId(first(scores) as u16)],
            Self::AnyOf { cuts, .. } => reaching(scores, cuts),
        }
    }
}

/// The scores of one label, each with whether the article has it, where that is known.
fn points(scores: &Array2<f32>, truth: &LabelMatrix, label: usize) -> Vec<(f64, bool)> {
    let scores = scores.column(label).into_iter().enumerate();
    let known = scores.filter(|&(article, _)| truth.is_known(article, label));
    known.map(|(article, &score)| (score.into(), truth.has(article, label))).collect()
}

/// The labels whose score reaches its cut, or the one that comes nearest.
fn reaching(scores: ArrayView1<'_, f32>, cuts: &[f32]) -> Vec<LabelId> {
    let label = |index: usize| LabelId(index as u16);
    let margins: Vec<f32> = scores.iter().zip(cuts).map(|(score, cut)| score - cut).collect();
    let given: Vec<_> = (0..margins.len()).filter(|&i| margins[i] >= 0.0).map(label).collect();
    if given.is_empty() { vec![label(first(ArrayView1::from(&margins)))] } else { given }
}

/// The place of the largest score, the first of equals.
pub(super) fn first(scores: ArrayView1<'_, f32>) -> usize {
    (1..scores.len()).fold(0, |best, i| if scores[i] > scores[best] { i } else { best })
}

/// What `scores` are multiplied by before the softmax for the labels to be likeliest.
pub(crate) fn inverse_temperature(scores: &Array2<f32>, truth: &LabelMatrix) -> f64 {
    let (low, high, count) = TEMPERATURES;
    let step = libm::pow(high / low, 1.0 / (count - 1) as f64);
    let grid = (0..count).map(|i| low * libm::pow(step, i as f64));
    grid.map(|t| (negative_log_likelihood(scores, truth, t), t))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map_or(1.0, |best| best.1)
}

/// exp(t·s) / Σ exp(t·s), with the largest score taken out first so that no length overflows.
pub(crate) fn softmax(scores: ArrayView1<'_, f32>, inverse_temperature: f64) -> Vec<f64> {
    let most = f64::from(scores.fold(f32::NEG_INFINITY, |most, &score| most.max(score)));
    let powers = scores.iter().map(|&s| libm::exp(inverse_temperature * (f64::from(s) - most)));
    let mut shares: Vec<f64> = powers.collect();
    let sum: f64 = shares.iter().sum();
    for share in &mut shares {
        *share /= sum;
    }
    shares
}

fn negative_log_likelihood(
    scores: &Array2<f32>,
    truth: &LabelMatrix,
    inverse_temperature: f64,
) -> f64 {
    let rows = scores.rows().into_iter().enumerate();
    rows.map(|(article, scores)| {
        let shares = softmax(scores, inverse_temperature);
        let right: f64 = truth.of(article).map(|label| shares[label.index()]).sum();
        -libm::log(right + 1e-12)
    })
    .sum()
}

/// Sharpens or flattens `shares` (each to the same power, then normalised) until the largest is
/// `wanted`: the order stays, the sum stays one. Below an even share there is only evenness.
fn temper(shares: &[f64], first: usize, wanted: f64) -> Vec<f64> {
    let logs: Vec<f64> = shares.iter().map(|s| libm::log(s.max(1e-300) / shares[first])).collect();
    let at = |power: f64, log: f64| if log == 0.0 { 1.0 } else { libm::exp(power * log) };
    let sum = |power: f64| -> f64 { logs.iter().map(|&log| at(power, log)).sum() };
    let (mut low, mut high) = (0.0, 64.0);
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        if at(middle, logs[first]) / sum(middle) < wanted { low = middle } else { high = middle }
    }
    let total = sum(high);
    logs.iter().map(|&log| at(high, log) / total).collect()
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    /// Numbers between 0 and 1 without a pattern (Knuth's linear congruential generator).
    fn uniform() -> impl FnMut() -> f64 {
        let mut state = 1_u64;
        move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        }
    }

    /// Scores of articles whose labels are drawn from the softmax of their scores times
    /// `inverse_temperature`.
    fn drawn(inverse_temperature: f64) -> (Array2<f32>, LabelMatrix) {
        let mut uniform = uniform();
        let scores = Array2::from_shape_simple_fn((4000, 4), || 2.0 * uniform() as f32 - 1.0);
        let mut draw = |scores: ArrayView1<'_, f32>| {
            let mut rest = uniform();
            let shares = softmax(scores, inverse_temperature);
            let label = shares.iter().position(|share| {
                rest -= share;
                rest < 0.0
            });
            [LabelId(label.unwrap_or(0) as u16)]
        };
        let labels: Vec<_> = scores.rows().into_iter().map(&mut draw).collect();
        let truth = LabelMatrix::new(labels.iter().map(<[LabelId; 1]>::as_slice), 4);
        (scores, truth)
    }

    #[test]
    fn a_known_temperature_is_found() {
        for known in [0.5, 3.0, 12.0] {
            let (scores, truth) = drawn(known);
            let learnt = Calibration::learn(Choice::One, &scores, &truth);
            let Calibration::OneOf { inverse_temperature, .. } = learnt else {
                panic!("{learnt:?}");
            };
            // Neighbours on the grid are a tenth apart.
            assert!((inverse_temperature / known - 1.0).abs() < 0.15, "{inverse_temperature}");
        }
    }

    #[test]
    fn the_mean_confidence_is_the_share_that_is_right() {
        for inverse_temperature in [0.5, 3.0, 12.0] {
            let (scores, truth) = drawn(inverse_temperature);
            let learnt = Calibration::learn(Choice::One, &scores, &truth);
            let tags = scores.rows().into_iter().enumerate().map(|(article, scores)| {
                let given = learnt.decide(scores)[0];
                (learnt.probability(scores, given), truth.has(article, given.index()))
            });
            let tags: Vec<(f64, bool)> = tags.collect();
            let confidence = tags.iter().map(|tag| tag.0).sum::<f64>() / tags.len() as f64;
            let right = tags.iter().filter(|tag| tag.1).count() as f64 / tags.len() as f64;
            assert!((confidence - right).abs() < 0.005, "{confidence}, and {right} are right");
        }
    }

    #[test]
    fn tempering_reaches_the_wanted_share_and_keeps_the_order() {
        let shares = [0.2, 0.5, 0.27, 0.03];
        for wanted in [0.26, 0.5, 0.9, 0.999] {
            let tempered = temper(&shares, 1, wanted);
            assert!((tempered[1] - wanted).abs() < 1e-6, "{tempered:?}, not {wanted}");
            assert!((tempered.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            assert!(tempered[1] > tempered[2] && tempered[2] > tempered[0]);
            assert!(tempered[0] > tempered[3]);
        }
        let even = temper(&shares, 1, 0.01);
        assert!(even.iter().all(|share| (share - 0.25).abs() < 1e-6), "{even:?}");
    }

    #[test]
    fn the_first_labels_confidence_is_its_probability() {
        let confidence = Logistic { offset: -0.4, slope: 0.7 };
        let calibration = Calibration::OneOf { inverse_temperature: 2.0, confidence };
        let scores = array![0.1, 0.9, -0.3];
        let given = calibration.decide(scores.view());
        assert_eq!(given, [LabelId(1)]);
        let probability = calibration.probability(scores.view(), given[0]);
        assert!((calibration.probabilities(scores.view())[1] - probability).abs() < 1e-6);
    }

    #[test]
    fn any_of_gives_all_that_reach_their_cut_and_at_least_the_nearest() {
        let probability = vec![Logistic::IDENTITY; 3];
        let (cuts, confidence) = (vec![0.0, 0.5, -1.0], Logistic::IDENTITY);
        let calibration = Calibration::AnyOf { probability, cuts, confidence };
        let table: [([f32; 3], &[u16]); 3] =
            [([0.0, 0.6, -2.0], &[0, 1]), ([-0.2, 0.4, -1.3], &[1]), ([-9.0, -9.0, -1.0], &[2])];
        for (scores, expected) in table {
            let given = calibration.decide(ArrayView1::from(&scores));
            let expected: Vec<_> = expected.iter().copied().map(LabelId).collect();
            assert_eq!(given, expected, "{scores:?}");
        }
    }

    /// Most articles are far from a label, and its own fit is theirs; among those that get it, one
    /// in three is wrong, however high their score.
    #[test]
    fn any_of_is_as_sure_of_what_it_gives_as_that_is_right() {
        let mut uniform = uniform();
        let mut article = || match uniform() {
            far if far < 0.9 => (-5.0 + far as f32, false),
            _ => (1.0 + 4.0 * uniform() as f32, uniform() < 0.67),
        };
        let rows: Vec<_> = (0..4000).map(|_| [article(), article()]).collect();
        let scores = Array2::from_shape_fn((4000, 2), |(row, label)| rows[row][label].0);
        let labels: Vec<Vec<LabelId>> = rows
            .iter()
            .map(|row| (0..2).filter(|&l| row[l].1).map(|l| LabelId(l as u16)).collect())
            .collect();
        let truth = LabelMatrix::new(labels.iter().map(Vec::as_slice), 2);
        let learnt = Calibration::learn(Choice::Any, &scores, &truth);
        let (mut said, mut right, mut given) = (0.0, 0.0, 0.0);
        for (article, row) in scores.rows().into_iter().enumerate() {
            let probabilities = learnt.probabilities(row);
            for label in learnt.decide(row) {
                let probability = learnt.probability(row, label);
                assert_eq!(probability.to_bits(), probabilities[label.index()].to_bits());
                said += probability;
                right += if truth.has(article, label.index()) { 1.0 } else { 0.0 };
                given += 1.0;
            }
        }
        assert!((said - right).abs() / given < 0.005, "{said} of {given}, and {right} are right");
    }
}
