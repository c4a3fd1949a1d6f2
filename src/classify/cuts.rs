//! From which score on a label of an any-of facet is given.

use ndarray::{Array2, ArrayView1};

use super::Targets;

/// Articles' worth of belief in the common cut: a label with few articles leans on it, one with
/// many stands on its own. Unshrunk cuts of rare labels fit noise.
const SHRINKAGE: f64 = 5.0;

/// One cut a label: the one that gives the label its best F1 on out-of-fold scores, drawn towards
/// the cut that is best for all labels together.
pub(super) fn cuts(scores: &Array2<f32>, truth: &Targets) -> Vec<f32> {
    let common = f64::from(best_cut(all_cells(scores, truth)));
    let of_label = |label: usize| {
        let cells = cells(scores.column(label), truth, label);
        let articles = cells.iter().filter(|cell| cell.1).count() as f64;
        let own = if articles > 0.0 { f64::from(best_cut(cells)) } else { common };
        ((articles * own + SHRINKAGE * common) / (articles + SHRINKAGE)) as f32
    };
    (0..truth.labels()).map(of_label).collect()
}

/// Scores of one label, each with whether the article has it.
pub(super) fn cells(
    scores: ArrayView1<'_, f32>,
    truth: &Targets,
    label: usize,
) -> Vec<(f32, bool)> {
    scores.iter().enumerate().map(|(article, &score)| (score, truth.has(article, label))).collect()
}

fn all_cells(scores: &Array2<f32>, truth: &Targets) -> Vec<(f32, bool)> {
    (0..truth.labels()).flat_map(|label| cells(scores.column(label), truth, label)).collect()
}

/// The score, half-way between two of those given, from which on giving the label has the best F1.
fn best_cut(mut cells: Vec<(f32, bool)>) -> f32 {
    cells.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    let wanted = cells.iter().filter(|cell| cell.1).count();
    let (mut hits, mut best) = (0, (0.0, cells.first().map_or(0.0, |cell| cell.0)));
    for (given, cell) in (1..).zip(&cells) {
        hits += usize::from(cell.1);
        let next = cells.get(given).map_or(cell.0, |next| next.0);
        let f1 = 2.0 * hits as f64 / (given + wanted) as f64;
        if f1 > best.0 && next < cell.0 {
            best = (f1, f32::midpoint(cell.0, next));
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::classify::LabelId;

    #[test]
    fn the_best_cut_parts_hits_from_misses() {
        let cells = vec![(2.0, true), (1.0, true), (0.0, false), (-1.0, true), (-2.0, false)];
        // From −1 on: 3 hits of 4 given, 3 wanted: F1 6/7; from 1 on: 2 of 2: F1 4/5.
        assert!((best_cut(cells) - -1.5).abs() < 1e-6);
    }

    #[test]
    fn cuts_of_rare_labels_lean_on_the_common_one() {
        let scores =
            array![[3.0, -3.0, 0.0], [2.0, -3.0, 0.0], [0.0, -3.0, 0.0], [-1.0, -1.0, 0.0]];
        let rows: [&[LabelId]; 4] = [&[LabelId(0)], &[LabelId(0)], &[], &[LabelId(1)]];
        let cuts = cuts(&scores, &Targets::new(rows.into_iter(), 3));
        // All cells together are best parted at 1, as the first label is by itself; the second is
        // at −2, by one article; the third has none.
        assert_eq!(cuts, [1.0, (-2.0 + 5.0) / 6.0, 1.0]);
    }
}
