//! Folds of whole neighbourhoods: articles about the same are held out together.

use std::cmp::Reverse;

use crate::active_learning::{Space, k_means};
use crate::features::Vectors;
use crate::text::TermHash;

/// Examples of a neighbourhood, on average …
const EXAMPLES: usize = 20;
/// … where that makes no fewer neighbourhoods than these, and no more.
const NEIGHBOURHOODS: (usize, usize) = (10, 50);
/// The draw of the first centres.
const SEED: u64 = 0;
/// Numbers of a projection where there is no embedding.
const PROJECTED: usize = 64;

/// The fold of each example: neighbourhoods are dealt into `folds`, the largest first, each to the
/// fold that has the fewest examples.
pub(super) fn folds(vectors: &Vectors, folds: usize) -> Vec<u8> {
    let (least, most) = NEIGHBOURHOODS;
    let space = Space::of(&meanings(vectors));
    let all: Vec<usize> = (0..vectors.articles()).collect();
    let count = (vectors.articles() / EXAMPLES).clamp(least, most);
    let own = k_means(&space, &all, &vec![1.0; all.len()], count, SEED).of;
    let mut sizes = vec![0_usize; most];
    for &cluster in &own {
        sizes[cluster] += 1;
    }
    let mut order: Vec<usize> = (0..most).collect();
    order.sort_by_key(|&cluster| Reverse(sizes[cluster]));
    let (mut filled, mut fold_of) = (vec![0; folds], vec![0; most]);
    for cluster in order {
        let fold = (0..folds).min_by_key(|&fold| filled[fold]).unwrap_or(0);
        fold_of[cluster] = fold as u8;
        filled[fold] += sizes[cluster];
    }
    own.into_iter().map(|cluster| fold_of[cluster]).collect()
}

/// The embedding of each example, or else a random projection of its words.
fn meanings(vectors: &Vectors) -> Vec<Vec<f32>> {
    if vectors.dense_features() == 0 {
        return projected(vectors);
    }
    let all: Vec<usize> = (0..vectors.articles()).collect();
    let view = vectors.view(&all);
    all.iter().map(|&article| view.dense_row(article).to_vec()).collect()
}

/// Each feature adds its weight to one number of few, or takes it away, as its hash has it
/// (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009).
fn projected(vectors: &Vectors) -> Vec<Vec<f32>> {
    let mut projected = vec![vec![0.0; PROJECTED]; vectors.articles()];
    for (article, (ids, weights)) in vectors.rows().enumerate() {
        for (&id, &weight) in ids.iter().zip(weights) {
            let hash = TermHash::default().then(TermHash(id.into())).0;
            let sign = if hash >> 63 == 0 { 1.0 } else { -1.0 };
            projected[article][hash as usize % PROJECTED] += sign * weight;
        }
    }
    projected
}
