//! From which score on a label of an any-of facet is given.
//!
//! Labels whose probability is at least half the best F1 that can be reached are those whose giving
//! reaches it: Lipton, Elkan and Naryanaswamy, "Optimal Thresholding of Classifiers to Maximize F1
//! Measure" (ECML PKDD 2014), theorem 1. A cut that is best for the outcomes themselves, and not for
//! what is to be expected of them, fits the noise of a rare label's few articles.

use ndarray::{Array2, ArrayView1};

use super::logistic::Logistic;

/// No label is given that is wrong nine times in ten, though it might help the F1 of a rare one.
const LEAST: f64 = 0.1;

/// One cut a label, by how probable each score (articles × labels) makes it.
pub(super) fn cuts(scores: &Array2<f32>, probability: &[Logistic]) -> Vec<f32> {
    let columns = scores.columns().into_iter().zip(probability);
    columns.map(|(scores, &probability)| cut(scores, probability)).collect()
}

fn cut(scores: ArrayView1<'_, f32>, probability: Logistic) -> f32 {
    let probabilities = scores.iter().map(|&score| probability.at(score.into())).collect();
    probability.inverse(least_probability(probabilities)) as f32
}

/// The least probability from which a label is given, by how probable it is in each article.
pub(super) fn least_probability(probabilities: Vec<f64>) -> f64 {
    (best_f1(probabilities) / 2.0).max(LEAST)
}

/// The F1 that is to be expected when those articles get a label that are likeliest to have it, as
/// many as make it best.
fn best_f1(mut probabilities: Vec<f64>) -> f64 {
    probabilities.sort_unstable_by(|a, b| b.total_cmp(a));
    let wanted: f64 = probabilities.iter().sum();
    let (mut hits, mut best) = (0.0, 0.0_f64);
    for (given, probability) in (1..).zip(probabilities) {
        hits += probability;
        best = best.max(2.0 * hits / (f64::from(given) + wanted));
    }
    best
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn the_best_f1_is_as_worked_by_hand() {
        // Of one: 2 · 0.9 / (1 + 2); of two: 2 · 1.5 / (2 + 2); of three: 2 · 1.8 / (3 + 2); of
        // all: 2 · 2 / (4 + 2).
        assert!((best_f1(vec![0.3, 0.9, 0.2, 0.6]) - 0.75).abs() < 1e-12);
        assert!(best_f1(Vec::new()).abs() < 1e-12);
    }

    #[test]
    fn what_is_given_is_at_least_half_as_probable_as_that_f1() {
        let scores = array![[2.2, -9.0], [0.4, -9.0], [-0.8, -9.0], [-1.4, -9.0]];
        let cuts = cuts(&scores, &[Logistic::IDENTITY; 2]);
        let likely: Vec<f64> =
            scores.column(0).iter().map(|&s| Logistic::IDENTITY.at(s.into())).collect();
        let half = best_f1(likely) / 2.0;
        assert!((Logistic::IDENTITY.at(cuts[0].into()) - half).abs() < 1e-6, "{cuts:?}");
        assert!((Logistic::IDENTITY.at(cuts[1].into()) - LEAST).abs() < 1e-6, "{cuts:?}");
    }
}
