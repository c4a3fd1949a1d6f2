//! Typical articles: what a few labels should be of.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::k_means::k_means;
use super::space::Space;

/// The most clusters that a pool is parted into.
const MOST_CLUSTERS: usize = 150;
/// Neighbours that an article's density is measured by.
const NEIGHBOURS: usize = 20;

/// At most `wanted` articles that are not `known` yet: the densest of each cluster by meaning, of
/// clusters with few known articles first, and of those the largest. There are as many clusters as
/// there would be labels.
#[must_use]
pub fn typical(space: &Space, known: &[bool], wanted: usize, seed: u64) -> Vec<usize> {
    let labels = known.iter().filter(|known| **known).count();
    let points: Vec<usize> = (0..space.len()).collect();
    let k = (labels + wanted).min(MOST_CLUSTERS);
    let clusters = k_means(space, &points, &vec![1.0; points.len()], k, seed);
    let mut members = clusters.members();
    let held = |own: &[usize]| own.iter().filter(|&&article| known[article]).count();
    members.sort_by_key(|own| (held(own), Reverse(own.len()), own.first().copied()));
    in_turns(members.iter().map(|own| densest_first(space, known, own)), wanted)
}

/// At most `wanted` of the items of all groups: the first of each, then the second of each.
fn in_turns(groups: impl Iterator<Item = Vec<usize>>, wanted: usize) -> Vec<usize> {
    let (mut taken, mut rest) = (Vec::with_capacity(wanted), Vec::new());
    // A group is put in order when it is come to, which most are not.
    for group in groups {
        if taken.len() == wanted {
            break;
        }
        let mut items = group.into_iter();
        taken.extend(items.next());
        rest.push(items);
    }
    while taken.len() < wanted && rest.iter().any(|items| items.len() > 0) {
        taken.extend(rest.iter_mut().filter_map(Iterator::next));
    }
    taken.truncate(wanted);
    taken
}

/// Those of a cluster that are not known, the densest first.
fn densest_first(space: &Space, known: &[bool], members: &[usize]) -> Vec<usize> {
    let unknown = members.par_iter().copied().filter(|&article| !known[article]);
    let dense = unknown.map(|article| (density(space, members, article), article));
    let mut dense: Vec<(f32, usize)> = dense.collect();
    dense.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    dense.into_iter().map(|(_, article)| article).collect()
}

/// Mean cosine of an article to its nearest neighbours in the cluster.
fn density(space: &Space, members: &[usize], article: usize) -> f32 {
    let others = members.iter().filter(|&&other| other != article);
    let mut cosines: Vec<f32> = others.map(|&other| space.cosine(article, other)).collect();
    let nearest = NEIGHBOURS.min(cosines.len());
    if nearest == 0 {
        return 0.0;
    }
    cosines.select_nth_unstable_by(nearest - 1, |a, b| b.total_cmp(a));
    cosines.truncate(nearest);
    cosines.sort_by(f32::total_cmp);
    cosines.iter().sum::<f32>() / nearest as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two bundles of articles, of which the first is larger, each with its middle in the third place.
    fn bundles() -> Space {
        let bundle =
            |way: [f32; 3], off: [f32; 5]| off.map(|off| vec![way[0], way[1], way[2] + off]);
        let large = bundle([1.0, 0.0, 0.0], [-0.2, -0.1, 0.0, 0.1, 0.2]);
        let small = bundle([-1.0, 0.1, 0.0], [-0.3, 0.3, 0.0, 0.9, 0.9]);
        Space::centred(&large.into_iter().chain(small.into_iter().take(3)).collect::<Vec<_>>())
    }

    #[test]
    fn the_middle_of_each_cluster_is_typical_the_largest_first() {
        assert_eq!(typical(&bundles(), &[false; 8], 2, 0), [2, 7]);
    }

    #[test]
    fn clusters_without_a_label_come_first() {
        let mut known = [false; 8];
        known[2] = true;
        let next = typical(&bundles(), &known, 1, 0);
        assert!(next[0] >= 5, "{next:?}");
    }

    #[test]
    fn nobody_gets_more_than_there_are() {
        let mut all = typical(&bundles(), &[false; 8], 20, 0);
        all.sort_unstable();
        assert_eq!(all, (0..8).collect::<Vec<_>>());
        assert!(typical(&bundles(), &[true; 8], 5, 0).is_empty());
        assert!(typical(&Space::default(), &[], 5, 0).is_empty());
    }
}
