//! Cholesky's decomposition, in an order of additions that is the same on every machine.

/// Lower triangle L of a symmetric positive definite matrix L·Lᵀ.
#[derive(Clone, Debug)]
pub(crate) struct Cholesky {
    /// (n × n), of which the part above the diagonal means nothing.
    lower: Vec<f64>,
}

impl Cholesky {
    /// The decomposition of `matrix` (n × n, row by row).
    pub(crate) fn of(mut matrix: Vec<f64>, n: usize) -> Self {
        for column in 0..n {
            for row in column..n {
                let known: f64 =
                    (0..column).map(|k| matrix[row * n + k] * matrix[column * n + k]).sum();
                let left = matrix[row * n + column] - known;
                matrix[row * n + column] =
                    if row == column { left.sqrt() } else { left / matrix[column * n + column] };
            }
        }
        Self { lower: matrix }
    }

    /// The x of matrix · x = `target` (n numbers).
    pub(crate) fn solve(&self, mut target: Vec<f64>) -> Vec<f64> {
        let (lower, n) = (&self.lower, target.len());
        for row in 0..n {
            let known: f64 = (0..row).map(|k| lower[row * n + k] * target[k]).sum();
            target[row] = (target[row] - known) / lower[row * n + row];
        }
        for row in (0..n).rev() {
            let known: f64 = (row + 1..n).map(|k| lower[k * n + row] * target[k]).sum();
            target[row] = (target[row] - known) / lower[row * n + row];
        }
        target
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_a_worked_example() {
        // Golub and Van Loan, "Matrix Computations" (2013), section 4.2: L = [[2, 0], [-1, 3]].
        let matrix = vec![4.0, -2.0, -2.0, 10.0];
        let solved = Cholesky::of(matrix, 2).solve(vec![8.0, 14.0]);
        assert!((solved[0] - 3.0).abs() < 1e-12 && (solved[1] - 2.0).abs() < 1e-12, "{solved:?}");
    }
}
