//! The best set of a pool.

use super::features::SetFeature;
use super::set_features::{SetRow, Sets};
use super::weights::EditorialWeights;

/// Sentences of the largest sets that are tried one by one.
pub(super) const EXHAUSTIVE: usize = 6;

/// A set with its score.
#[derive(Clone, Debug)]
pub(super) struct Scored {
    /// Its members, rising.
    pub(super) members: Vec<usize>,
    pub(super) row: SetRow,
    pub(super) score: f32,
    /// The set that came second, and its score.
    pub(super) second: Option<(Vec<usize>, f32)>,
}

/// The best set of `count` members; of two alike the one that comes first in the article. `None`
/// where the pool has not so many.
pub(super) fn best_of(sets: &Sets<'_>, weights: &EditorialWeights, count: usize) -> Option<Scored> {
    best(sets, weights, count, |_| true)
}

/// The best set that a budget of words holds, of one to [`EXHAUSTIVE`] members; of all sizes the
/// one that says most. `None` where no sentence fits.
pub(super) fn best_within(
    sets: &Sets<'_>,
    weights: &EditorialWeights,
    length: impl Fn(usize) -> usize,
    words: usize,
) -> Option<Scored> {
    let fits =
        |members: &[usize]| members.iter().map(|&member| length(member)).sum::<usize>() <= words;
    let sizes = (1..=EXHAUSTIVE).filter_map(|count| best(sets, weights, count, fits));
    let worth = |scored: &Scored| {
        let of = |feature: SetFeature| weights.set[feature as usize] * scored.row[feature as usize];
        of(SetFeature::Coverage) + of(SetFeature::HeadlineCoverage) - Sets::faults(&scored.row)
    };
    sizes.max_by(|a, b| worth(a).total_cmp(&worth(b)))
}

fn best(
    sets: &Sets<'_>,
    weights: &EditorialWeights,
    count: usize,
    allowed: impl Fn(&[usize]) -> bool,
) -> Option<Scored> {
    let mut best: Option<Scored> = None;
    each_combination(sets.pool.members.len(), count, |members| {
        if !allowed(members) {
            return;
        }
        let row = sets.row(members);
        // What a caller wishes counts in full: the model's own opinion of a sentence counts half.
        let wish: f32 = members.iter().map(|&member| sets.pool.members[member].wish).sum();
        let score = weights.score(&row) + wish;
        if let Some(best) = best.as_mut().filter(|best| score <= best.score) {
            if best.second.as_ref().is_none_or(|(_, second)| score > *second) {
                best.second = Some((members.to_vec(), score));
            }
            return;
        }
        let second = best.take().map(|before| (before.members, before.score));
        best = Some(Scored { members: members.to_vec(), row, score, second });
    });
    best
}

/// Calls `take` with each combination of `count` of the numbers below `all`, in order.
pub(super) fn each_combination(all: usize, count: usize, mut take: impl FnMut(&[usize])) {
    if count > all || count == 0 {
        return;
    }
    let mut members: Vec<usize> = (0..count).collect();
    loop {
        take(&members);
        let Some(place) = (0..count).rev().find(|&place| members[place] < all - count + place)
        else {
            return;
        };
        members[place] += 1;
        for later in place + 1..count {
            members[later] = members[later - 1] + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn combinations_come_in_order() {
        let mut all = Vec::new();
        each_combination(4, 2, |members| all.push((members[0], members[1])));
        assert_eq!(all, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]);
        each_combination(2, 3, |_| panic!("there are not so many"));
    }
}
