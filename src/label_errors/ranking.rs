//! Ranking of examples by how likely another label is right.

use std::cmp::Reverse;

use ndarray::{Array2, ArrayView1};

use super::noise::posterior;
use crate::label::{LabelId, LabelMatrix};

/// A probability is never taken for smaller than this.
const FLOOR: f64 = 1e-6;

/// Example whose label may be wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Suspect {
    /// Row of the example.
    pub(super) row: usize,
    /// Column of the given label.
    pub(super) given: usize,
    /// Column of the likeliest other.
    pub(super) suggested: usize,
    /// Log-odds of that one against the given.
    pub(super) log_odds: f64,
    /// Probability that the given label is wrong; it orders, and its sum is no count.
    pub(super) p_wrong: f64,
    /// How many views put another label first.
    pub(super) against: usize,
}

/// All examples with one given label each, in the order of their rows, by the views, the
/// `probabilities` that they come to together, and the noise matrix `before` any is seen.
pub(super) fn suspects(
    views: &[Array2<f32>],
    probabilities: &Array2<f64>,
    given: &LabelMatrix,
    before: &Array2<f64>,
) -> Vec<Suspect> {
    let labels: Vec<usize> =
        (0..given.articles()).map(|row| given.of(row).next().map_or(0, LabelId::index)).collect();
    let posterior = posterior(probabilities, &labels, before);
    let suspect = |(row, &given): (usize, &usize)| {
        let own = posterior.row(row);
        let suggested = first_but(own, given);
        let log = |label: usize| libm::log(own[label].max(FLOOR));
        let against = views.iter().filter(|scores| is_first_other(scores.row(row), given)).count();
        let (log_odds, p_wrong) = (log(suggested) - log(given), 1.0 - own[given]);
        Suspect { row, given, suggested, log_odds, p_wrong, against }
    };
    labels.iter().enumerate().map(suspect).collect()
}

/// Puts the likeliest to be wrong first; of equals those that come first.
pub(super) fn rank(suspects: &mut [Suspect]) {
    suspects.sort_by(|a, b| b.log_odds.total_cmp(&a.log_odds).then(a.row.cmp(&b.row)));
}

/// The place of the largest of `values` but that at `given`; of equals the first.
fn first_but(values: ArrayView1<'_, f64>, given: usize) -> usize {
    let others = (0..values.len()).filter(|&label| label != given);
    let first =
        others.max_by(|&a, &b| values[a].total_cmp(&values[b]).then(Reverse(a).cmp(&Reverse(b))));
    first.unwrap_or(given)
}

fn is_first_other(scores: ArrayView1<'_, f32>, given: usize) -> bool {
    scores.iter().any(|&score| score > scores[given])
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn whom_all_views_contradict_comes_first_with_the_label_they_say() {
        let scores = array![[2.0, 0.0, 0.1], [0.0, 2.0, 0.1], [0.1, 0.0, 2.0]];
        let mut views = ndarray::concatenate(ndarray::Axis(0), &[scores.view(); 10]).unwrap();
        views.row_mut(4).assign(&array![0.2, 0.1, 2.0]);
        let labels: Vec<_> = (0..30).map(|row| [LabelId(row % 3)]).collect();
        let given = LabelMatrix::new(labels.iter().map(<[LabelId; 1]>::as_slice), 3);
        let probabilities = super::super::mixture::mixture(&[views.clone()], &given);
        let before = super::super::noise::of_one(3);
        let mut found = suspects(&[views], &probabilities, &given, &before);
        rank(&mut found);
        let Suspect { row, given, suggested, against, .. } = found[0];
        assert_eq!((row, given, suggested, against), (4, 1, 2, 1));
        assert!(found[0].p_wrong > found[1].p_wrong && found[1].against == 0);
        assert!(
            found[1..]
                .windows(2)
                .all(|pair| pair[0].row < pair[1].row || pair[0].log_odds > pair[1].log_odds)
        );
    }
}
