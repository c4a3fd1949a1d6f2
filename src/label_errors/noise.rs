//! Noise matrix: which label is given where another is right, by expectation-maximisation.
//!
//! Dawid and Skene ("Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm",
//! 1979) with one observer, the annotator, and the out-of-fold probabilities as the prior of each
//! example.

use ndarray::{Array2, Axis, array};

/// Rounds of expectation and maximisation.
const ROUNDS: usize = 20;
/// Share of a label's examples that are taken to have it before any are seen.
const RIGHT: f64 = 0.9;
/// How much that counts beside the examples: 1 as much as all examples of a label of average size.
/// At .3 errors that keep to one pair of labels are found better, and scattered ones worse.
const STRENGTH: f64 = 1.0;

/// Probability of each label to be the right one (examples × labels), given what the views say of
/// the example (`probabilities`), which label it was `given`, and the noise matrix `before` any
/// example is seen.
pub(super) fn posterior(
    probabilities: &Array2<f64>,
    given: &[usize],
    before: &Array2<f64>,
) -> Array2<f64> {
    let mut noise = before.clone();
    let mut posterior = probabilities.clone();
    for _ in 0..ROUNDS {
        posterior = expected(probabilities, given, &noise);
        noise = noise_matrix(&posterior, given, before);
    }
    posterior
}

/// The noise matrix, before any example is seen, of labels of which each example has one.
pub(super) fn of_one(labels: usize) -> Array2<f64> {
    let wrong = (1.0 - RIGHT) / labels as f64;
    Array2::from_shape_fn(
        (labels, labels),
        |(right, given)| {
            if right == given { RIGHT + wrong } else { wrong }
        },
    )
}

/// The same of one label against all others (has it, lacks it) that a `share` of the examples was
/// given: as many have it wrongly as lack it wrongly. Were as large a part of all that lack it taken
/// to have it wrongly as of those that have it to lack it, there would be more errors than examples
/// of a rare label, and all of them would be doubted.
pub(super) fn of_presence(share: f64) -> Array2<f64> {
    let wrong = (1.0 - RIGHT) / 2.0 * share.min(1.0 - share);
    let (missing, extra) = (wrong / share, wrong / (1.0 - share));
    array![[1.0 - missing, missing], [extra, 1.0 - extra]]
}

/// The posterior under a noise matrix.
fn expected(probabilities: &Array2<f64>, given: &[usize], noise: &Array2<f64>) -> Array2<f64> {
    let mut posterior = probabilities.clone();
    for (mut row, &given) in posterior.axis_iter_mut(Axis(0)).zip(given) {
        row *= &noise.column(given);
        let sum = row.sum();
        row /= sum;
    }
    posterior
}

/// P(given | right) (right × given) as the posterior counts it.
fn noise_matrix(posterior: &Array2<f64>, given: &[usize], before: &Array2<f64>) -> Array2<f64> {
    let labels = posterior.ncols();
    let weight = STRENGTH * posterior.nrows() as f64 / labels as f64;
    let mut noise = before * weight;
    for (row, &given) in posterior.rows().into_iter().zip(given) {
        let mut column = noise.column_mut(given);
        column += &row;
    }
    for mut row in noise.axis_iter_mut(Axis(0)) {
        let sum = row.sum();
        row /= sum;
    }
    noise
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written by `tests/fixtures/label_errors/noise.py` with numpy.
    const EXPECTED: &str = include_str!("../../tests/fixtures/label_errors/noise.json");

    #[derive(serde::Deserialize)]
    struct Expected {
        probabilities: Vec<Vec<f64>>,
        given: Vec<usize>,
        posterior: Vec<Vec<f64>>,
    }

    #[test]
    fn the_posterior_is_numpys() {
        let expected: Expected = serde_json::from_str(EXPECTED).unwrap();
        let (rows, labels) = (expected.given.len(), expected.posterior[0].len());
        let probabilities =
            Array2::from_shape_vec((rows, labels), expected.probabilities.concat()).unwrap();
        let found = posterior(&probabilities, &expected.given, &of_one(labels));
        let pairs = found.iter().zip(expected.posterior.iter().flatten());
        let furthest = pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        assert!(furthest < 1e-12, "{furthest}");
    }

    #[test]
    fn labels_that_keep_to_one_wrong_way_are_doubted_more_there() {
        // The views are undecided of the last two rows; a third of the first label are given as the
        // second, and the third label is never given wrongly.
        let sure = |label: usize| {
            let mut row = [0.02; 3];
            row[label] = 0.96;
            row
        };
        let mut rows: Vec<[f64; 3]> = (0..60).map(|n| sure(n / 20)).collect();
        rows.extend([[0.5, 0.5, 0.0], [0.0, 0.5, 0.5]]);
        let mut given: Vec<usize> = (0..60).map(|n| n / 20).collect();
        given[..7].fill(1);
        given.extend([1, 1]);
        let probabilities = Array2::from_shape_fn((62, 3), |(row, label)| rows[row][label]);
        let found = posterior(&probabilities, &given, &of_one(3));
        assert!(found[(60, 0)] > 2.0 * found[(61, 2)], "{} {}", found[(60, 0)], found[(61, 2)]);
    }

    /// Of 400 examples, each label is missed by the views in a third of its own, which then look like
    /// all that lack it: no reason to doubt those of the rare label more than those of the frequent one.
    #[test]
    fn what_the_views_miss_is_doubted_alike_of_rare_labels_and_of_frequent_ones() {
        let doubt = |own: usize| {
            let (found, share) = (own - own / 3, own as f64 / 400.0);
            let missed = (own / 3) as f64 / (400 - found) as f64;
            let present = |row: usize| if row < found { 0.99 } else { missed };
            let probabilities = Array2::from_shape_fn((400, 2), |(row, column)| match column {
                0 => present(row),
                _ => 1.0 - present(row),
            });
            let given: Vec<usize> = (0..400).map(|row| usize::from(row >= own)).collect();
            posterior(&probabilities, &given, &of_presence(share))[(found, 1)]
        };
        let (rare, frequent) = (doubt(6), doubt(150));
        assert!((rare - frequent).abs() < 0.05 && rare < 0.25, "{rare}, {frequent}");
    }
}
