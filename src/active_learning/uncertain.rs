//! Uncertain articles, spread out: what a model would learn most from.

use super::draw::draw;
use super::k_means::k_means;
use super::space::Space;

/// Candidates for each article that is wanted …
const CANDIDATES: usize = 25;
/// … but no more than one of so many articles: the others of a small pool are none to hesitate about.
const ONE_OF: usize = 8;

/// At most `wanted` of the articles of `uncertainty`, which has of each how much the second label is
/// less probable than the first (0 to 1, the quotient): of the most uncertain ones those nearest to
/// the centres of clusters, in which an article weighs as much as it is uncertain.
#[must_use]
pub fn uncertain(
    space: &Space,
    uncertainty: &[(usize, f32)],
    wanted: usize,
    seed: u64,
) -> Vec<usize> {
    let mut candidates = uncertainty.to_vec();
    candidates.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let hesitated = (candidates.len() / ONE_OF).max(wanted);
    candidates.truncate(hesitated.min(CANDIDATES * wanted));
    let (articles, weights): (Vec<usize>, Vec<f32>) = candidates.into_iter().unzip();
    if articles.len() <= wanted {
        return articles;
    }
    let clusters = k_means(space, &articles, &weights, wanted, seed);
    let distance = |&place: &usize| (clusters.distances[place], place);
    let nearest = |members: Vec<usize>| {
        members.into_iter().min_by(|a, b| distance(a).partial_cmp(&distance(b)).expect("finite"))
    };
    let mut places: Vec<usize> = clusters.members().into_iter().filter_map(nearest).collect();
    let others = (0..articles.len()).filter(|place| !places.contains(place));
    let lacking = wanted - places.len();
    let drawn = draw(others, |place| articles[place] as u64, lacking, seed);
    places.extend(drawn);
    places.into_iter().map(|place| articles[place]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_uncertain_articles_one_of_each_kind_is_taken() {
        let row = |n: usize| vec![if n.is_multiple_of(2) { 1.0 } else { -1.0 }, 0.01 * n as f32];
        let space = Space::centred(&(0..60).map(row).collect::<Vec<_>>());
        let sure_from = |n: usize| if n < 50 { 0.9 } else { 0.01 };
        let uncertainty: Vec<_> = (0..60).map(|n| (n, sure_from(n))).collect();
        let picked = uncertain(&space, &uncertainty, 2, 0);
        assert_eq!(picked.len(), 2);
        assert!(picked.iter().all(|&article| article < 50), "{picked:?}");
        assert_ne!(picked[0] % 2, picked[1] % 2, "{picked:?}");
    }

    #[test]
    fn few_are_all_taken_the_most_uncertain_first() {
        let space = Space::centred(&[vec![0.0], vec![1.0], vec![2.0]]);
        assert_eq!(uncertain(&space, &[(0, 0.1), (2, 0.8)], 5, 0), [2, 0]);
        assert!(uncertain(&space, &[], 5, 0).is_empty());
    }

    #[test]
    fn articles_that_are_all_alike_are_still_so_many() {
        let space = Space::centred(&vec![vec![1.0, 1.0]; 40]);
        let uncertainty: Vec<_> = (0..40).map(|n| (n, 0.5)).collect();
        let mut picked = uncertain(&space, &uncertainty, 6, 0);
        picked.sort_unstable();
        picked.dedup();
        assert_eq!(picked.len(), 6);
    }
}
