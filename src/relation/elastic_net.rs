//! Logistic regression under an elastic net.
//!
//! > min λ₁ Σⱼ |wⱼ| + ½ λ₂ Σⱼ wⱼ² + Σᵢ cᵢ log(1 + exp(−yᵢ w·xᵢ))
//!
//! Zou and Hastie, "Regularization and Variable Selection via the Elastic Net" (JRSS B, 2005), by
//! coordinate descent on a bound of the curvature, ¼ Σ cᵢ xᵢⱼ² (Böhning and Lindsay, "Monotonicity of
//! Quadratic-Approximation Algorithms", 1988): no step makes it worse, so none needs a line search.

/// λ₁: most features weigh nothing.
const LASSO: f64 = 1.0;
/// λ₂: the others little.
const RIDGE: f64 = 100.0;
/// Passes over the features, which settle the third digit.
const PASSES: usize = 40;
/// Largest p (1 − p).
const CURVATURE: f64 = 0.25;

/// The examples that have a feature, and what it counts there.
pub(super) type Column = Vec<(u32, f32)>;

/// A weight a feature and the intercept.
#[derive(Clone, Debug, Default)]
pub(super) struct Regression {
    pub(super) weights: Vec<f64>,
    pub(super) intercept: f64,
}

/// The regression that tells which examples are `labels`, each at its cost, by the features of these
/// `columns`.
pub(super) fn fit(columns: &[Column], labels: &[bool], costs: &[f64]) -> Regression {
    let everything: Column = (0..labels.len() as u32).map(|row| (row, 1.0)).collect();
    let mut state = State {
        labels,
        costs,
        scores: vec![0.0; labels.len()],
        probabilities: vec![0.5; labels.len()],
    };
    let mut fitted = Regression { weights: vec![0.0; columns.len()], intercept: 0.0 };
    for _ in 0..PASSES {
        fitted.intercept = state.step(&everything, fitted.intercept, 0.0, 0.0);
        for (column, weight) in columns.iter().zip(&mut fitted.weights) {
            *weight = state.step(column, *weight, LASSO, RIDGE);
        }
    }
    fitted
}

/// Where the descent stands.
struct State<'d> {
    labels: &'d [bool],
    costs: &'d [f64],
    scores: Vec<f64>,
    probabilities: Vec<f64>,
}

impl State<'_> {
    /// Moves one weight to the least of the bound; says where that is.
    fn step(&mut self, column: &[(u32, f32)], weight: f64, lasso: f64, ridge: f64) -> f64 {
        let (mut gradient, mut curvature) = (ridge * weight, ridge);
        for &(row, count) in column {
            let (row, count) = (row as usize, f64::from(count));
            let label = f64::from(u8::from(self.labels[row]));
            gradient += self.costs[row] * count * (self.probabilities[row] - label);
            curvature += self.costs[row] * count * count * CURVATURE;
        }
        let next = shrunk(weight - gradient / curvature, lasso / curvature);
        self.shift(column, next - weight);
        next
    }

    fn shift(&mut self, column: &[(u32, f32)], by: f64) {
        if by == 0.0 {
            return;
        }
        for &(row, count) in column {
            let row = row as usize;
            self.scores[row] += by * f64::from(count);
            self.probabilities[row] = probability(self.scores[row]);
        }
    }
}

/// Soft thresholding.
fn shrunk(value: f64, by: f64) -> f64 {
    value.signum() * (value.abs() - by).max(0.0)
}

/// The probability of log-odds.
pub(super) fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_that_tell_weigh_and_others_do_not() {
        let labels: Vec<bool> = (0..400).map(|row| row % 4 == 0).collect();
        let of = |keep: fn(u32) -> bool| {
            (0..400).filter(|&row| keep(row)).map(|row| (row, 1.0)).collect::<Column>()
        };
        let columns = [of(|row| row % 4 == 0), of(|row| row % 8 < 2), of(|row| row % 100 < 50)];
        let fitted = fit(&columns, &labels, &vec![1.0; 400]);
        assert!(fitted.weights[0] > 0.5, "{fitted:?}");
        assert!(fitted.weights[2].abs() < 0.1, "{fitted:?}");
        assert!(probability(fitted.intercept) < 0.3, "{fitted:?}");
    }
}
