//! How often a score is right, as a curve of two numbers.

use serde::{Deserialize, Serialize};

/// Newton steps of a fit, at most; it settles within ten …
const STEPS: usize = 50;
/// … which is when a step is no longer than this.
const SETTLED: f64 = 1e-9;
/// Held against a fit's parameters, so that perfectly right scores stay finite.
const RIDGE: f64 = 1e-3;
/// The same where there is a curve to stay near: a fit to a handful of hits moves from it, one to
/// none hardly does. Thrice as much costs the rare labels of reuters90 a point of F1.
const NEARNESS: f64 = 0.1;
/// The higher a score, the likelier its label, however few articles seem to say otherwise.
const LEAST_SLOPE: f64 = 0.1;
/// A probability is never nearer to 0 or 1 than this.
const EDGE: f64 = 1e-6;

/// Probability = 1 / (1 + exp(−(offset + slope · x))).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Logistic {
    /// Log-odds where x is 0.
    pub offset: f64,
    /// Log-odds gained for each unit of x.
    pub slope: f64,
}

impl Default for Logistic {
    fn default() -> Self {
        Self::IDENTITY
    }
}

impl Logistic {
    /// Leaves log-odds as they are.
    pub const IDENTITY: Self = Self { offset: 0.0, slope: 1.0 };

    /// The probability at `x`.
    #[must_use]
    pub fn at(self, x: f64) -> f64 {
        (1.0 / (1.0 + libm::exp(-(self.offset + self.slope * x)))).clamp(EDGE, 1.0 - EDGE)
    }

    /// Where the probability is such.
    pub(super) fn inverse(self, probability: f64) -> f64 {
        (log_odds(probability) - self.offset) / self.slope
    }

    /// Maximum likelihood by Newton's method, with a small ridge towards the identity. Where all
    /// outcomes agree there is nothing to fit, and Platt's targets keep the probabilities apart
    /// from 0 and 1.
    #[must_use]
    pub fn fit(points: &[(f64, bool)]) -> Self {
        let hits = points.iter().filter(|point| point.1).count() as f64;
        let misses = points.len() as f64 - hits;
        let targets = [1.0 / (misses + 2.0), (hits + 1.0) / (hits + 2.0)];
        Self::IDENTITY.newton(points, targets, RIDGE)
    }

    /// The same for few points, of which more are known that are like them: near to this fit.
    pub(super) fn fit_near(self, points: &[(f64, bool)]) -> Self {
        let Self { offset, slope } = self.newton(points, [0.0, 1.0], NEARNESS);
        Self { offset, slope: slope.max(LEAST_SLOPE) }
    }

    /// Maximum likelihood of `points`, misses and hits counting as `targets`, less `ridge` times
    /// half the squared distance from here.
    fn newton(self, points: &[(f64, bool)], targets: [f64; 2], ridge: f64) -> Self {
        // Where the curve is flat everywhere it bends alike; a steep one may swing to and fro.
        let mut fit = Self { offset: 0.0, slope: 0.0 };
        for _ in 0..STEPS {
            let (mut g0, mut g1) =
                (ridge * (fit.offset - self.offset), ridge * (fit.slope - self.slope));
            let (mut h00, mut h01, mut h11) = (ridge, 0.0, ridge);
            for &(x, hit) in points {
                let p = fit.at(x);
                let (error, variance) = (p - targets[usize::from(hit)], p * (1.0 - p));
                g0 += error;
                g1 += error * x;
                h00 += variance;
                h01 += variance * x;
                h11 += variance * x * x;
            }
            let determinant = h00 * h11 - h01 * h01;
            let (d0, d1) =
                ((h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant);
            // A full step can overshoot where the curve is flat; half steps are safe and enough.
            let step = d0.abs().max(d1.abs());
            let damp = 1.0 / (1.0 + step / 4.0);
            fit = Self { offset: fit.offset - damp * d0, slope: fit.slope - damp * d1 };
            if step < SETTLED {
                break;
            }
        }
        fit
    }
}

/// ln p / (1 − p), kept finite.
pub(super) fn log_odds(probability: f64) -> f64 {
    let probability = probability.clamp(EDGE, 1.0 - EDGE);
    libm::log(probability / (1.0 - probability))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fit_of_what_always_hits_stays_finite() {
        for hit in [true, false] {
            let points = [(1.0, hit), (2.0, hit), (3.0, hit)];
            let fit = Logistic::fit(&points);
            assert!(fit.offset.is_finite() && fit.slope.is_finite(), "{fit:?}");
            assert_eq!(fit.at(2.0) > 0.5, hit, "{fit:?}");
            let near = Logistic { offset: -1.0, slope: 2.0 }.fit_near(&points);
            assert!(near.offset.is_finite() && near.slope >= LEAST_SLOPE, "{near:?}");
        }
        assert_eq!(Logistic::fit(&[]), Logistic::IDENTITY);
    }

    #[test]
    fn few_points_move_a_fit_a_little_and_many_as_far_as_they_say() {
        let known = Logistic { offset: -2.0, slope: 3.0 };
        assert_eq!(known.fit_near(&[]), known);
        // Half of them hit wherever they are.
        let points = |times: usize| -> Vec<_> {
            [(0.0, true), (0.0, false), (3.0, true), (3.0, false)].repeat(times)
        };
        let (few, many) = (known.fit_near(&points(1)), known.fit_near(&points(2500)));
        assert!(few.at(0.0) > known.at(0.0) && few.at(3.0) < known.at(3.0), "{few:?}");
        assert!(many.slope < few.slope, "{few:?}, {many:?}");
        assert!((many.at(0.0) - 0.5).abs() < 0.01, "{many:?}");
    }

    #[test]
    fn the_inverse_leads_back() {
        let fit = Logistic { offset: -0.7, slope: 2.5 };
        for probability in [0.01, 0.3, 0.5, 0.99] {
            assert!((fit.at(fit.inverse(probability)) - probability).abs() < 1e-12);
        }
    }
}
