//! Mixed rows of one-byte weights: how a linear model of many labels is laid out for scoring.

use super::cell::{Cell, restore};
use crate::features::FeatureId;

/// Rows each of which is laid out as takes less room: the cells that are not zero, or a byte for every
/// label. Common features have weights for most labels, and are what most of an article is made of:
/// their rows are summed some labels at a time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MixedRows {
    /// Bytes of a dense row.
    width: usize,
    /// By feature.
    places: Vec<Place>,
    /// Of sparse rows, labels rising.
    cells: Vec<Cell>,
    /// Of dense rows.
    bytes: Vec<i8>,
}

/// Labels that are summed together: dense rows are filled up to so many with zeros.
const TOGETHER: usize = 8;

/// Where a row is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    /// So many cells.
    Sparse { start: u32, cells: u16 },
    /// A byte for every label.
    Dense { start: u32 },
}

impl MixedRows {
    /// No row yet, and room for those of `features`.
    pub(super) fn with_capacity(features: usize, labels: usize) -> Self {
        let (places, width) = (Vec::with_capacity(features), labels.next_multiple_of(TOGETHER));
        Self { width, places, cells: Vec::new(), bytes: Vec::new() }
    }

    /// The cells of `rows`, which come in any order.
    pub(super) fn from_rows<'c>(
        features: usize,
        labels: usize,
        rows: impl Iterator<Item = (FeatureId, &'c [Cell])> + Clone,
    ) -> Self {
        let mut lengths = vec![0; features];
        rows.clone().for_each(|(feature, row)| lengths[feature.index()] = row.len());
        let mut all = Self::with_capacity(features, labels);
        let sparse = lengths.iter().filter(|&&cells| all.is_sparse(cells));
        let (rows_of_cells, cells) = (sparse.clone().count(), sparse.sum());
        all.cells.reserve_exact(cells);
        all.bytes.reserve_exact((features - rows_of_cells) * all.width);
        for cells in lengths {
            all.add_place(cells);
        }
        rows.for_each(|(feature, row)| all.set(feature, row));
        all
    }

    /// Adds the row of the next feature.
    pub(super) fn push(&mut self, row: &[Cell]) {
        self.add_place(row.len());
        self.set(FeatureId(self.places.len() as u32 - 1), row);
    }

    /// Whether so many cells take less room than a byte for every label.
    const fn is_sparse(&self, cells: usize) -> bool {
        cells * size_of::<Cell>() <= self.width
    }

    /// Makes room for a row of so many cells.
    fn add_place(&mut self, cells: usize) {
        let place = if self.is_sparse(cells) {
            Place::Sparse { start: self.cells.len() as u32, cells: cells as u16 }
        } else {
            Place::Dense { start: self.bytes.len() as u32 }
        };
        match place {
            Place::Sparse { .. } => self.cells.resize(self.cells.len() + cells, Cell::default()),
            Place::Dense { .. } => self.bytes.resize(self.bytes.len() + self.width, 0),
        }
        self.places.push(place);
    }

    fn set(&mut self, feature: FeatureId, row: &[Cell]) {
        match self.places[feature.index()] {
            Place::Sparse { start, cells } => {
                self.cells[start as usize..][..usize::from(cells)].copy_from_slice(row);
            }
            Place::Dense { start } => {
                let bytes = &mut self.bytes[start as usize..][..self.width];
                for cell in row {
                    bytes[usize::from(cell.label)] = cell.weight;
                }
            }
        }
    }

    /// The weights of a feature: a byte for every label, or else the cells that are not zero.
    #[inline]
    pub(super) fn row(&self, feature: FeatureId) -> (&[i8], &[Cell]) {
        match self.places[feature.index()] {
            Place::Sparse { start, cells } => {
                (&[], &self.cells[start as usize..][..usize::from(cells)])
            }
            Place::Dense { start } => (self.dense(start), &[]),
        }
    }

    fn dense(&self, start: u32) -> &[i8] {
        &self.bytes[start as usize..][..self.width]
    }

    /// Adds the weights of `features`, each times its own, to `sums`, by label.
    pub(super) fn add(&self, features: impl Iterator<Item = (FeatureId, f32)>, sums: &mut [f32]) {
        let mut added = vec![0.0; self.width];
        for (feature, x) in features {
            match self.places[feature.index()] {
                Place::Dense { start } => {
                    let row = added.iter_mut().zip(self.dense(start));
                    row.for_each(|(sum, &byte)| *sum += x * restore(byte));
                }
                Place::Sparse { start, cells } => {
                    for cell in &self.cells[start as usize..][..usize::from(cells)] {
                        added[usize::from(cell.label)] += x * restore(cell.weight);
                    }
                }
            }
        }
        sums.iter_mut().zip(added).for_each(|(sum, added)| *sum += added);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_the_same_in_either_layout() {
        let row = |labels: std::ops::Range<u16>| -> Vec<Cell> {
            labels.map(|label| Cell { label, weight: label as i8 - 20 }).collect()
        };
        let (sparse, dense) = (row(3..5), row(1..39));
        let rows = [(FeatureId(1), sparse.as_slice()), (FeatureId(0), dense.as_slice())];
        let all = MixedRows::from_rows(3, 40, rows.into_iter());
        assert_eq!((all.cells.len(), all.bytes.len()), (2, 40));
        assert_eq!(all.row(FeatureId(1)), (&[][..], sparse.as_slice()));
        assert_eq!(
            all.row(FeatureId(0)).0[1..39],
            dense.iter().map(|own| own.weight).collect::<Vec<_>>()
        );
        let mut pushed = MixedRows::with_capacity(3, 40);
        for row in [&dense, &sparse, &Vec::new()] {
            pushed.push(row);
        }
        assert_eq!(pushed, all);
        let mut sums = vec![0.0; 40];
        all.add(
            [(FeatureId(1), 2.0), (FeatureId(0), 1.0), (FeatureId(2), 9.0)].into_iter(),
            &mut sums,
        );
        let both = 3.0 * restore(3 - 20);
        assert_eq!((sums[0], sums[3], sums[38], sums[39]), (0.0, both, restore(18), 0.0));
    }
}
