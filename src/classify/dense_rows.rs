//! Dense rows of one-byte weights: how a linear model of few labels is laid out for scoring.

use super::cell::{Cell, restore};
use crate::features::FeatureId;

/// Up to this many labels every feature has a byte for each: a row is fetched from one place and
/// summed without a question asked, which costs less than to find out which labels it has.
const MOST_LABELS: usize = 4 * MOST_QUADS;
const MOST_QUADS: usize = 8;

/// Rows that are fetched together.
const AHEAD: usize = 64;

/// Weights of four labels, a byte each: what one instruction takes.
type Quad = [i8; 4];

/// Dense rows: all weights of each feature, those that are zero too, four labels by four.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DenseRows {
    quads: Vec<Quad>,
    quads_per_row: usize,
}

impl DenseRows {
    /// Rows of nothing but zeros for `features`; `None` where there are too many labels.
    pub(super) fn zeros(features: usize, labels: usize) -> Option<Self> {
        let quads_per_row = labels.div_ceil(4);
        let quads = || vec![Quad::default(); features * quads_per_row];
        (labels <= MOST_LABELS).then(|| Self { quads: quads(), quads_per_row })
    }

    /// Sets the weights of a feature.
    pub(super) fn set(&mut self, feature: FeatureId, cells: &[Cell]) {
        let start = feature.index() * self.quads_per_row;
        let row = self.quads[start..start + self.quads_per_row].as_flattened_mut();
        for cell in cells {
            if let Some(weight) = row.get_mut(usize::from(cell.label)) {
                *weight = cell.weight;
            }
        }
    }

    /// The weights of a feature, by label; there may be a few more zeros than labels.
    pub(super) fn row(&self, feature: FeatureId) -> &[i8] {
        let start = feature.index() * self.quads_per_row;
        self.quads[start..start + self.quads_per_row].as_flattened()
    }

    /// Adds the weights of `features`, each times its own, to `sums`, by label.
    pub(super) fn add(&self, features: impl Iterator<Item = (FeatureId, f32)>, sums: &mut [f32]) {
        match self.quads_per_row {
            0 => {}
            1 => self.add_rows::<1>(features, sums),
            2 => self.add_rows::<2>(features, sums),
            3 => self.add_rows::<3>(features, sums),
            4 => self.add_rows::<4>(features, sums),
            5 => self.add_rows::<5>(features, sums),
            6 => self.add_rows::<6>(features, sums),
            7 => self.add_rows::<7>(features, sums),
            _ => self.add_rows::<MOST_QUADS>(features, sums),
        }
    }

    /// The same with rows of `QUADS`: sums of a number that is known stay in registers. A few rows
    /// are fetched before the first is looked at: the processor then waits for all of them at once.
    fn add_rows<const QUADS: usize>(
        &self,
        mut features: impl Iterator<Item = (FeatureId, f32)>,
        sums: &mut [f32],
    ) {
        let (rows, _) = self.quads.as_chunks::<QUADS>();
        let mut added = [[0.0_f32; 4]; QUADS];
        let mut fetched = [([Quad::default(); QUADS], 0.0); AHEAD];
        loop {
            let mut count = 0;
            for (slot, (feature, x)) in fetched.iter_mut().zip(features.by_ref()) {
                *slot = (rows[feature.index()], x);
                count += 1;
            }
            for (row, x) in &fetched[..count] {
                add_row(row, *x, &mut added);
            }
            if count < AHEAD {
                break;
            }
        }
        for (sum, added) in sums.iter_mut().zip(added.as_flattened()) {
            *sum += added;
        }
    }
}

#[inline]
fn add_row<const QUADS: usize>(row: &[Quad; QUADS], x: f32, sums: &mut [[f32; 4]; QUADS]) {
    for (sums, quad) in sums.iter_mut().zip(row) {
        for (sum, &byte) in sums.iter_mut().zip(quad) {
            *sum += x * restore(byte);
        }
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use super::*;

    #[test]
    fn every_cell_counts_for_its_label() {
        let cell = |label, weight| Cell { label, weight };
        let cells = [cell(0, 2), cell(4, -3), cell(1, 5)];
        let mut rows = DenseRows::zeros(3, 5).unwrap();
        for (id, row) in [(2, &cells[2..]), (0, &cells[..2])] {
            rows.set(FeatureId(id), row);
        }
        let mut sums = [0.5, 0.0, 0.0, 0.0, 0.0];
        let features = [(0, 1.0), (1, 9.0), (2, 2.0), (0, 0.5)];
        rows.add(features.into_iter().map(|(id, x)| (FeatureId(id), x)), &mut sums);
        assert_eq!(sums, [6.5, 50.0, 0.0, 0.0, -13.5]);
    }

    #[test]
    fn many_labels_have_no_such_rows() {
        assert!(DenseRows::zeros(1, MOST_LABELS).is_some());
        assert!(DenseRows::zeros(1, MOST_LABELS + 1).is_none());
    }
}
