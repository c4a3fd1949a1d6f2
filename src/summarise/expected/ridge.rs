//! Ridge regression within groups.

use crate::cholesky::Cholesky;

/// Sums of products of terms and target, each taken from its mean in its group.
#[derive(Clone, Debug)]
pub(crate) struct Ridge {
    terms: usize,
    /// Upper triangle and below, `terms × terms`.
    products: Vec<f64>,
    targets: Vec<f64>,
    rows: f64,
}

impl Ridge {
    /// No rows yet, of `terms` terms.
    pub(crate) fn new(terms: usize) -> Self {
        Self { terms, products: vec![0.0; terms * terms], targets: vec![0.0; terms], rows: 0.0 }
    }

    /// Adds the rows of one group, each counted `weight` times.
    pub(crate) fn add<const N: usize>(&mut self, rows: &[([f32; N], f32)], weight: f64) {
        let count = rows.len().max(1) as f64;
        let mut mean = [0.0; N];
        let mut mean_target = 0.0;
        for (row, target) in rows {
            mean.iter_mut().zip(row).for_each(|(mean, term)| *mean += f64::from(*term) / count);
            mean_target += f64::from(*target) / count;
        }
        for (row, target) in rows {
            let mut centred = mean;
            centred.iter_mut().zip(row).for_each(|(mean, term)| *mean = f64::from(*term) - *mean);
            let target = f64::from(*target) - mean_target;
            let products = self.products.chunks_exact_mut(self.terms);
            for ((from, products), sum) in centred.iter().zip(products).zip(&mut self.targets) {
                *sum += weight * from * target;
                for (product, to) in products.iter_mut().zip(&centred) {
                    *product += weight * from * to;
                }
            }
        }
        self.rows += weight * rows.len() as f64;
    }

    /// Weights of the terms that leave the least squares, with `penalty` on their squares when
    /// each term has a variance of 1.
    pub(crate) fn solve(&self, penalty: f64) -> Vec<f64> {
        let n = self.terms;
        let scale: Vec<f64> = (0..n)
            .map(|term| (self.products[term * n + term] / self.rows.max(1.0)).sqrt().max(1e-9))
            .collect();
        let mut matrix = vec![0.0; n * n];
        for a in 0..n {
            for b in 0..n {
                matrix[a * n + b] = self.products[a * n + b] / (scale[a] * scale[b]);
            }
            matrix[a * n + a] += penalty;
        }
        let targets = (0..n).map(|term| self.targets[term] / scale[term]).collect();
        let weights = Cholesky::of(matrix, n).solve(targets);
        weights.iter().zip(scale).map(|(weight, scale)| weight / scale).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_weights_of_a_plane_in_spite_of_group_constants() {
        let mut ridge = Ridge::new(2);
        for group in 0..20_u8 {
            let rows: Vec<([f32; 2], f32)> = (0..10_u8)
                .map(|row| {
                    let (a, b) = (f32::from(row), f32::from(row * row % 7));
                    ([a, b], 2.0 * a - 0.5 * b + 100.0 * f32::from(group))
                })
                .collect();
            ridge.add(&rows, 1.0);
        }
        let weights = ridge.solve(1e-6);
        assert!((weights[0] - 2.0).abs() < 1e-5 && (weights[1] + 0.5).abs() < 1e-5, "{weights:?}");
    }
}
