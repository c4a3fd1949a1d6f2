//! Likelihood of what is known of an article's labels, and where it rises.

use ndarray::ArrayView1;

use super::calibration::Calibration;
use crate::label::LabelMatrix;

/// A probability whose logarithm is still taken.
const LEAST: f64 = 1e-12;

impl Calibration {
    /// Log-likelihood of the labels of `article` under the probabilities that its scores alone give.
    #[must_use]
    pub fn log_likelihood(
        &self,
        scores: ArrayView1<'_, f32>,
        truth: &LabelMatrix,
        article: usize,
    ) -> f64 {
        let shares = self.known_shares(scores, truth, article).into_iter().enumerate();
        let one = matches!(self, Self::OneOf { .. });
        let of_label = |(label, share): (usize, f64)| match truth.has(article, label) {
            true => libm::log(share.max(LEAST)),
            // Of labels of which there is one, that it is another says the other alone.
            false if one => 0.0,
            false => libm::log((1.0 - share).max(LEAST)),
        };
        shares.map(of_label).sum()
    }

    /// Gradient of that likelihood by the log-odds of each label: what the article has, 1 or 0, less
    /// its probability, and 0 where that is not known.
    #[must_use]
    pub fn residuals(
        &self,
        scores: ArrayView1<'_, f32>,
        truth: &LabelMatrix,
        article: usize,
    ) -> Vec<f64> {
        let shares = self.known_shares(scores, truth, article).into_iter().enumerate();
        let has = |label| f64::from(u8::from(truth.has(article, label)));
        let known = |label| truth.is_known(article, label);
        shares.map(|(label, share)| if known(label) { has(label) - share } else { 0.0 }).collect()
    }

    /// Log-odds that a label gains for each unit of its score.
    #[must_use]
    pub fn slope(&self, label: usize) -> f64 {
        match self {
            Self::OneOf { inverse_temperature, .. } => *inverse_temperature,
            Self::AnyOf { probability, .. } => probability[label].slope,
        }
    }

    /// Probabilities by the scores alone, 0 for what is not known: where there is one label, it is one
    /// of those that are.
    fn known_shares(
        &self,
        scores: ArrayView1<'_, f32>,
        truth: &LabelMatrix,
        article: usize,
    ) -> Vec<f64> {
        let shares = self.shares(scores).into_iter().enumerate();
        let known = |label| truth.is_known(article, label);
        let mut shares: Vec<f64> =
            shares.map(|(label, share)| if known(label) { share } else { 0.0 }).collect();
        if matches!(self, Self::OneOf { .. }) {
            let total = shares.iter().sum::<f64>().max(LEAST);
            for share in &mut shares {
                *share /= total;
            }
        }
        shares
    }
}

#[cfg(test)]
mod tests {
    use ndarray::{Array1, array};

    use super::*;
    use crate::calibrate::Logistic;
    use crate::label::LabelId;

    fn any_of() -> Calibration {
        let steep = Logistic { offset: -0.5, slope: 2.0 };
        Calibration::AnyOf {
            probability: vec![steep, Logistic::IDENTITY, steep],
            cuts: vec![0.0; 3],
            confidence: Logistic::IDENTITY,
        }
    }

    fn one_of() -> Calibration {
        Calibration::OneOf { inverse_temperature: 3.0, confidence: Logistic::IDENTITY }
    }

    fn truth() -> LabelMatrix {
        let rows = [[LabelId(1)]];
        let mut truth = LabelMatrix::new(rows.iter().map(<[LabelId; 1]>::as_slice), 3);
        truth.set_unknown(0, LabelId(2));
        truth
    }

    /// A step of a label's score changes the likelihood by slope times residual.
    #[test]
    fn residuals_are_where_the_likelihood_rises() {
        let (scores, truth, step) = (array![0.3_f32, -0.2, 0.6], truth(), 1e-3_f32);
        for calibration in [any_of(), one_of()] {
            let at = |scores: &Array1<f32>| calibration.log_likelihood(scores.view(), &truth, 0);
            let residuals = calibration.residuals(scores.view(), &truth, 0);
            for label in 0..3 {
                let (mut up, mut down) = (scores.clone(), scores.clone());
                up[label] += step;
                down[label] -= step;
                let rise = (at(&up) - at(&down)) / f64::from(up[label] - down[label]);
                let expected = calibration.slope(label) * residuals[label];
                assert!((rise - expected).abs() < 1e-3, "{label}: {rise}, not {expected}");
            }
        }
    }
}
