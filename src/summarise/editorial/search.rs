//! The best set of a pool.

use super::ceiling::Ceilings;
use super::features::SetFeature;
use super::members::{Members, places_of, set_of};
use super::sensed::Sensed;
use super::set_features::Sets;
use super::tally::{Score, SetRow};

/// Sentences of the largest sets that are tried one by one.
pub(super) const EXHAUSTIVE: usize = 6;
/// Sentences of the brief that readers picked: what opens it may stand alone.
const USUAL: usize = 3;

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

/// Search for the best set of a pool.
#[derive(Clone, Copy, Debug)]
pub(super) struct Search<'s> {
    pub(super) sets: Sets<'s>,
    /// What a unit of each feature counts for.
    pub(super) worth: SetRow,
    /// What its sentences mean, where that is asked.
    pub(super) sensed: Option<&'s Sensed<'s>>,
}

impl Search<'_> {
    /// The best set of `count` members; of two alike the one that comes first in the article. `None`
    /// where the pool has not so many.
    pub(super) fn best_of(&self, count: usize) -> Option<Scored> {
        self.best(count, |_| true)
    }

    /// The best sentence alone: the one that opens the usual brief, where an editor would rather take
    /// it than the one that says most.
    pub(super) fn best_alone(&self) -> Option<Scored> {
        let most = self.best_of(1)?;
        let usual = self.best_of(USUAL.min(self.sets.pool.members.len()))?;
        let opening = &usual.members[..1];
        if opening == most.members || self.rating(opening[0]) < self.rating(most.members[0]) {
            return Some(most);
        }
        let score = self.score_above(opening, f32::NEG_INFINITY)?;
        let second = Some((most.members, most.score));
        Some(Scored { members: opening.to_vec(), row: self.row(opening), score, second })
    }

    /// How a member is rated by itself.
    fn rating(&self, member: usize) -> f32 {
        let own = &self.sets.pool.members[member];
        own.log_odds + own.wish
    }

    /// The best set that a budget of words holds, of one to [`EXHAUSTIVE`] members, by the `length` of
    /// each; of all sizes the one that says most. `None` where no sentence fits.
    pub(super) fn best_within(
        &self,
        length: impl Fn(usize) -> usize,
        words: usize,
    ) -> Option<Scored> {
        let fits = |members: &[usize]| {
            members.iter().map(|&member| length(member)).sum::<usize>() <= words
        };
        let sizes = (1..=EXHAUSTIVE).filter_map(|count| self.best(count, fits));
        sizes.max_by(|a, b| self.content(a).total_cmp(&self.content(b)))
    }

    /// What a set says, less its faults.
    fn content(&self, scored: &Scored) -> f32 {
        let of = |feature: SetFeature| self.worth[feature as usize] * scored.row[feature as usize];
        of(SetFeature::Coverage) + of(SetFeature::HeadlineCoverage) - Sets::faults(&scored.row)
    }

    fn best(&self, count: usize, allowed: impl Fn(&[usize]) -> bool) -> Option<Scored> {
        let (ceilings, highest) = self.ceilings(count, allowed);
        let mut found = Found::above(self.reached(&highest));
        for (set, ceiling) in ceilings {
            let least = found.to_beat();
            if ceiling <= least {
                continue;
            }
            let members: Vec<usize> = places_of(set).collect();
            if let Some(score) = self.score_above(&members, least) {
                found.put(&members, score);
            }
        }
        let (members, score) = found.best?;
        Some(Scored { row: self.row(&members), members, score, second: found.second })
    }

    /// The sets that are `allowed`, in order, with the ceiling of each; and the two highest.
    fn ceilings(
        &self,
        count: usize,
        allowed: impl Fn(&[usize]) -> bool,
    ) -> (Vec<(Members, f32)>, Found) {
        let known = Ceilings::new(self.sets, &self.worth, count);
        let (mut all, mut highest) = (Vec::new(), Found::above(f32::NEG_INFINITY));
        each_combination(self.sets.pool.members.len(), count, |members| {
            if !allowed(members) {
                return;
            }
            let ceiling = known.of(members);
            all.push((set_of(members), ceiling));
            if ceiling > highest.to_beat() {
                highest.put(members, ceiling);
            }
        });
        (all, highest)
    }

    /// What the two sets with the `highest` ceilings score more than: most others cannot, and need not
    /// be scored.
    fn reached(&self, highest: &Found) -> f32 {
        let score = |set: Option<&(Vec<usize>, f32)>| {
            let (members, _) = set?;
            self.score_above(members, f32::NEG_INFINITY)
        };
        let scores = score(highest.best.as_ref()).zip(score(highest.second.as_ref()));
        scores.map_or(f32::NEG_INFINITY, |(best, second)| best.min(second).next_down())
    }

    /// The score of a set, if it is above `least`.
    fn score_above(&self, members: &[usize], least: f32) -> Option<f32> {
        // What a caller wishes counts in full: the model's own opinion of a sentence counts half.
        let wish = members.iter().map(|&member| self.sets.pool.members[member].wish).sum::<f32>();
        let mut score = Score::by(&self.worth);
        self.sets.tell(members, &mut score);
        // What words mean takes longest to tell, and only lowers a score.
        if let Some(sensed) = self.sensed.filter(|_| score.sum + wish > least) {
            sensed.tell(members, &mut score);
        }
        Some(score.sum + wish).filter(|&score| score > least)
    }

    fn row(&self, members: &[usize]) -> SetRow {
        let mut row = self.sets.row(members);
        if let Some(sensed) = self.sensed {
            sensed.tell(members, &mut row);
        }
        row
    }
}

/// The best set that was found so far, and the second, by their members and scores.
#[derive(Debug)]
struct Found {
    /// What two sets are known to score more than.
    reached: f32,
    best: Option<(Vec<usize>, f32)>,
    second: Option<(Vec<usize>, f32)>,
}

impl Found {
    /// None so far, of sets that score more than `reached`.
    const fn above(reached: f32) -> Self {
        Self { reached, best: None, second: None }
    }

    /// The score that a set must be above, to be one of the two.
    fn to_beat(&self) -> f32 {
        self.second.as_ref().map_or(self.reached, |(_, score)| *score)
    }

    /// Puts in a set that is one of the two. Of two alike the earlier is better.
    fn put(&mut self, members: &[usize], score: f32) {
        let set = (members.to_vec(), score);
        if self.best.as_ref().is_none_or(|(_, best)| score > *best) {
            self.second = self.best.replace(set);
        } else {
            self.second = Some(set);
        }
    }
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
