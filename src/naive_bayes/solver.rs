//! Dual coordinate descent for squared-hinge one-vs-rest problems under a Gaussian prior.
//!
//! For each label *c*, with y = ±1 for the articles that have it and those that have not:
//!
//! > min ½ Σⱼ (vⱼ − mⱼ)² / Rⱼ² + Σᵢ Cᵢ max(0, 1 − yᵢ v·xᵢ)²
//!
//! Hsieh, Chang, Lin, Keerthi and Sundararajan, "A Dual Coordinate Descent Method for Large-scale
//! Linear SVM" (ICML 2008), algorithm 1, with the prior mean as the start and its variance as the
//! metric. The problems of the labels are independent, so those of a block go through the articles
//! side by side: one walk over an article serves them all.

use super::block_weights::BlockWeights;
use super::label_block::{BLOCK, PerLabel};
use super::xorshift::Xorshift;
use crate::features::VectorsView;

/// An epoch in which no dual variable moved by more than this ends the fit.
const TOLERANCE: f32 = 0.05;

/// An article none of whose duals would move by more than this is settled for the time being.
const SETTLED: f32 = 0.001;

/// The dual variables of one article.
#[derive(Clone, Copy, Debug, Default)]
struct Dual {
    value: PerLabel,
    /// The second derivative of the dual problem; zero until the article is first visited.
    curvature: PerLabel,
    /// Whether the article sits the next pass out.
    resting: bool,
}

/// One-vs-rest problems of a label block over the same articles.
#[derive(Debug)]
pub(super) struct BlockProblem<'x> {
    /// The articles to learn from.
    pub(super) vectors: VectorsView<'x>,
    /// Each weight starts at its prior mean.
    pub(super) weights: BlockWeights,
    /// ±1 targets by article, and 0 where nothing is asked.
    pub(super) targets: Vec<PerLabel>,
    /// By article: 1 / (2 C).
    pub(super) diagonal: Vec<PerLabel>,
}

impl BlockProblem<'_> {
    /// Solves the problems in at most `epochs` passes over the articles.
    pub(super) fn solve(mut self, epochs: usize) -> BlockWeights {
        let mut duals = vec![Dual::default(); self.vectors.articles()];
        let mut order: Vec<u32> = (0..duals.len() as u32).collect();
        let mut random = Xorshift::new();
        let mut all = true;
        for _ in 0..epochs {
            random.shuffle(&mut order);
            let mut moved = 0.0_f32;
            for &article in &order {
                moved = moved.max(self.visit(article as usize, &mut duals[article as usize], all));
            }
            // It is the end only if those at rest agree.
            if moved < TOLERANCE && all {
                break;
            }
            all = moved < TOLERANCE;
        }
        self.weights
    }

    /// Moves the duals of one article to where its constraint is met best; says how far. One at
    /// rest is visited only where `all` are.
    fn visit(&mut self, article: usize, dual: &mut Dual, all: bool) -> f32 {
        if std::mem::take(&mut dual.resting) && !all {
            return 0.0;
        }
        let row = self.vectors.row(article);
        let scores = match dual.curvature {
            [0.0, ..] => self.first_scores(article, dual),
            _ => self.weights.scores(row),
        };
        let (next, step, moved) = self.step(article, &scores, dual);
        // Most articles settle early: nothing to write for them, and they may sit one pass out.
        if moved > SETTLED {
            dual.value = next;
            self.weights.advance(row, &step);
        } else {
            dual.resting = true;
        }
        moved
    }

    /// The scores of an article that is visited for the first time, and with them its curvature,
    /// 1 / (2 C) + Σ x² R².
    fn first_scores(&self, article: usize, dual: &mut Dual) -> PerLabel {
        let (row, diagonal) = (self.vectors.row(article), self.diagonal[article]);
        let (scores, curvature) = self.weights.scores_and_variance(row, diagonal);
        dual.curvature = curvature;
        scores
    }

    /// Where the projected Newton step takes the dual of each label, the step itself as the weights
    /// see it, and the largest move.
    fn step(&self, article: usize, scores: &PerLabel, dual: &Dual) -> (PerLabel, PerLabel, f32) {
        let (target, diagonal) = (&self.targets[article], &self.diagonal[article]);
        let (mut next, mut step, mut moved) = ([0.0; BLOCK], [0.0; BLOCK], 0.0_f32);
        for label in 0..BLOCK {
            let (value, curvature) = (dual.value[label], dual.curvature[label]);
            let gradient = target[label] * scores[label] - 1.0 + diagonal[label] * value;
            next[label] = (value - gradient / curvature).max(0.0) * target[label].abs();
            let change = next[label] - value;
            moved = moved.max(change.abs() * curvature);
            step[label] = change * target[label];
        }
        (next, step, moved)
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use super::super::block_weights::FeatureWeights;
    use super::*;
    use crate::features::{FeatureId, SparseVector, Vectors};

    const XS: [[f32; 2]; 6] =
        [[1.0, 0.2], [0.8, 0.1], [0.1, 1.0], [0.2, 0.9], [0.9, 0.8], [0.3, 0.2]];
    const SIGNS: [f32; 6] = [1.0, 1.0, -1.0, -1.0, 1.0, -1.0];
    const COST: f32 = 2.0;
    /// Of both features and the constant.
    const MEAN: [f32; 3] = [0.3, -0.2, 0.0];
    const VARIANCE: [f32; 3] = [2.0, 0.5, 1.0];

    fn problem(vectors: VectorsView<'_>) -> BlockProblem<'_> {
        // The second label asks the opposite of the first, and the others nothing.
        let labels = |value: f32, opposite: f32| {
            std::array::from_fn(|label| [value, opposite].get(label).copied().unwrap_or(0.0))
        };
        let feature = |(mean, variance): (f32, f32)| FeatureWeights {
            weight: labels(mean, -mean),
            variance: [variance; BLOCK],
        };
        let features = MEAN.into_iter().zip(VARIANCE).map(feature).take(2);
        BlockProblem {
            vectors,
            weights: BlockWeights::new(features),
            targets: SIGNS.iter().map(|&sign| labels(sign, -sign)).collect(),
            diagonal: vec![[1.0 / (2.0 * COST); BLOCK]; XS.len()],
        }
    }

    fn vectors() -> Vectors {
        let row = |x: &[f32; 2]| SparseVector {
            features: vec![FeatureId(0), FeatureId(1)],
            weights: x.to_vec(),
        };
        Vectors::from_rows(XS.iter().map(row), 2)
    }

    /// ½ Σⱼ (vⱼ − mⱼ)² / Rⱼ² + Σᵢ C max(0, 1 − yᵢ v·xᵢ)², and its gradient.
    fn objective(v: [f64; 3]) -> (f64, [f64; 3]) {
        let off = |j: usize| v[j] - f64::from(MEAN[j]);
        let mut gradient = std::array::from_fn(|j| off(j) / f64::from(VARIANCE[j]));
        let mut value: f64 = (0..3).map(|j| off(j) * off(j) / f64::from(VARIANCE[j]) / 2.0).sum();
        for (&[a, b], &y) in XS.iter().zip(&SIGNS) {
            let (x, y) = ([f64::from(a), f64::from(b), 1.0], f64::from(y));
            let score: f64 = (0..3).map(|j| v[j] * x[j]).sum();
            let slack = (1.0 - y * score).max(0.0);
            value += f64::from(COST) * slack * slack;
            for j in 0..3 {
                gradient[j] -= 2.0 * f64::from(COST) * slack * y * x[j];
            }
        }
        (value, gradient)
    }

    fn steepest_descent() -> [f64; 3] {
        (0..20_000).fold([0.0; 3], |v, _| {
            let gradient = objective(v).1;
            std::array::from_fn(|j| v[j] - 0.02 * gradient[j])
        })
    }

    /// As near as the tolerance lets it come: half a per cent of the objective.
    #[test]
    fn settles_where_steepest_descent_does() {
        let (vectors, articles) = (vectors(), [0, 1, 2, 3, 4, 5]);
        let weights = problem(vectors.view(&articles)).solve(1000);
        let ours: [f64; 3] = std::array::from_fn(|j| weights.weight(j)[0].into());
        let best = steepest_descent();
        let (ours_at, best_at) = (objective(ours).0, objective(best).0);
        assert!(ours_at < 1.005 * best_at, "{ours:?} at {ours_at}, not {best:?} at {best_at}");
        for j in 0..3 {
            assert!((ours[j] - best[j]).abs() < 0.05, "{ours:?}, not {best:?}");
        }
    }

    #[test]
    fn labels_do_not_see_each_other() {
        let (vectors, articles) = (vectors(), [0, 1, 2, 3, 4, 5]);
        for weight in problem(vectors.view(&articles)).solve(10).into_weights().into_items() {
            let [first, opposite, rest @ ..] = weight;
            assert!((first + opposite).abs() < 1e-6, "{first} against {opposite}");
            assert_eq!(rest, [0.0; BLOCK - 2]);
        }
    }
}
