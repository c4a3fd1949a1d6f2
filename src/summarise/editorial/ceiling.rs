//! Ceilings of the scores of sets: told from each member and the one before it, so that most sets need
//! not be scored at all.
//!
//! A set is read in order. What a sentence adds is bounded by what it would add were every sentence
//! that stands before it in the pool in the set as well: faults only grow fewer by that, and none is
//! held for a virtue. What a set covers is bounded by Hunter's inequality (1976): no more than what
//! its members cover, less what each has in common with the one before it.

use super::coverage::Coverage;
use super::features::SetFeature as F;
use super::logarithm::ln_1p;
use super::members::{MOST, pairs_of};
use super::set_features::Sets;
use super::story_profile::REACH;
use super::tally::{Score, SetRow};

/// What sums of floats in another order may differ by.
const ROUNDING: f32 = 1e-3;

/// A member behind another.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    /// What it adds to a score at most.
    adds: f32,
    /// What of the two keeps the score down, which counts once a set: for the worst two.
    drags: f32,
}

/// Ceilings of the sets of a pool.
#[derive(Debug)]
pub(super) struct Ceilings<'s> {
    sets: Sets<'s>,
    worth: &'s SetRow,
    /// What it is worth at most to cover what each two members both cover.
    common: [[f32; MOST]; MOST],
    /// What each member adds at most where it comes first.
    opens: [f32; MOST],
    /// By the member before, and by member.
    steps: [[Step; MOST]; MOST],
}

impl<'s> Ceilings<'s> {
    /// Those of the sets of `count` members, a unit of each feature being worth so much.
    pub(super) fn new(sets: Sets<'s>, worth: &'s SetRow, count: usize) -> Self {
        let (common, opens, steps) = Default::default();
        let mut ceilings = Self { sets, worth, common, opens, steps };
        ceilings.cover(F::Coverage, &sets.pool.coverage);
        ceilings.cover(F::HeadlineCoverage, &sets.pool.headline);
        let members: Vec<usize> = (0..sets.pool.members.len()).collect();
        let own: Vec<f32> = members.iter().map(|&member| ceilings.own(member, count)).collect();
        for &member in &members {
            ceilings.opens[member] = own[member] + ceilings.open(member);
        }
        for (earlier, later) in pairs_of(&members) {
            let Step { adds, drags } = ceilings.step(earlier, later);
            ceilings.steps[earlier][later] = Step { adds: own[later] + adds, drags };
        }
        ceilings
    }

    /// What the score of a set, its members rising, does not exceed.
    pub(super) fn of(&self, members: &[usize]) -> f32 {
        let all = &self.sets.pool.members;
        let Some(&first) = members.first() else { return f32::INFINITY };
        let (mut sum, mut drags) = (self.opens[first], 0.0_f32);
        for pair in members.windows(2) {
            let Step { adds, drags: own } = self.steps[pair[0]][pair[1]];
            sum += adds;
            drags = drags.min(own);
        }
        let odds = || members.iter().map(|&member| all[member].log_odds);
        let lowest = odds().fold(f32::INFINITY, f32::min);
        let highest = odds().fold(f32::NEG_INFINITY, f32::max);
        let chosen = members.iter().fold(0, |chosen, &member| chosen | 1 << all[member].index);
        let nameless = f32::from(u8::from(self.sets.pool.is_nameless(chosen)));
        sum + drags
            + self.worth(F::Lowest) * lowest
            + self.worth(F::Highest) * highest
            + self.worth(F::Nameless) * nameless
            + ROUNDING
    }

    const fn worth(&self, feature: F) -> f32 {
        self.worth[feature as usize]
    }

    /// What a virtue is worth; what a feature costs may be none of it.
    const fn virtue(&self, feature: F) -> f32 {
        self.worth(feature).max(0.0)
    }

    /// What a fault costs, below 0.
    const fn fault(&self, feature: F) -> f32 {
        self.worth(feature).min(0.0)
    }

    fn cover(&mut self, feature: F, coverage: &Coverage) {
        let (worth, common) = (self.virtue(feature), coverage.common());
        let all = self.common.as_flattened_mut().iter_mut().zip(common.as_flattened());
        all.for_each(|(worth_of, share)| *worth_of += worth * share);
    }

    /// What a member of a set of `count` adds wherever it stands.
    fn own(&self, member: usize, count: usize) -> f32 {
        let Sets { story, pool, .. } = self.sets;
        let own = &pool.members[member];
        // As of a brief of three; see `Sets`.
        let words = story.sentences[own.index].words as f32 * 3.0 / count.max(1) as f32;
        let flag = |holds: bool| f32::from(u8::from(holds));
        self.worth(F::Sum) * own.log_odds
            + own.wish
            + self.virtue(F::Words) * words / 50.0
            + self.virtue(F::HasBest) * flag(own.log_odds >= pool.best)
            + self.worth(F::HasFirstCandidate) * flag(own.index == self.sets.first)
            + self.common[member][member]
    }

    /// What a member adds beside that where it comes first.
    fn open(&self, member: usize) -> f32 {
        let pool = self.sets.pool;
        let is_first = pool.members[member].index == 0;
        let last = pool.members.last().map_or(0, |last| last.index);
        let at_most = [(F::LogLast, last), (F::LogGap, REACH - 1)];
        self.read(member, None)
            + self.worth(F::HasFirst) * f32::from(u8::from(is_first))
            + at_most.iter().map(|&(feature, most)| self.virtue(feature) * ln_1p(most)).sum::<f32>()
            + self.virtue(F::Alike)
    }

    /// What the `later` of two members adds beside that where it comes right behind the `earlier`.
    fn step(&self, earlier: usize, later: usize) -> Step {
        let pool = self.sets.pool;
        let pair = pool.pair(earlier, later);
        let gap = pool.members[later].index - pool.members[earlier].index;
        let twice = if pair.tells_twice() { self.worth(F::SaidTwice) } else { 0.0 };
        let already = if pair.tells_again() { self.fault(F::SaidAlready) } else { 0.0 };
        Step {
            adds: self.read(later, Some(earlier)) + twice - self.common[earlier][later]
                + self.virtue(F::LogSpan) * ln_1p(gap),
            drags: already
                + self.fault(F::Alike) * pair.alike
                + self.fault(F::LogGap) * ln_1p(gap - 1),
        }
    }

    fn read(&self, member: usize, previous: Option<usize>) -> f32 {
        let mut score = Score::by(self.worth);
        self.sets.tell_at_best(member, previous, &mut score);
        score.sum
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{Surveyed, weights};
    use super::super::search::each_combination;
    use super::*;

    const STORY: [&str; 9] = [
        "Ilse Harrow of the Wexmoor board voted on Monday to close the old pier.",
        "But nobody would say why it had come to that, and the board left.",
        "She said that boats of the harbour would need another berth by May.",
        "“It had to be done, and it was done.”",
        "Ilse Harrow of the Wexmoor board voted on Monday to close it.",
        "Jan Orlow, the master of the harbour, left the room before the vote.",
        "Orlow said that the boats would need another berth.",
        "They left the pier in the harbour as the board of Wexmoor had asked.",
        "The berth of the boats is old, Harrow told the Wexmoor Harbour Board.",
    ];

    /// The worth of each feature with the sign turned of what may be a virtue.
    fn turned(worth: &SetRow) -> SetRow {
        std::array::from_fn(|at| if F::ALL[at].is_fault() { worth[at] } else { -worth[at] })
    }

    #[test]
    fn no_set_scores_more_than_its_ceiling() {
        let surveyed = Surveyed::new(Some("Wexmoor board votes to close the old pier"), &STORY);
        let pool = surveyed.pool(|index| 1.0 - 0.4 * index as f32);
        let sets = surveyed.survey.sets(&pool, true);
        let learnt = weights().worth();
        for (worth, count) in
            [learnt, turned(&learnt)].iter().flat_map(|own| [(own, 1), (own, 3), (own, 4)])
        {
            let ceilings = Ceilings::new(sets, worth, count);
            each_combination(STORY.len(), count, |members| {
                let mut score = Score::by(worth);
                sets.tell(members, &mut score);
                let ceiling = ceilings.of(members);
                assert!(score.sum <= ceiling, "{members:?}: {} over {ceiling}", score.sum);
            });
        }
    }
}
