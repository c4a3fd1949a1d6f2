//! Shares of labels of greatest likelihood in a batch.
//!
//! Saerens, Latinne and Decaestecker, "Adjusting the Outputs of a Classifier to New a Priori
//! Probabilities: A Simple Procedure" (Neural Computation 14, 2002).

/// Rounds, at most.
const ROUNDS: usize = 2000;
/// Change of a share that is none.
const SETTLED: f64 = 1e-7;
/// The least share that a label had where it was learnt: of one that it never had nothing is known.
const LEAST: f64 = 1e-6;

/// The share of each label in a batch whose articles have these `probabilities` (articles × labels),
/// by a classifier that was calibrated where labels had the shares `prior`.
#[must_use]
pub fn shares(probabilities: &[Vec<f64>], prior: &[f64]) -> Vec<f64> {
    let mut shares = prior.to_vec();
    if probabilities.is_empty() {
        return shares;
    }
    for _ in 0..ROUNDS {
        let next = round(probabilities, prior, &shares);
        let change = next.iter().zip(&shares).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        shares = next;
        if change < SETTLED {
            break;
        }
    }
    shares
}

/// The mean of the probabilities, each as it would be if labels had these `shares`.
fn round(probabilities: &[Vec<f64>], prior: &[f64], shares: &[f64]) -> Vec<f64> {
    let ratios: Vec<f64> =
        shares.iter().zip(prior).map(|(own, prior)| own / prior.max(LEAST)).collect();
    let mut sums = vec![0.0; prior.len()];
    for row in probabilities {
        let whole: f64 = row.iter().zip(&ratios).map(|(p, ratio)| p * ratio).sum();
        let whole = whole.max(f64::MIN_POSITIVE);
        sums.iter_mut()
            .zip(row)
            .zip(&ratios)
            .for_each(|((sum, p), ratio)| *sum += p * ratio / whole);
    }
    sums.iter().map(|sum| sum / probabilities.len() as f64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Learnt from as many of either label, a word stands in .8 of the articles of one and .2 of the
    /// other's; so an article with it has the label with .8. Of a batch with a share f of such articles,
    /// f = .2 + .6 · share of the label.
    #[test]
    fn shares_are_those_worked_by_hand() {
        for (with_the_word, expected) in [(50, 0.5), (65, 0.75), (80, 1.0), (35, 0.25), (10, 0.0)] {
            let article = |n| if n < with_the_word { vec![0.8, 0.2] } else { vec![0.2, 0.8] };
            let batch: Vec<_> = (0..100).map(article).collect();
            let found = shares(&batch, &[0.5, 0.5]);
            assert!((found[0] - expected).abs() < 2e-3, "{with_the_word}: {found:?}");
            assert!((found[0] + found[1] - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn certainty_is_counted_and_ignorance_keeps_what_was_learnt() {
        let certain = [vec![1.0, 0.0], vec![1.0, 0.0], vec![0.0, 1.0]];
        assert!((shares(&certain, &[0.1, 0.9])[0] - 2.0 / 3.0).abs() < 1e-6);
        let ignorant = vec![vec![0.3, 0.7]; 5];
        assert!((shares(&ignorant, &[0.3, 0.7])[0] - 0.3).abs() < 1e-9);
        assert_eq!(shares(&[], &[0.3, 0.7]), [0.3, 0.7]);
    }
}
