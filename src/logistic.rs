//! Logistic regression with a ridge, by Newton's method (Hastie, Tibshirani and Friedman, "The
//! Elements of Statistical Learning", 2009, section 4.4.1).

use crate::cholesky::Cholesky;

/// Steps of Newton's method: some eight settle it.
const STEPS: usize = 30;
/// Length of a step that is no more than rounding.
const SETTLED: f64 = 1e-9;

/// The weights w and the intercept that minimise ½·|w|² + `cost` · Σ loss, the intercept last.
pub(crate) fn fit(rows: &[Vec<f64>], labels: &[bool], cost: f64) -> Vec<f64> {
    fit_weighted(rows, labels, &vec![cost; rows.len()])
}

/// The same where each row has a cost of its own.
pub(crate) fn fit_weighted(rows: &[Vec<f64>], labels: &[bool], costs: &[f64]) -> Vec<f64> {
    let n = rows.first().map_or(0, Vec::len) + 1;
    let mut weights = vec![0.0; n];
    for _ in 0..STEPS {
        let (gradient, curvature) = derivatives(rows, labels, costs, &weights);
        let step = Cholesky::of(curvature, n).solve(gradient);
        weights.iter_mut().zip(&step).for_each(|(weight, step)| *weight -= step);
        if step.iter().all(|step| step.abs() < SETTLED) {
            break;
        }
    }
    weights
}

/// Gradient (n) and Hessian (n × n, row by row).
fn derivatives(
    rows: &[Vec<f64>],
    labels: &[bool],
    costs: &[f64],
    weights: &[f64],
) -> (Vec<f64>, Vec<f64>) {
    let n = weights.len();
    let mut gradient = weights.to_vec();
    gradient[n - 1] = 0.0;
    let mut curvature = vec![0.0; n * n];
    (0..n - 1).for_each(|at| curvature[at * n + at] = 1.0);
    for ((row, &label), cost) in rows.iter().zip(labels).zip(costs) {
        let with_one = || row.iter().copied().chain([1.0]);
        let odds: f64 = with_one().zip(weights).map(|(x, weight)| x * weight).sum();
        let p = 1.0 / (1.0 + libm::exp(-odds));
        let (error, spread) = (cost * (p - f64::from(u8::from(label))), cost * p * (1.0 - p));
        for (at, x) in with_one().enumerate() {
            gradient[at] += error * x;
            let line = &mut curvature[at * n..(at + 1) * n];
            line.iter_mut().zip(with_one()).for_each(|(sum, y)| *sum += spread * x * y);
        }
    }
    (gradient, curvature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_scikit_learn() {
        // LogisticRegression(C=0.5, tol=1e-10).fit([[0, 1], [1, 0], [2, 2], [3, 1]], [0, 0, 1, 1])
        let rows = [[0.0, 1.0], [1.0, 0.0], [2.0, 2.0], [3.0, 1.0]].map(|row| row.to_vec());
        let found = fit(&rows, &[false, false, true, true], 0.5);
        let expected = [0.603_790_56, 0.343_930_75, -1.249_616_59];
        let off = found.iter().zip(expected).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        assert!(off < 1e-5, "{found:?}");
    }

    #[test]
    fn a_row_of_twice_the_cost_counts_as_two() {
        let rows = [[0.0, 1.0], [1.0, 0.0], [2.0, 2.0], [3.0, 1.0]].map(|row| row.to_vec());
        let mut twice = rows.to_vec();
        twice.push(rows[1].clone());
        let found = fit_weighted(&rows, &[false, false, true, true], &[0.5, 1.0, 0.5, 0.5]);
        let expected = fit(&twice, &[false, false, true, true, false], 0.5);
        let off = found.iter().zip(expected).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        assert!(off < 1e-8, "{found:?}");
    }
}
