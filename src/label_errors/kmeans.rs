//! k-means clustering (Lloyd), seeded by k-means++ (Arthur and Vassilvitskii, SODA 2007).

use ndarray::{Array2, ArrayView1, Axis};
use oorandom::Rand64;
use rayon::prelude::*;

/// Rounds, at most.
const ROUNDS: usize = 30;
/// The draw of the seeds.
const SEED: u128 = 0;

/// The cluster of each row, below `clusters`. The same on any number of threads.
pub(super) fn kmeans(rows: &Array2<f32>, clusters: usize) -> Vec<usize> {
    let mut centres = seeds(rows, clusters.min(rows.nrows()));
    let mut own = nearest_of_all(rows, &centres);
    for _ in 1..ROUNDS {
        move_centres(rows, &own, &mut centres);
        let next = nearest_of_all(rows, &centres);
        if next == own {
            break;
        }
        own = next;
    }
    own
}

/// Rows drawn with a chance in proportion to their squared distance from those drawn before.
fn seeds(rows: &Array2<f32>, clusters: usize) -> Array2<f32> {
    let mut random = Rand64::new(SEED);
    let mut centres = Array2::zeros((clusters, rows.ncols()));
    let mut distances = vec![1.0_f64; rows.nrows()];
    for cluster in 0..clusters {
        let drawn = draw(&distances, random.rand_float());
        centres.row_mut(cluster).assign(&rows.row(drawn));
        for (place, distance) in distances.iter_mut().enumerate() {
            let from_it = squared_distance(rows.row(place), rows.row(drawn));
            *distance = if cluster == 0 { from_it } else { distance.min(from_it) };
        }
    }
    centres
}

/// The place at which the running sum of `chances` passes a share of the whole.
fn draw(chances: &[f64], share: f64) -> usize {
    let wanted = share * chances.iter().sum::<f64>();
    let mut sum = 0.0;
    let passed = chances.iter().position(|chance| {
        sum += chance;
        sum > wanted
    });
    passed.unwrap_or(0)
}

fn nearest_of_all(rows: &Array2<f32>, centres: &Array2<f32>) -> Vec<usize> {
    let rows: Vec<_> = rows.rows().into_iter().collect();
    rows.par_iter().map(|row| nearest(*row, centres)).collect()
}

fn nearest(row: ArrayView1<'_, f32>, centres: &Array2<f32>) -> usize {
    let distances = centres.rows().into_iter().map(|centre| squared_distance(row, centre));
    let nearest = distances.enumerate().min_by(|a, b| a.1.total_cmp(&b.1));
    nearest.map_or(0, |(place, _)| place)
}

fn squared_distance(a: ArrayView1<'_, f32>, b: ArrayView1<'_, f32>) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>().into()
}

/// Moves each centre to the mean of its rows; one without rows stays.
fn move_centres(rows: &Array2<f32>, own: &[usize], centres: &mut Array2<f32>) {
    let mut counts = vec![0_u32; centres.nrows()];
    for &cluster in own {
        counts[cluster] += 1;
    }
    for (mut centre, _) in centres.axis_iter_mut(Axis(0)).zip(&counts).filter(|own| *own.1 > 0) {
        centre.fill(0.0);
    }
    for (row, &cluster) in rows.rows().into_iter().zip(own) {
        centres.row_mut(cluster).scaled_add(1.0 / counts[cluster] as f32, &row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heaps_that_lie_apart_are_clusters() {
        let heap = |n: usize| [[0.0, 0.0], [9.0, 0.0], [0.0, 9.0]][n % 3];
        let rows = Array2::from_shape_fn((60, 2), |(n, d)| heap(n)[d] + (n % 7) as f32 * 0.1);
        let own = kmeans(&rows, 3);
        assert!((0..60).all(|n| own[n] == own[n % 3]), "{own:?}");
        assert!(own[0] != own[1] && own[1] != own[2] && own[0] != own[2]);
    }

    #[test]
    fn no_more_clusters_than_rows_and_equal_rows_are_one() {
        assert_eq!(kmeans(&Array2::zeros((3, 2)), 10), [0, 0, 0]);
        assert!(kmeans(&Array2::zeros((0, 2)), 10).is_empty());
    }
}
