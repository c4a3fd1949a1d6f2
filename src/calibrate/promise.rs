//! Promise of a precision: the lowest threshold that held-out tags vouch for.
//!
//! The lowest threshold at which held-out tags reach a precision has been chosen among many, and is
//! as often too low as too high. Here each threshold is a hypothesis, *the tags from here on are less
//! precise*, and they are tested in an order that does not hang on what is right: from the strictest
//! down, each by an exact binomial test, until one cannot be refused. The chance that the last one
//! refused was true is then that of a single test, however many there were (fixed sequence testing:
//! Angelopoulos, Bates, Candès, Jordan and Lei, "Learn then Test: Calibrating Predictive Algorithms to
//! Achieve Risk Control", 2021, section 2.2).

use serde::{Deserialize, Serialize};

use super::binomial;
use super::held_out::{Agreement, HeldOutTag};

/// Chance that a threshold is kept though its tags are less precise than it says.
const ERROR: f64 = 0.1;
/// Held-out tags that a threshold needs at the least: as few are a sample of nothing in particular.
const LEAST: usize = 50;
/// Wrong tags that the strictest threshold can bear: one that bears few is refused by chance where all
/// that follow would not be (two in place of five: semeval2016 is never sure in .60 of samples, not .17).
const BORNE: usize = 5;
/// From one threshold to the next there are so many times more tags: steps that are too small to
/// learn anything from are so many chances to stop.
const STEP: f64 = 1.2;
/// Confidence of the interval that is shown.
const CONFIDENCE: f64 = 0.95;

/// What held-out tags say of a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// Number of held-out tags that reach it …
    pub tags: usize,
    /// … and of those that are right.
    pub right: usize,
    /// The interval that holds the share that is right in nineteen of twenty samples (Clopper and
    /// Pearson), after tags that are right or wrong together.
    pub interval: (f64, f64),
}

impl Promise {
    /// The lowest threshold at which `tags`, surest first, vouch for a precision, and what they say.
    pub(super) fn find(tags: &[HeldOutTag], precision: f64) -> Option<(f64, Self)> {
        let agreement = Agreement::of(tags);
        let (mut given, mut kept) = (fewest(precision), None);
        while given <= tags.len() {
            let from = tags[given - 1].probability;
            // Those that are as probable are sure together or not at all.
            let reached = tags.partition_point(|tag| tag.probability >= from);
            let evidence = Evidence::of(&tags[..reached], agreement);
            given = next(reached).min(tags.len().max(reached + 1));
            if evidence.is_thin() {
                continue;
            }
            if !evidence.vouches_for(precision) {
                break;
            }
            kept = Some((from, evidence.promise(&tags[..reached])));
        }
        kept
    }

    /// Whether `tags` are so seldom right that they are less precise than this.
    pub(super) fn is_refuted(tags: &[HeldOutTag], precision: f64) -> bool {
        let Evidence { tags, wrong } = Evidence::of(tags, Agreement::of(tags));
        binomial::at_least(wrong, tags, 1.0 - precision) <= ERROR
    }

    /// Share of the held-out tags that is right.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.right as f64 / self.tags.max(1) as f64
    }
}

fn next(given: usize) -> usize {
    (given as f64 * STEP).ceil() as usize
}

/// The number of tags at which the first threshold is tested: as many as can bear some that are wrong.
fn fewest(precision: f64) -> usize {
    let bears = |tags: usize| binomial::at_least(tags - BORNE, tags, precision) <= ERROR;
    let (mut tags, most) = (LEAST, 1_000_000);
    while tags < most && !bears(tags) {
        tags = tags * 21 / 20 + 1;
    }
    tags
}

/// What tags say, counted as if each was right or wrong for itself.
struct Evidence {
    tags: usize,
    wrong: usize,
}

impl Evidence {
    fn of(tags: &[HeldOutTag], agreement: Agreement) -> Self {
        let wrong = tags.iter().filter(|tag| !tag.right).count() as f64;
        let effect = agreement.design_effect(tags);
        Self {
            tags: (tags.len() as f64 / effect) as usize,
            wrong: (wrong / effect).ceil() as usize,
        }
    }

    fn right(&self) -> usize {
        self.tags.saturating_sub(self.wrong)
    }

    /// Whether it is too little to test anything by: tags that are right or wrong together count few.
    fn is_thin(&self) -> bool {
        self.tags < LEAST
    }

    fn vouches_for(&self, precision: f64) -> bool {
        binomial::at_least(self.right(), self.tags, precision) <= ERROR
    }

    fn promise(&self, tags: &[HeldOutTag]) -> Promise {
        Promise {
            tags: tags.len(),
            right: tags.iter().filter(|tag| tag.right).count(),
            interval: binomial::interval(self.right(), self.tags, CONFIDENCE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tags of falling probability, of each block (how many, every which one is wrong; 0 for none).
    fn tags(blocks: &[(usize, usize)], cluster: impl Fn(usize) -> u64) -> Vec<HeldOutTag> {
        let outcomes = blocks
            .iter()
            .flat_map(|&(count, wrong)| (1..=count).map(move |n| wrong == 0 || n % wrong != 0));
        let tag = |(n, right): (usize, bool)| HeldOutTag {
            probability: 1.0 - n as f64 / 10_000.0,
            right,
            cluster: cluster(n),
        };
        outcomes.enumerate().map(tag).collect()
    }

    fn alone(n: usize) -> u64 {
        n as u64
    }

    /// What a case is called, its blocks of tags, and how many of them are promised.
    type Row = (&'static str, &'static [(usize, usize)], Option<usize>);

    #[test]
    fn a_promise_takes_enough_tags_and_a_bound_that_reaches_it() {
        // How many tags of which how many are wrong; whether .9 is promised of all of them.
        let table: [Row; 6] = [
            ("nothing", &[], None),
            ("too few, all right", &[(60, 0)], None),
            ("enough, all right", &[(100, 0)], Some(100)),
            ("right as often as asked, and no more", &[(400, 10)], None),
            ("right more often", &[(400, 40)], Some(400)),
            ("right at first", &[(300, 0), (600, 2)], Some(336)),
        ];
        for (name, blocks, expected) in table {
            let found = Promise::find(&tags(blocks, alone), 0.9);
            assert_eq!(found.map(|found| found.1.tags), expected, "{name}: {found:?}");
        }
    }

    #[test]
    fn tags_that_are_right_together_promise_less() {
        let blocks = [(200, 0), (20, 1), (200, 0), (20, 1)];
        let own = Promise::find(&tags(&blocks, alone), 0.9);
        let together = Promise::find(&tags(&blocks, |n| (n / 20) as u64), 0.9);
        assert!(own.is_some() && together.is_none(), "{own:?}, {together:?}");
    }

    #[test]
    fn equals_are_sure_together_or_not_at_all() {
        let mut all = tags(&[(100, 0), (100, 3)], alone);
        for tag in &mut all {
            tag.probability = tag.probability.min(0.99);
        }
        let (threshold, promise) = Promise::find(&all, 0.9).unwrap();
        let equals = all.iter().filter(|tag| tag.probability >= threshold).count();
        assert_eq!(promise.tags, equals);
    }

    /// Over a thousand held-out sets of tags that are nowhere more precise than asked, a promise is
    /// made in no more than the share that is tolerated.
    #[test]
    fn what_is_not_so_is_seldom_promised() {
        let mut state = 7_u64;
        let mut uniform = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        let mut made = 0;
        for _ in 0..1000 {
            let tag = |n: usize| HeldOutTag {
                probability: 1.0 - n as f64 / 1000.0,
                right: uniform() < 0.9,
                cluster: n as u64,
            };
            let tags: Vec<_> = (0..600).map(tag).collect();
            made += usize::from(Promise::find(&tags, 0.9).is_some());
        }
        assert!(made as f64 <= 1000.0 * ERROR * 1.2, "{made} of 1000");
    }
}
