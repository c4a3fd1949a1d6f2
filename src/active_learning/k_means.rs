//! Clusters of articles by meaning: k-means (Lloyd, "Least squares quantization in PCM", 1982) from the
//! seeds of k-means++ (Arthur and Vassilvitskii, SODA 2007), with weights, the same on every machine.

use rayon::prelude::*;

use super::draw::uniform;
use super::space::{Space, dot};

/// Rounds of assigning points and moving centres, at most.
const ROUNDS: usize = 20;

/// Clusters of points.
#[derive(Clone, Debug, PartialEq)]
pub struct Clusters {
    /// The cluster of each point.
    pub of: Vec<usize>,
    /// The squared distance of each point to the centre of its cluster.
    pub distances: Vec<f32>,
    /// Number of clusters, of which some may be empty.
    pub count: usize,
}

impl Clusters {
    /// The places of the points of each cluster, rising.
    #[must_use]
    pub fn members(&self) -> Vec<Vec<usize>> {
        let mut members = vec![Vec::new(); self.count];
        for (place, &cluster) in self.of.iter().enumerate() {
            members[cluster].push(place);
        }
        members
    }
}

/// Clusters of the articles `points` of a space, each of which counts as much as its weight says:
/// `k` of them, or one a point where these are fewer.
///
/// # Panics
/// When points and weights are not equally many.
#[must_use]
pub fn k_means(space: &Space, points: &[usize], weights: &[f32], k: usize, seed: u64) -> Clusters {
    assert_eq!(points.len(), weights.len(), "one weight a point");
    let mut centres = seeds(space, points, weights, k.min(points.len()), seed);
    let mut clusters = assign(space, points, &centres);
    for _ in 1..ROUNDS {
        move_centres(space, points, weights, &clusters, &mut centres);
        let next = assign(space, points, &centres);
        let settled = next.of == clusters.of;
        clusters = next;
        if settled {
            break;
        }
    }
    clusters
}

/// The first centres: points, each drawn as likely as its weight and its squared distance to the
/// nearest before it.
fn seeds(space: &Space, points: &[usize], weights: &[f32], k: usize, seed: u64) -> Vec<Vec<f32>> {
    let mut chances: Vec<f32> = weights.to_vec();
    let mut nearest = vec![f32::INFINITY; points.len()];
    let mut centres: Vec<Vec<f32>> = Vec::with_capacity(k);
    while centres.len() < k {
        let centre = space.row(points[drawn(&chances, uniform(seed, centres.len()))]);
        let distances = points.iter().map(|&point| squared_distance(space.row(point), centre));
        for (place, distance) in distances.enumerate() {
            nearest[place] = nearest[place].min(distance);
            chances[place] = nearest[place] * weights[place];
        }
        centres.push(centre.to_vec());
    }
    centres
}

/// The place that a lot between 0 and 1 falls on; the first where no place has a chance.
fn drawn(chances: &[f32], lot: f64) -> usize {
    let all: f64 = chances.iter().map(|&chance| f64::from(chance)).sum();
    let mut rest = lot * all;
    let falls_on = |&chance: &f32| {
        rest -= f64::from(chance);
        rest < 0.0
    };
    chances.iter().position(falls_on).unwrap_or_default()
}

fn assign(space: &Space, points: &[usize], centres: &[Vec<f32>]) -> Clusters {
    let nearest = |&point: &usize| {
        let distance = |centre: &Vec<f32>| squared_distance(space.row(point), centre);
        let all = centres.iter().map(distance).enumerate();
        all.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, 0.0))
    };
    let (of, distances) = points.par_iter().map(nearest).unzip();
    Clusters { of, distances, count: centres.len() }
}

/// Moves each centre to the mean of its points; that of an empty cluster stays.
fn move_centres(
    space: &Space,
    points: &[usize],
    weights: &[f32],
    clusters: &Clusters,
    centres: &mut [Vec<f32>],
) {
    let mut sums = vec![vec![0.0_f32; space.dimensions()]; centres.len()];
    let mut totals = vec![0.0_f32; centres.len()];
    for ((&point, &weight), &cluster) in points.iter().zip(weights).zip(&clusters.of) {
        totals[cluster] += weight;
        sums[cluster].iter_mut().zip(space.row(point)).for_each(|(sum, own)| *sum += weight * own);
    }
    for ((centre, sum), total) in centres.iter_mut().zip(sums).zip(totals) {
        if total > 0.0 {
            *centre = sum.into_iter().map(|value| value / total).collect();
        }
    }
}

fn squared_distance(a: &[f32], b: &[f32]) -> f32 {
    (dot(a, a) + dot(b, b) - 2.0 * dot(a, b)).max(0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Three bundles of directions, in turn.
    fn bundles(each: usize) -> Space {
        let direction = |n: usize| {
            let (bundle, off) = (n % 3, (n / 3) as f32 * 0.01);
            let mut row = vec![off, -off, off];
            row[bundle] += 1.0;
            row
        };
        Space::centred(&(0..3 * each).map(direction).collect::<Vec<_>>())
    }

    #[test]
    fn bundles_are_clusters() {
        let space = bundles(8);
        let points: Vec<usize> = (0..24).collect();
        let clusters = k_means(&space, &points, &[1.0; 24], 3, 0);
        for place in 3..24 {
            assert_eq!(clusters.of[place], clusters.of[place % 3], "{place}");
        }
        assert_eq!(clusters.members().iter().map(Vec::len).collect::<Vec<_>>(), [8; 3]);
    }

    #[test]
    fn a_point_without_weight_moves_no_centre() {
        let space =
            Space::centred(&[vec![1.0, 0.0], vec![0.9, 0.1], vec![-1.0, 0.3], vec![0.0, -1.0]]);
        let clusters = k_means(&space, &[0, 1, 2, 3], &[1.0, 0.0, 1.0, 0.0], 2, 5);
        assert!(clusters.distances[0] < 1e-6 && clusters.distances[2] < 1e-6, "{clusters:?}");
    }

    proptest! {
        #[test]
        fn every_point_has_a_cluster_and_the_same_one_each_time(
            rows in prop::collection::vec(prop::collection::vec(-1.0_f32..1.0, 4), 1..40),
            k in 1_usize..12,
            seed: u64,
        ) {
            let space = Space::centred(&rows);
            let points: Vec<usize> = (0..rows.len()).collect();
            let weights = vec![1.0; rows.len()];
            let clusters = k_means(&space, &points, &weights, k, seed);
            prop_assert_eq!(clusters.count, k.min(rows.len()));
            prop_assert_eq!(clusters.members().iter().map(Vec::len).sum::<usize>(), rows.len());
            prop_assert_eq!(&clusters, &k_means(&space, &points, &weights, k, seed));
        }
    }
}
