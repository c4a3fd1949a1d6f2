//! Columns in standard units.

/// Mean and standard deviation of each column of a table.
#[derive(Clone, Debug)]
pub(super) struct Standard {
    mean: Vec<f64>,
    deviation: Vec<f64>,
}

impl Standard {
    /// Those of `rows`, all of one length.
    pub(super) fn of<'r>(rows: impl Iterator<Item = &'r [f32]> + Clone, columns: usize) -> Self {
        let count = rows.clone().count().max(1) as f64;
        let mut mean = vec![0.0; columns];
        for row in rows.clone() {
            mean.iter_mut().zip(row).for_each(|(sum, &x)| *sum += f64::from(x) / count);
        }
        let mut variance = vec![0.0; columns];
        for row in rows {
            let both = variance.iter_mut().zip(&mean).zip(row);
            both.for_each(|((sum, mean), &x)| *sum += (f64::from(x) - mean).powi(2) / count);
        }
        // A column that never changes says nothing: in units of 1 it stays at 0.
        let deviation =
            variance.into_iter().map(|own| if own > 1e-12 { own.sqrt() } else { 1.0 }).collect();
        Self { mean, deviation }
    }

    /// A row in standard units.
    pub(super) fn row(&self, row: &[f32]) -> Vec<f64> {
        let all = row.iter().zip(&self.mean).zip(&self.deviation);
        all.map(|((&x, mean), deviation)| (f64::from(x) - mean) / deviation).collect()
    }

    /// Weights of rows as they are, from `weights` of rows in standard units; and what must be
    /// added to their inner product.
    pub(super) fn undo(&self, weights: &[f64]) -> (Vec<f32>, f64) {
        let raw: Vec<f64> = weights
            .iter()
            .zip(&self.deviation)
            .map(|(weight, deviation)| weight / deviation)
            .collect();
        let shift = -raw.iter().zip(&self.mean).map(|(weight, mean)| weight * mean).sum::<f64>();
        (raw.into_iter().map(|weight| weight as f32).collect(), shift)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_undone_scores_the_same() {
        let rows = [[1.0_f32, 5.0, 2.0], [3.0, 5.0, 0.0]];
        let standard = Standard::of(rows.iter().map(<[f32; 3]>::as_slice), 3);
        assert_eq!(standard.row(&rows[0]), [-1.0, 0.0, 1.0]);
        let weights = [0.5, 7.0, -2.0];
        let (raw, shift) = standard.undo(&weights);
        for row in &rows {
            let expected: f64 = standard.row(row).iter().zip(weights).map(|(x, w)| x * w).sum();
            let found: f64 = row.iter().zip(&raw).map(|(x, w)| f64::from(x * w)).sum();
            assert!((found + shift - expected).abs() < 1e-6, "{found} {shift} {expected}");
        }
    }
}
