//! Sparse rows of one-byte weights: how a linear model of many labels is laid out for scoring.

use super::cell::{Cell, restore};
use crate::features::FeatureId;

/// Sparse rows: the weights that are not zero, feature by feature, labels rising.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SparseRows {
    /// Where the cells of each feature end.
    ends: Vec<u32>,
    cells: Vec<Cell>,
}

impl SparseRows {
    /// No row yet, and room for those of `features`.
    pub(super) fn with_capacity(features: usize) -> Self {
        Self { ends: Vec::with_capacity(features), cells: Vec::new() }
    }

    /// The cells of `rows`, which come in any order.
    pub(super) fn from_rows<'c>(
        features: usize,
        rows: impl Iterator<Item = (FeatureId, &'c [Cell])> + Clone,
    ) -> Self {
        let mut ends = vec![0; features];
        rows.clone().for_each(|(feature, row)| ends[feature.index()] = row.len() as u32);
        let mut count = 0;
        for end in &mut ends {
            count += *end;
            *end = count;
        }
        let mut cells = vec![Cell::default(); count as usize];
        rows.for_each(|(feature, row)| {
            let end = ends[feature.index()] as usize;
            cells[end - row.len()..end].copy_from_slice(row);
        });
        Self { ends, cells }
    }

    /// Adds the row of the next feature.
    pub(super) fn push(&mut self, row: &[Cell]) {
        self.cells.extend_from_slice(row);
        self.ends.push(self.cells.len() as u32);
    }

    /// The cells of a feature.
    #[inline]
    pub(super) fn row(&self, feature: FeatureId) -> &[Cell] {
        let start = feature.index().checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.cells[start as usize..self.ends[feature.index()] as usize]
    }

    /// Adds the weights of `features`, each times its own, to `sums`, by label.
    pub(super) fn add(&self, features: impl Iterator<Item = (FeatureId, f32)>, sums: &mut [f32]) {
        for (feature, x) in features {
            for cell in self.row(feature) {
                sums[usize::from(cell.label)] += x * restore(cell.weight);
            }
        }
    }
}
