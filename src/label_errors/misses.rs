//! Misses: examples that rightly have a label and that the models do not see it in.

use ndarray::Array2;

use crate::label::LabelMatrix;

/// Lifts the probability to have a label (first column; to lack it, second) of those that were `given`
/// it to what the label's own held-out examples allow.
///
/// Bayes' rule over how low an example is scored. How often a right label is scored as low is told by
/// the other examples of the label, with Jeffreys' prior (a half missed, a half found): that none of
/// four others is as low says little, that none of five hundred is says much. A curve that is fitted to
/// all articles knows nothing of that.
pub(super) fn allow_for_misses(probabilities: &mut Array2<f64>, given: &LabelMatrix) {
    let rows = 0..given.articles();
    let (with, without): (Vec<usize>, Vec<usize>) = rows.partition(|&row| given.has(row, 0));
    let share = with.len() as f64 / given.articles().max(1) as f64;
    let sorted = |rows: &[usize]| {
        let mut present: Vec<f64> = rows.iter().map(|&row| probabilities[(row, 0)]).collect();
        present.sort_by(f64::total_cmp);
        present
    };
    let (having, lacking) = (sorted(&with), sorted(&without));
    for row in with {
        let present = probabilities[(row, 0)];
        let lower = |sorted: &[f64]| sorted.partition_point(|&own| own <= present);
        let right = share * estimate(lower(&having) - 1, having.len() - 1);
        let wrong = (1.0 - share) * estimate(lower(&lacking), lacking.len());
        let present = present.max(right / (right + wrong));
        (probabilities[(row, 0)], probabilities[(row, 1)]) = (present, 1.0 - present);
    }
}

/// A share of which `part` of `all` were seen.
fn estimate(part: usize, all: usize) -> f64 {
    (part as f64 + 0.5) / (all as f64 + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::LabelId;

    /// The probability of the lowest of so many examples of a label, among a thousand that lack it.
    fn lowest(examples: usize) -> f64 {
        let present = |row: usize| if (1..examples).contains(&row) { 0.9 } else { 1e-5 };
        let mut probabilities = Array2::from_shape_fn((examples + 1000, 2), |(row, column)| {
            if column == 0 { present(row) } else { 1.0 - present(row) }
        });
        let given: Vec<_> =
            (0..examples + 1000).map(|row| [LabelId(u16::from(row >= examples))]).collect();
        let given = LabelMatrix::new(given.iter().map(<[LabelId; 1]>::as_slice), 2);
        allow_for_misses(&mut probabilities, &given);
        assert!((probabilities[(1, 0)] - 0.9).abs() < 0.1 && probabilities[(1, 0)] >= 0.9);
        assert!((probabilities[(examples, 0)] - present(examples)).abs() < 1e-12);
        probabilities[(0, 0)]
    }

    #[test]
    fn of_few_examples_none_is_improbable() {
        let share = |examples: usize| examples as f64 / (examples + 1000) as f64;
        let [few, many] = [5, 500].map(|examples| lowest(examples) / share(examples));
        assert!(few > 0.08 && many < 0.01, "{few}, {many}");
    }
}
