//! Sentences of a pool that tell the same in other words.

use super::pool::{MOST, Pool};
use crate::summarise::story::Story;

/// Share of what the later sentence says that the earlier has said in the same words, below which
/// meanings are not asked: pairs that tell the same have names or numbers in common.
const COMMON: f32 = 0.2;

impl Pool {
    /// Finds out how much its sentences say alike in meaning, where `story` knows what words mean.
    pub(super) fn find_same(&mut self, story: &Story<'_>) {
        let mut senses = vec![None; self.members.len()];
        for later in 1..self.members.len() {
            for earlier in 0..later {
                let pair = &mut self.pairs[earlier * MOST + later];
                if pair.said < COMMON {
                    continue;
                }
                for member in [earlier, later] {
                    if senses[member].is_none() {
                        senses[member] = story.sense(self.members[member].index);
                    }
                }
                if let (Some(a), Some(b)) = (&senses[earlier], &senses[later]) {
                    pair.same = a.likeness(b);
                }
            }
        }
    }
}
