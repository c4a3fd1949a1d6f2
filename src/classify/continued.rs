//! Continued fit: the weights of a classifier, moved by corrections of what it says.
//!
//! The weights are the mean of a Gaussian prior, and the likelihood is that of the corrections under
//! the classifier's own calibrated probabilities (maximum a posteriori adaptation: Chelba and Acero,
//! "Adaptation of Maximum Entropy Capitalizer: Little Data Can Help a Lot", EMNLP 2004). What is right
//! as often as the classifier said moves it nowhere on the whole, where a margin would ask every
//! correction for more. Solved by dual coordinate ascent: Shalev-Shwartz and Zhang, "Stochastic Dual
//! Coordinate Ascent Methods for Regularized Loss Minimization" (JMLR 14, 2013).

use ndarray::{Array1, Array2, ArrayViewMut1};

use super::linear::Linear;
use crate::calibrate::Calibration;
use crate::features::VectorsView;
use crate::label::LabelMatrix;
use crate::naive_bayes::Weights;

/// Passes over the corrections, at most.
const PASSES: usize = 100;
/// A pass in which no residual is off by more than this ends the fit.
const SETTLED: f64 = 0.01;
/// The most that the probabilities of an article bend by their log-odds (Böhning, "Multinomial Logistic
/// Regression Algorithm", Annals of the Institute of Statistical Mathematics 44, 1992).
const MOST_CURVED: f64 = 0.5;

/// Continued fit under a prior of this variance: by how much, squared, the words of an article are
/// expected to be off in the log-odds of a label, and its embedding as much again. Intercepts stay: they
/// would raise or lower a label for every article, of a kind that was corrected or not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ContinuedFit<'c> {
    pub(crate) linear: &'c Linear,
    pub(crate) calibration: &'c Calibration,
    pub(crate) variance: f64,
}

impl ContinuedFit<'_> {
    /// The weights that articles of these vectors and labels leave.
    pub(crate) fn weights(self, vectors: VectorsView<'_>, truth: &LabelMatrix) -> Weights {
        let mut weights = self.linear.weights();
        let mut duals = Array2::zeros((vectors.articles(), truth.labels()));
        for _ in 0..PASSES {
            let mut most = 0.0_f64;
            for (article, dual) in duals.rows_mut().into_iter().enumerate() {
                let row = vectors.row(article);
                let scores = weights.scores(row);
                let residuals = self.calibration.residuals(scores.view(), truth, article);
                let off = Array1::from(residuals) - &dual;
                most = off.iter().fold(most, |most, off| most.max(off.abs()));
                weights.advance(row, &self.step(row.1, dual, &off));
            }
            if most < SETTLED {
                break;
            }
        }
        weights
    }

    /// Moves the dual of each label of an article towards its residual, which is `off` by so much; says
    /// how far the scores' weights go with it.
    fn step(self, xs: &[f32], mut dual: ArrayViewMut1<'_, f64>, off: &Array1<f64>) -> Vec<f32> {
        let length = xs.iter().map(|&x| f64::from(x * x)).sum::<f64>();
        let step = off / (1.0 + MOST_CURVED * self.variance * length);
        dual += &step;
        let slope = |label| self.calibration.slope(label);
        let labels = step.iter().enumerate();
        labels.map(|(label, step)| (self.variance * step / slope(label)) as f32).collect()
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::calibrate::Logistic;
    use crate::features::{FeatureId, SparseVector, Vectors};
    use crate::label::LabelId;

    /// The weight of the one feature of these articles after the fit.
    fn continued(score: f64, slope: f64, has: &[bool]) -> f64 {
        let start = Weights::new(&array![[score as f32]], &array![0.0]);
        let linear = Linear::quantise(&start, 1, |_, _| true);
        let calibration = Calibration::AnyOf {
            probability: vec![Logistic { offset: 0.0, slope }],
            cuts: vec![0.0],
            confidence: Logistic::IDENTITY,
        };
        let row = || SparseVector { features: vec![FeatureId(0)], weights: vec![1.0] };
        let vectors = Vectors::from_rows(has.iter().map(|_| row()), 1);
        let labels = has.iter().map(|&has| if has { &[LabelId(0)][..] } else { &[] });
        let truth = LabelMatrix::new(labels, 1);
        let all: Vec<usize> = (0..has.len()).collect();
        let fit = ContinuedFit { linear: &linear, calibration: &calibration, variance: 0.5 };
        let weights = fit.weights(vectors.view(&all), &truth);
        assert_eq!(weights.intercept(), array![0.0], "intercepts stay");
        weights.weight(FeatureId(0), LabelId(0)).into()
    }

    /// Where the gradient is 0, the weight has gained variance · (1 − p) / slope, for the p there.
    #[test]
    fn one_article_moves_it_as_worked_by_hand() {
        for (score, slope) in [(0.0, 1.0), (1.0, 1.0), (-2.0, 1.0), (0.5, 4.0)] {
            let weight = continued(score, slope, &[true]);
            let p = Logistic { offset: 0.0, slope }.at(weight);
            let off = weight - score - 0.5 * (1.0 - p) / slope;
            assert!(off.abs() < 0.005, "{score}: {off}");
        }
    }

    #[test]
    fn what_is_right_as_often_as_was_said_moves_nothing() {
        let three_in_four = libm::log(3.0);
        let kept = continued(three_in_four, 1.0, &[true, true, false, true]);
        assert!((kept - three_in_four).abs() < 0.02, "{kept}");
        let moved = continued(three_in_four, 1.0, &[true, false, false, false]);
        assert!(moved < three_in_four - 0.1, "{moved}");
    }
}
