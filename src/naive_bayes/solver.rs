//! Dual coordinate descent for squared-hinge one-vs-rest problems under a Gaussian prior.
//!
//! For each label *c*, with y = ±1 for the articles that have it and those that have not:
//!
//! > min ½ Σⱼ (vⱼ − mⱼ)² / Rⱼ² + Σᵢ Cᵢ max(0, 1 − yᵢ v·xᵢ)²
//!
//! Hsieh, Chang, Lin, Keerthi and Sundararajan, "A Dual Coordinate Descent Method for Large-scale
//! Linear SVM" (ICML 2008), algorithm 1, with the prior mean as the start and its variance as the
//! metric. The problems of the labels are independent, so eight of them go through the articles
//! side by side: one walk over an article serves eight labels, and a feature's eight weights and
//! variances fill one cache line.

use super::pages::Pages;
use crate::features::Vectors;
use crate::label::Targets;

/// Labels that are solved side by side.
pub(super) const LANES: usize = 8;

/// One number for each of them.
pub(super) type Lane = [f32; LANES];

/// An epoch in which no dual variable moved by more than this ends the fit.
const TOLERANCE: f32 = 0.05;

/// An article none of whose duals would move by more than this is settled for the time being.
const SETTLED: f32 = 0.001;

/// The dual variables of one article.
#[derive(Clone, Copy, Debug, Default)]
struct Dual {
    value: Lane,
    /// The second derivative of the dual problem; zero until the article is first visited.
    curvature: Lane,
    /// Whether the article sits the next pass out.
    resting: bool,
}

/// Weights and prior variances of one feature for eight labels: one cache line.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Row {
    pub(super) weight: Lane,
    pub(super) variance: Lane,
}

/// The rows of all features for eight labels, and after them that of the constant feature.
#[derive(Debug)]
pub(super) struct Panel(Pages<Row>);

/// Eight one-vs-rest problems over the same articles.
#[derive(Debug)]
pub(super) struct Block<'x> {
    pub(super) vectors: &'x Vectors,
    /// The articles to learn from.
    pub(super) articles: &'x [usize],
    /// Each weight starts at its prior mean.
    pub(super) panel: Panel,
    /// By article: +1 or −1, and 0 where it is not known, or the lane has no label.
    pub(super) signs: Vec<Lane>,
    /// By article: 1 / (2 C).
    pub(super) diagonal: Vec<Lane>,
}

impl Block<'_> {
    /// Solves the problems in at most `epochs` passes over the articles.
    pub(super) fn solve(mut self, epochs: usize) -> Panel {
        let mut duals = vec![Dual::default(); self.articles.len()];
        let mut order: Vec<u32> = (0..self.articles.len() as u32).collect();
        let mut random = Xorshift::new();
        let mut all = true;
        for _ in 0..epochs {
            random.shuffle(&mut order);
            let mut moved = 0.0_f32;
            for &place in &order {
                moved = moved.max(self.visit(place as usize, &mut duals[place as usize], all));
            }
            // It is the end only if those at rest agree.
            if moved < TOLERANCE && all {
                break;
            }
            all = moved < TOLERANCE;
        }
        self.panel
    }

    /// Moves the duals of one article to where its constraint is met best; says how far. One at
    /// rest is visited only where `all` are.
    fn visit(&mut self, place: usize, dual: &mut Dual, all: bool) -> f32 {
        if std::mem::take(&mut dual.resting) && !all {
            return 0.0;
        }
        let (ids, weights) = self.vectors.row(self.articles[place]);
        let scores = match dual.curvature {
            [0.0, ..] => self.meet(place, dual),
            _ => self.panel.scores((ids, weights)),
        };
        let (next, step, moved) = self.step(place, &scores, dual);
        // Most articles settle early: nothing to write for them, and they may sit one pass out.
        if moved > SETTLED {
            dual.value = next;
            self.panel.advance((ids, weights), &step);
        } else {
            dual.resting = true;
        }
        moved
    }

    /// The scores of an article that is visited for the first time, and with them its curvature,
    /// 1 / (2 C) + Σ x² R²: weights and variances come from the same cache lines.
    fn meet(&self, place: usize, dual: &mut Dual) -> Lane {
        let (ids, weights) = self.vectors.row(self.articles[place]);
        let constant = self.panel.constant();
        let (mut scores, mut curvature) = (constant.weight, self.diagonal[place]);
        for (&id, &x) in ids.iter().zip(weights) {
            let row = &self.panel.0[id as usize];
            add_scaled(&mut scores, x, &row.weight);
            add_scaled(&mut curvature, x * x, &row.variance);
        }
        add_scaled(&mut curvature, 1.0, &constant.variance);
        dual.curvature = curvature;
        scores
    }

    /// Where the projected Newton step takes the dual of each lane, the step itself as the weights
    /// see it, and the largest move.
    fn step(&self, place: usize, scores: &Lane, dual: &Dual) -> (Lane, Lane, f32) {
        let (sign, diagonal) = (&self.signs[place], &self.diagonal[place]);
        let (mut next, mut step, mut moved) = ([0.0; LANES], [0.0; LANES], 0.0_f32);
        for lane in 0..LANES {
            let (value, curvature) = (dual.value[lane], dual.curvature[lane]);
            let gradient = sign[lane] * scores[lane] - 1.0 + diagonal[lane] * value;
            next[lane] = (value - gradient / curvature).max(0.0) * sign[lane].abs();
            let change = next[lane] - value;
            moved = moved.max(change.abs() * curvature);
            step[lane] = change * sign[lane];
        }
        (next, step, moved)
    }
}

impl Panel {
    /// The rows of `features`, the constant feature being as free as any other can be.
    pub(super) fn new(features: impl Iterator<Item = Row>) -> Self {
        let constant = Row { weight: [0.0; LANES], variance: [1.0; LANES] };
        Self(features.chain([constant]).collect())
    }

    /// The row of the constant feature.
    fn constant(&self) -> &Row {
        &self.0[self.0.len() - 1]
    }

    /// Lets the weights of an article's features, and that of the constant one, take a step.
    fn advance(&mut self, (ids, weights): (&[u32], &[f32]), step: &Lane) {
        let places = ids.iter().map(|&id| id as usize).zip(weights);
        self.0.change(places, |row, &x| row.advance(x, step));
        let last = self.0.len() - 1;
        self.0[last].advance(1.0, step);
    }

    /// The weights alone.
    pub(super) fn into_weights(self) -> Pages<Lane> {
        self.0.into_items().map(|row| row.weight).collect()
    }

    /// Scores of one article.
    pub(super) fn scores(&self, (ids, weights): (&[u32], &[f32])) -> Lane {
        let mut scores = self.constant().weight;
        for (&id, &x) in ids.iter().zip(weights) {
            add_scaled(&mut scores, x, &self.0[id as usize].weight);
        }
        scores
    }
}

impl Row {
    /// weight += x R² step.
    #[inline]
    fn advance(&mut self, x: f32, step: &Lane) {
        for ((weight, variance), step) in self.weight.iter_mut().zip(&self.variance).zip(step) {
            *weight += x * variance * step;
        }
    }
}

#[inline]
fn add_scaled(sum: &mut Lane, factor: f32, lane: &Lane) {
    for (sum, value) in sum.iter_mut().zip(lane) {
        *sum += factor * value;
    }
}

/// Signs of the labels `first..first + LANES`, by article.
pub(super) fn signs(targets: &Targets, articles: &[usize], first: usize) -> Vec<Lane> {
    let lane_of = |&article: &usize| {
        std::array::from_fn(|lane| match first + lane {
            label if label >= targets.labels() || !targets.knows(article, label) => 0.0,
            label if targets.has(article, label) => 1.0,
            _ => -1.0,
        })
    };
    articles.iter().map(lane_of).collect()
}

/// Marsaglia, "Xorshift RNGs" (2003): the same order of visits on every machine.
struct Xorshift(u64);

impl Xorshift {
    const fn new() -> Self {
        Self(88_172_645_463_325_252)
    }

    const fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as u32
    }

    /// Fisher and Yates's shuffle.
    fn shuffle(&mut self, order: &mut [u32]) {
        for last in (1..order.len()).rev() {
            order.swap(last, self.next() as usize % (last + 1));
        }
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is compared is exact")]
mod tests {
    use super::*;
    use crate::features::{FeatureId, SparseVector};
    use crate::label::LabelId;

    const XS: [[f32; 2]; 6] =
        [[1.0, 0.2], [0.8, 0.1], [0.1, 1.0], [0.2, 0.9], [0.9, 0.8], [0.3, 0.2]];
    const SIGNS: [f32; 6] = [1.0, 1.0, -1.0, -1.0, 1.0, -1.0];
    const COST: f32 = 2.0;
    /// Of both features and the constant.
    const MEAN: [f32; 3] = [0.3, -0.2, 0.0];
    const VARIANCE: [f32; 3] = [2.0, 0.5, 1.0];

    fn block<'x>(vectors: &'x Vectors, articles: &'x [usize]) -> Block<'x> {
        // The second lane asks the opposite of the first, and the others nothing.
        let lane = |value: f32, opposite: f32| {
            std::array::from_fn(|lane| [value, opposite].get(lane).copied().unwrap_or(0.0))
        };
        let row = |(mean, variance): (f32, f32)| Row {
            weight: lane(mean, -mean),
            variance: [variance; LANES],
        };
        Block {
            vectors,
            articles,
            panel: Panel(MEAN.into_iter().zip(VARIANCE).map(row).collect()),
            signs: SIGNS.iter().map(|&sign| lane(sign, -sign)).collect(),
            diagonal: vec![[1.0 / (2.0 * COST); LANES]; XS.len()],
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
        let rows = block(&vectors, &articles).solve(1000).0;
        let ours: [f64; 3] = std::array::from_fn(|j| rows[j].weight[0].into());
        let best = steepest_descent();
        let (ours_at, best_at) = (objective(ours).0, objective(best).0);
        assert!(ours_at < 1.005 * best_at, "{ours:?} at {ours_at}, not {best:?} at {best_at}");
        for j in 0..3 {
            assert!((ours[j] - best[j]).abs() < 0.05, "{ours:?}, not {best:?}");
        }
    }

    #[test]
    fn lanes_do_not_see_each_other() {
        let (vectors, articles) = (vectors(), [0, 1, 2, 3, 4, 5]);
        for row in block(&vectors, &articles).solve(10).0.into_items() {
            let [first, opposite, rest @ ..] = row.weight;
            assert!((first + opposite).abs() < 1e-6, "{first} against {opposite}");
            assert_eq!(rest, [0.0; LANES - 2]);
        }
    }

    #[test]
    fn signs_are_of_the_labels_in_the_block() {
        let rows: [&[LabelId]; 2] = [&[LabelId(8)], &[LabelId(0), LabelId(9)]];
        let targets = Targets::new(rows.into_iter(), 10);
        let mut expected = [[0.0; LANES]; 2];
        expected[0][..2].copy_from_slice(&[-1.0, 1.0]);
        expected[1][..2].copy_from_slice(&[1.0, -1.0]);
        assert_eq!(signs(&targets, &[1, 0], 8), expected);
    }

    #[test]
    fn a_shuffle_loses_nothing() {
        let mut order: Vec<u32> = (0..100).collect();
        Xorshift::new().shuffle(&mut order);
        assert!(!order.is_sorted());
        order.sort_unstable();
        assert_eq!(order, (0..100).collect::<Vec<_>>());
    }
}
