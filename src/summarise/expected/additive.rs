//! Additive models: a shape function for each feature, a grid for some pairs of features.

use super::scale::{BINS, CELLS, grid_column, grid_row};

/// A log-odds that is the sum of one table entry a feature, and one a pair of features.
///
/// What boosted stumps come to when they are added up (Lou, Caruana and Gehrke, "Intelligible
/// models for classification and regression", 2012), with a few pairs beside them (GA²M, 2013):
/// every effect can be read off a table and drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Additive {
    pub(crate) bias: f32,
    /// `features × BINS`, row by row.
    pub(crate) shape_functions: Vec<f32>,
    /// `pairs × CELLS`, row by row.
    pub(crate) grids: Vec<f32>,
}

impl Additive {
    /// The log-odds of a row of bins; the bias alone where the model has another shape.
    #[inline]
    pub(crate) fn score<const N: usize, const P: usize>(
        &self,
        row: &[u8; N],
        pairs: &[(usize, usize); P],
    ) -> f32 {
        let shape_functions = self.shape_functions.as_chunks::<BINS>().0.first_chunk::<N>();
        let grids = self.grids.as_chunks::<CELLS>().0.first_chunk::<P>();
        // Four sums side by side, since an addition must wait for the one before it.
        let mut sums = [self.bias, 0.0, 0.0, 0.0];
        if let (Some(shape_functions), Some(grids)) = (shape_functions, grids) {
            // All bins at once, before they are used one by one.
            let (mut rows, mut columns) = ([0; N], [0; N]);
            for feature in 0..N {
                (rows[feature], columns[feature]) =
                    (grid_row(row[feature]), grid_column(row[feature]));
            }
            for feature in 0..N {
                sums[feature % 4] += shape_functions[feature][usize::from(row[feature]) % BINS];
            }
            for pair in 0..P {
                let (a, b) = pairs[pair];
                sums[pair % 4] += grids[pair][usize::from(rows[a] | columns[b])];
            }
        }
        (sums[0] + sums[1]) + (sums[2] + sums[3])
    }

    /// The model whose log-odds are the mean of those of two.
    pub(crate) fn mean(&self, other: &Self) -> Self {
        let mean = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| 0.5 * (a + b)).collect();
        Self {
            bias: 0.5 * (self.bias + other.bias),
            shape_functions: mean(&self.shape_functions, &other.shape_functions),
            grids: mean(&self.grids, &other.grids),
        }
    }
}

/// Log-odds beyond which a probability is as good as certain.
const CERTAIN: f32 = 40.0;

/// The probability of a log-odds, to six digits: `1 / (1 + 2^y)` with `y = -log_odds / ln 2`, the
/// whole part of `y` put straight into an exponent and the rest through the Taylor series.
///
/// Additions and multiplications alone: the same bits on every machine, many values at once.
#[inline]
pub(crate) fn sigmoid(log_odds: f32) -> f32 {
    let y = (-log_odds).clamp(-CERTAIN, CERTAIN) * std::f32::consts::LOG2_E;
    let whole = (y + 0.5 + 64.0) as i32 - 64;
    let x = (y - whole as f32) * std::f32::consts::LN_2;
    let series = 1.0 + x * (1.0 + x * (0.5 + x * (1.0 / 6.0 + x * (1.0 / 24.0 + x / 120.0))));
    let power = f32::from_bits(((whole + 127) << 23) as u32);
    1.0 / (1.0 + power * series)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sigmoid_is_the_logistic_function() {
        for step in -4000..=4000_i16 {
            let x = f32::from(step) / 100.0;
            let expected = 1.0 / (1.0 + libm::expf(-x));
            assert!((sigmoid(x) - expected).abs() < 1e-6, "sigmoid of {x}");
        }
        assert!(sigmoid(f32::INFINITY) > 0.999 && sigmoid(f32::NEG_INFINITY) < 1e-6);
    }
}
