//! Additive models: a curve for each feature, a grid for some pairs of features.

use super::scale::{BINS, CELLS, cell};

/// A log-odds that is the sum of one table entry a feature, and one a pair of features.
///
/// What boosted stumps come to when they are added up (Lou, Caruana and Gehrke, "Intelligible
/// models for classification and regression", 2012), with a few pairs beside them (GA²M, 2013):
/// every effect can be read off a table and drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Additive {
    pub(crate) bias: f32,
    /// `features × BINS`, row by row.
    pub(crate) curves: Vec<f32>,
    /// `pairs × CELLS`, row by row.
    pub(crate) grids: Vec<f32>,
}

impl Additive {
    /// The log-odds of a row of bins.
    #[inline]
    pub(crate) fn score(&self, row: &[u8], pairs: &[(usize, usize)]) -> f32 {
        let mut sum = self.bias;
        for (curve, &bin) in self.curves.chunks_exact(BINS).zip(row) {
            sum += curve[usize::from(bin) % BINS];
        }
        for (grid, &(a, b)) in self.grids.chunks_exact(CELLS).zip(pairs) {
            sum += grid[usize::from(cell(row[a], row[b]))];
        }
        sum
    }

    /// The model whose log-odds are the mean of those of two.
    pub(crate) fn mean(&self, other: &Self) -> Self {
        let mean = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| 0.5 * (a + b)).collect();
        Self {
            bias: 0.5 * (self.bias + other.bias),
            curves: mean(&self.curves, &other.curves),
            grids: mean(&self.grids, &other.grids),
        }
    }
}

/// The probability of a log-odds.
#[inline]
pub(crate) fn sigmoid(log_odds: f32) -> f32 {
    1.0 / (1.0 + libm::expf(-log_odds))
}
