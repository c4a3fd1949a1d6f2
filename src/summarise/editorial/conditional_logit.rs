//! Conditional logit: which of several sets is chosen (McFadden, "Conditional Logit Analysis of
//! Qualitative Choice Behavior", 1974), with a ridge and with weights that must not be above 0.

use crate::cholesky::Cholesky;

/// Steps of Newton's method.
const STEPS: usize = 60;
/// Length of a step that is no more than rounding.
const SETTLED: f64 = 1e-7;
/// Times that a step is halved where it does not help.
const HALVINGS: i32 = 20;

/// A choice among sets.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// A row of features for each set.
    pub(super) rows: Vec<Vec<f64>>,
    /// The share of the choice that falls on each; they sum to 1.
    pub(super) shares: Vec<f64>,
}

/// The weights that minimise `ridge`/2 · |w|² − Σ shares · log softmax(rows · w); those of which
/// `bounded` says so are at most 0. By projected Newton steps (Bertsekas 1982).
pub(super) fn fit(choices: &[Choice], ridge: f64, bounded: &[bool]) -> Vec<f64> {
    let mut weights = vec![0.0; bounded.len()];
    let mut loss = loss_of(choices, ridge, &weights);
    for _ in 0..STEPS {
        let step = newton_step(choices, ridge, bounded, &weights);
        let Some((next, lower)) = descend(choices, ridge, bounded, &weights, &step, loss) else {
            break;
        };
        let moved = next.iter().zip(&weights).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        (weights, loss) = (next, lower);
        if moved < SETTLED {
            break;
        }
    }
    weights
}

/// The first of ever shorter steps that lowers the loss, and the loss there.
fn descend(
    choices: &[Choice],
    ridge: f64,
    bounded: &[bool],
    weights: &[f64],
    step: &[f64],
    loss: f64,
) -> Option<(Vec<f64>, f64)> {
    (0..HALVINGS).map(|halvings| 0.5_f64.powi(halvings)).find_map(|scale| {
        let moved = weights.iter().zip(step).map(|(weight, step)| weight - scale * step);
        let next: Vec<f64> = moved
            .zip(bounded)
            .map(|(own, &bounded)| if bounded { own.min(0.0) } else { own })
            .collect();
        let lower = loss_of(choices, ridge, &next);
        (lower < loss).then_some((next, lower))
    })
}

/// Newton's step among the weights that are free to move: those at 0 that want to be above stay.
fn newton_step(choices: &[Choice], ridge: f64, bounded: &[bool], weights: &[f64]) -> Vec<f64> {
    let n = weights.len();
    let mut gradient: Vec<f64> = weights.iter().map(|weight| ridge * weight).collect();
    let mut curvature = vec![0.0; n * n];
    (0..n).for_each(|at| curvature[at * n + at] = ridge);
    for choice in choices {
        add_derivatives(choice, weights, &mut gradient, &mut curvature);
    }
    let held = |at: usize| bounded[at] && weights[at] >= 0.0 && gradient[at] < 0.0;
    for at in (0..n).filter(|&at| held(at)) {
        (0..n).for_each(|other| {
            curvature[at * n + other] = 0.0;
            curvature[other * n + at] = 0.0;
        });
        curvature[at * n + at] = 1.0;
    }
    let free = (0..n).map(|at| if held(at) { 0.0 } else { gradient[at] }).collect();
    Cholesky::of(curvature, n).solve(free)
}

fn add_derivatives(choice: &Choice, weights: &[f64], gradient: &mut [f64], curvature: &mut [f64]) {
    let n = weights.len();
    let chances = chances(choice, weights);
    let mut mean = vec![0.0; n];
    for ((row, chance), share) in choice.rows.iter().zip(&chances).zip(&choice.shares) {
        for (at, x) in row.iter().enumerate() {
            mean[at] += chance * x;
            gradient[at] += (chance - share) * x;
            let line = &mut curvature[at * n..=at * n + at];
            line.iter_mut().zip(row).for_each(|(sum, y)| *sum += chance * x * y);
        }
    }
    for at in 0..n {
        for other in 0..=at {
            curvature[at * n + other] -= mean[at] * mean[other];
            curvature[other * n + at] = curvature[at * n + other];
        }
    }
}

fn scores(choice: &Choice, weights: &[f64]) -> Vec<f64> {
    let score = |row: &Vec<f64>| row.iter().zip(weights).map(|(x, weight)| x * weight).sum();
    choice.rows.iter().map(score).collect()
}

/// The chance that each set is chosen.
fn chances(choice: &Choice, weights: &[f64]) -> Vec<f64> {
    let scores = scores(choice, weights);
    let sum = log_sum(&scores);
    scores.iter().map(|score| libm::exp(score - sum)).collect()
}

fn log_sum(scores: &[f64]) -> f64 {
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    most + libm::log(scores.iter().map(|score| libm::exp(score - most)).sum())
}

fn loss_of(choices: &[Choice], ridge: f64, weights: &[f64]) -> f64 {
    let ridge = 0.5 * ridge * weights.iter().map(|weight| weight * weight).sum::<f64>();
    let loss = |choice: &Choice| {
        let scores = scores(choice, weights);
        let sum = log_sum(&scores);
        choice.shares.iter().zip(&scores).map(|(share, score)| share * (sum - score)).sum::<f64>()
    };
    ridge + choices.iter().map(loss).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(rows: &[[f64; 2]], chosen: usize) -> Choice {
        let shares = (0..rows.len()).map(|at| if at == chosen { 1.0 } else { 0.0 }).collect();
        Choice { rows: rows.iter().map(|row| row.to_vec()).collect(), shares }
    }

    #[test]
    fn the_gradient_is_zero_where_it_is_fitted() {
        let choices = [
            choice(&[[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]], 0),
            choice(&[[0.0, 2.0], [1.0, 1.0]], 1),
        ];
        let weights = fit(&choices, 0.5, &[false, false]);
        let nearby = |at: usize, by: f64| {
            let mut moved = weights.clone();
            moved[at] += by;
            loss_of(&choices, 0.5, &moved)
        };
        for at in 0..2 {
            let slope = (nearby(at, 1e-4) - nearby(at, -1e-4)) / 2e-4;
            assert!(slope.abs() < 1e-6, "{weights:?}: {slope}");
        }
    }

    #[test]
    fn bounded_weights_are_no_virtues() {
        let choices = [choice(&[[1.0, 0.3], [0.0, 1.0]], 0)];
        let weights = fit(&choices, 0.1, &[true, true]);
        assert!(weights[0].abs() < 1e-12 && weights[1] < 0.0, "{weights:?}");
    }
}
