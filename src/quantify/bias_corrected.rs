//! Scores into probabilities that are right label by label in the mean.
//!
//! Alexandari, Kundaje and Shrikumar, "Maximum Likelihood with Bias-Corrected Calibration is
//! Hard-To-Beat at Label Shift Adaptation" (ICML 2020).

use crate::cholesky::Cholesky;

/// Held against the distance from scores as they are, for the mean article.
const RIDGE: f64 = 1e-4;
/// Newton steps, at most; some six settle it.
const STEPS: usize = 30;
/// Length of a step that is no more than rounding.
const SETTLED: f64 = 1e-7;
/// Halvings of a step that leads up.
const HALVINGS: usize = 20;

/// A softmax over scores times a slope plus a bias a label.
#[derive(Clone, Debug, PartialEq)]
pub struct BiasCorrected {
    /// What scores are multiplied by.
    pub slope: f64,
    /// What is added, by label.
    pub bias: Vec<f64>,
}

/// Scores by label, and the place of the right one.
pub(super) type Row<'r> = (&'r [f64], usize);

impl BiasCorrected {
    /// Leaves the scores of so many labels as they are.
    #[must_use]
    pub fn identity(labels: usize) -> Self {
        Self { slope: 1.0, bias: vec![0.0; labels] }
    }

    /// The fit of highest likelihood to `rows`, by Newton's method from here.
    #[must_use]
    pub(super) fn fit(mut self, rows: &[Row<'_>]) -> Self {
        let mut loss = self.loss(rows);
        for _ in 0..STEPS {
            let (gradient, curvature) = self.derivatives(rows);
            let size = gradient.len();
            let step = Cholesky::of(curvature, size).solve(gradient);
            let Some((next, least)) = self.downhill(&step, rows, loss) else { break };
            (self, loss) = (next, least);
            if step.iter().all(|own| own.abs() < SETTLED) {
                break;
            }
        }
        self
    }

    /// The probability of each label.
    #[must_use]
    pub fn probabilities(&self, scores: &[f64]) -> Vec<f64> {
        let odds = scores.iter().zip(&self.bias).map(|(score, bias)| self.slope * score + bias);
        let odds: Vec<f64> = odds.collect();
        let most = odds.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let powers: Vec<f64> = odds.iter().map(|own| libm::exp(own - most)).collect();
        let sum: f64 = powers.iter().sum();
        powers.into_iter().map(|own| own / sum).collect()
    }

    /// As far along a step as leads down.
    fn downhill(&self, step: &[f64], rows: &[Row<'_>], loss: f64) -> Option<(Self, f64)> {
        let at = |part: f64| Self {
            slope: self.slope - part * step[0],
            bias: self.bias.iter().zip(&step[1..]).map(|(own, step)| own - part * step).collect(),
        };
        let mut parts = (0..HALVINGS).map(|halvings| libm::pow(0.5, halvings as f64));
        parts.find_map(|part| {
            let next = at(part);
            let least = next.loss(rows);
            (least <= loss).then_some((next, least))
        })
    }

    /// Mean log loss with its ridge.
    fn loss(&self, rows: &[Row<'_>]) -> f64 {
        let loss =
            |&(scores, right): &Row<'_>| -libm::log(self.probabilities(scores)[right] + 1e-300);
        let held: f64 = self.off_identity().iter().map(|own| own * own).sum();
        rows.iter().map(loss).sum::<f64>() / rows.len().max(1) as f64 + RIDGE * held
    }

    /// Slope and biases as distances from those that change nothing.
    fn off_identity(&self) -> Vec<f64> {
        std::iter::once(self.slope - 1.0).chain(self.bias.iter().copied()).collect()
    }

    /// Gradient (1 + labels) and Hessian of the loss, slope first.
    fn derivatives(&self, rows: &[Row<'_>]) -> (Vec<f64>, Vec<f64>) {
        let size = self.bias.len() + 1;
        let mut gradient: Vec<f64> =
            self.off_identity().iter().map(|own| 2.0 * RIDGE * own).collect();
        let mut curvature = vec![0.0; size * size];
        (0..size).for_each(|at| curvature[at * size + at] = 2.0 * RIDGE);
        let weight = 1.0 / rows.len().max(1) as f64;
        for &(scores, right) in rows {
            let p = self.probabilities(scores);
            let mean: f64 = p.iter().zip(scores).map(|(p, score)| p * score).sum();
            for (label, (&p_label, &score)) in p.iter().zip(scores).enumerate() {
                let error = weight * (p_label - f64::from(u8::from(label == right)));
                gradient[0] += error * score;
                gradient[label + 1] += error;
                curvature[0] += weight * p_label * (score - mean) * (score - mean);
                let beside = weight * p_label * (score - mean);
                curvature[label + 1] += beside;
                let line = &mut curvature[(label + 1) * size..(label + 2) * size];
                line[0] += beside;
                line[label + 1] += weight * p_label;
                line[1..].iter_mut().zip(&p).for_each(|(own, q)| *own -= weight * p_label * q);
            }
        }
        (gradient, curvature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_of_each_label_is_its_share() {
        // Scores that know nothing of a bias of 3 to 1, and are twice as sure as they should be.
        let scores = [[2.0, 0.0], [0.0, 2.0]];
        let rights = [(0, 0, 70), (0, 1, 5), (1, 0, 12), (1, 1, 13)];
        let rows: Vec<Row<'_>> = rights
            .iter()
            .flat_map(|&(of, right, times)| vec![(&scores[of][..], right); times])
            .collect();
        let fit = BiasCorrected::identity(2).fit(&rows);
        let mean = rows.iter().map(|row| fit.probabilities(row.0)[0]).sum::<f64>() / 100.0;
        assert!((mean - 0.82).abs() < 2e-3, "{fit:?}: {mean}");
        // With two kinds of rows the fit can be exact: 70 of 75, and 12 of 25.
        assert!((fit.probabilities(&scores[0])[0] - 70.0 / 75.0).abs() < 5e-3, "{fit:?}");
        assert!((fit.probabilities(&scores[1])[0] - 12.0 / 25.0).abs() < 5e-3, "{fit:?}");
    }

    #[test]
    fn what_is_always_right_stays_finite_and_nothing_changes_nothing() {
        let scores = [[1.0, 0.0], [0.0, 1.0]];
        let rows = [(&scores[0][..], 0), (&scores[1][..], 1)];
        let fit = BiasCorrected::identity(2).fit(&rows);
        assert!(fit.slope.is_finite() && fit.slope > 1.0 && fit.probabilities(&scores[0])[0] > 0.9);
        assert_eq!(BiasCorrected::identity(2).fit(&[]), BiasCorrected::identity(2));
    }
}
