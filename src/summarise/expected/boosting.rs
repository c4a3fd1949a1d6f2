//! Fits additive models: one table at a time, over and over.

use rayon::prelude::*;

use super::additive::{Additive, sigmoid};
use super::scale::{BINS, CELLS, cell};

/// Rows that one thread adds up in one go. Sums of chunks are added in order, so that the number
/// of threads never shows in the result.
const CHUNK: usize = 1 << 15;

/// How a model is fitted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BoostingParameters {
    /// Times that every table is visited.
    pub(crate) rounds: usize,
    /// Share of a Newton step that a visit takes.
    pub(crate) rate: f64,
    /// Added to the second derivative of each bin: about four times this many rows of even odds
    /// hold a bin back by half.
    pub(crate) ridge: f64,
}

/// Examples as columns of bins.
#[derive(Debug, Default)]
pub(crate) struct BinMatrix {
    columns: Vec<Vec<u8>>,
    labels: Vec<bool>,
    weights: Vec<f32>,
}

/// First and second derivative of the log-likelihood in each bin.
type Slopes = Vec<[f64; 2]>;

impl BinMatrix {
    /// No rows yet, of `features` columns.
    pub(crate) fn new(features: usize) -> Self {
        Self { columns: vec![Vec::new(); features], ..Self::default() }
    }

    /// Adds an example.
    pub(crate) fn push(&mut self, row: &[u8], label: bool, weight: f32) {
        self.columns.iter_mut().zip(row).for_each(|(column, &bin)| column.push(bin));
        self.labels.push(label);
        self.weights.push(weight);
    }

    /// The number of examples.
    pub(crate) fn len(&self) -> usize {
        self.labels.len()
    }

    /// Fits shape functions for all features but those `excluded`, and grids for the `pairs` of the others.
    ///
    /// Cyclic gradient boosting: a visit to a table takes a shortened Newton step of the logistic
    /// log-likelihood in each of its bins.
    pub(crate) fn fit(
        mut self,
        pairs: &[(usize, usize)],
        excluded: &[usize],
        parameters: BoostingParameters,
    ) -> Additive {
        let features = self.columns.len();
        let used = |feature: usize| !excluded.contains(&feature);
        let mut visited: Vec<usize> = (0..features).filter(|&feature| used(feature)).collect();
        for (index, &(a, b)) in pairs.iter().enumerate() {
            let cells = self.columns[a].iter().zip(&self.columns[b]);
            let column = cells.map(|(&a, &b)| cell(a, b)).collect();
            self.columns.push(column);
            if used(a) && used(b) {
                visited.push(features + index);
            }
        }
        let bias = self.base_log_odds();
        let mut tables = vec![vec![0.0; CELLS]; self.columns.len()];
        let mut scores = vec![bias; self.len()];
        let mut step = (0, vec![0.0; CELLS]);
        for _ in 0..parameters.rounds {
            for &column in &visited {
                let slopes = self.slopes(&mut scores, &step, column);
                let newton = |[first, second]: &[f64; 2]| {
                    (parameters.rate * first / (second + parameters.ridge)) as f32
                };
                step = (column, slopes.iter().map(newton).collect());
                tables[column].iter_mut().zip(&step.1).for_each(|(weight, step)| *weight += step);
            }
        }
        self.gather(bias, features, tables)
    }

    fn base_log_odds(&self) -> f32 {
        let weighed = |wanted: bool| -> f64 {
            let rows = self.labels.iter().zip(&self.weights);
            rows.filter(|(label, _)| **label == wanted).map(|(_, weight)| f64::from(*weight)).sum()
        };
        // One example of either kind keeps the odds finite.
        libm::log((weighed(true) + 1.0) / (weighed(false) + 1.0)) as f32
    }

    /// Takes the last `step` (column and weights), then adds up the slopes along `column`.
    fn slopes(&self, scores: &mut [f32], step: &(usize, Vec<f32>), column: usize) -> Slopes {
        let (stepped, bins) = (&self.columns[step.0], &self.columns[column]);
        let of_chunk = |(chunk, scores): (usize, &mut [f32])| {
            let mut slopes: Slopes = vec![[0.0; 2]; CELLS];
            let rows = chunk * CHUNK..chunk * CHUNK + scores.len();
            for (row, score) in rows.zip(scores) {
                *score += step.1[usize::from(stepped[row])];
                let p = sigmoid(*score);
                let weight = self.weights[row];
                let target = if self.labels[row] { 1.0 } else { 0.0 };
                let [first, second] = &mut slopes[usize::from(bins[row])];
                *first += f64::from(weight * (target - p));
                *second += f64::from(weight * p * (1.0 - p));
            }
            slopes
        };
        let chunks: Vec<Slopes> = scores.par_chunks_mut(CHUNK).enumerate().map(of_chunk).collect();
        chunks.into_iter().fold(vec![[0.0; 2]; CELLS], |mut sum, chunk| {
            for (sum, slope) in sum.iter_mut().zip(chunk) {
                sum[0] += slope[0];
                sum[1] += slope[1];
            }
            sum
        })
    }

    /// The tables as a model, each moved so that it is 0 on average and shows its effect alone.
    fn gather(&self, mut bias: f32, features: usize, mut tables: Vec<Vec<f32>>) -> Additive {
        for (table, column) in tables.iter_mut().zip(&self.columns) {
            let mut counts = [0_u32; CELLS];
            for &bin in column {
                counts[usize::from(bin)] += 1;
            }
            let sum: f64 =
                table.iter().zip(counts).map(|(w, count)| f64::from(*w) * f64::from(count)).sum();
            let mean = (sum / self.len().max(1) as f64) as f32;
            bias += mean;
            for (weight, count) in table.iter_mut().zip(counts) {
                *weight = if count == 0 { 0.0 } else { *weight - mean };
            }
        }
        let grids = tables.split_off(features).concat();
        let shape_functions = tables.iter().flat_map(|table| &table[..BINS]).copied().collect();
        Additive { bias, shape_functions, grids }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOSTING: BoostingParameters = BoostingParameters { rounds: 60, rate: 0.5, ridge: 1e-3 };

    #[test]
    fn learns_the_log_odds_of_two_effects_that_add_up() {
        // Odds of 3 to 1 for each of two independent features, exact in counts: logit = ±ln 3 ± ln 3.
        let mut rows = BinMatrix::new(2);
        for (a, b, hits, misses) in [(0, 0, 1, 9), (0, 40, 5, 5), (40, 0, 5, 5), (40, 40, 9, 1)] {
            (0..hits).for_each(|_| rows.push(&[a, b], true, 1.0));
            (0..misses).for_each(|_| rows.push(&[a, b], false, 1.0));
        }
        let model = rows.fit(&[], &[], BOOSTING);
        let expected = libm::logf(9.0);
        assert!((model.score(&[40, 40], &[]) - expected).abs() < 0.02);
        assert!((model.score(&[0, 0], &[]) + expected).abs() < 0.02);
        assert!(model.score(&[0, 40], &[]).abs() < 0.02);
    }

    #[test]
    fn a_grid_learns_what_no_two_curves_can() {
        let mut rows = BinMatrix::new(2);
        for (a, b) in [(0, 0), (0, 40), (40, 0), (40, 40)] {
            (0..50).for_each(|_| rows.push(&[a, b], a == b, 1.0));
        }
        let pairs = [(0, 1)];
        let model = rows.fit(&pairs, &[], BOOSTING);
        assert!(model.score(&[40, 40], &pairs) > 2.0 && model.score(&[40, 0], &pairs) < -2.0);
    }
}
