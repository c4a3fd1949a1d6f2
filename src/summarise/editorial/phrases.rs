//! Phrases that the sentences of a pool have in common.

use super::members::{MOST, Members, places_of};

/// Bits of a number of a word.
const WORD_BITS: u32 = 30;
/// Bits of a member.
const MEMBER_BITS: u32 = 4;
const _: () = assert!(MOST <= 1 << MEMBER_BITS && 2 * WORD_BITS + MEMBER_BITS <= u64::BITS);

/// Pairs of neighbouring words of the members of a pool, counted.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// By member, each pair once.
    own: [u32; MOST],
    /// By earlier member, and by later.
    common: [[u32; MOST]; MOST],
}

impl Phrases {
    /// Those of the `sentences` of the members, by the numbers of their words.
    ///
    /// All pairs are sorted together, so that only those are looked at which several members have.
    pub(super) fn of<'s>(sentences: impl Iterator<Item = &'s [u32]>) -> Self {
        let mut all: Vec<u64> = Vec::new();
        for (member, words) in (0..).zip(sentences) {
            all.extend(words.windows(2).map(|pair| key(pair, member)));
        }
        all.sort_unstable();
        let mut phrases = Self::default();
        for same in all.chunk_by(|a, b| a >> MEMBER_BITS == b >> MEMBER_BITS) {
            phrases.count(same);
        }
        phrases
    }

    /// Takes up a pair, by a key for each time that a member has it.
    fn count(&mut self, keys: &[u64]) {
        let member = |key: u64| (key & ((1 << MEMBER_BITS) - 1)) as usize;
        if let [key] = *keys {
            self.own[member(key)] += 1;
            return;
        }
        let holders = keys.iter().fold(0, |all: Members, &key| all | 1 << member(key));
        for earlier in places_of(holders) {
            self.own[earlier] += 1;
            places_of(holders).for_each(|later| self.common[earlier][later] += 1);
        }
    }

    /// Share of the pairs of the member with fewer that two have in common.
    pub(super) fn shared(&self, earlier: usize, later: usize) -> f32 {
        let fewer = self.own[earlier].min(self.own[later]).max(1);
        self.common[earlier][later] as f32 / fewer as f32
    }
}

/// The key of a pair of words of a member.
fn key(pair: &[u32], member: u64) -> u64 {
    (u64::from(pair[0]) << WORD_BITS | u64::from(pair[1])) << MEMBER_BITS | member
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_count_once_a_member() {
        let sentences: [&[u32]; 3] = [&[1, 2, 3, 1, 2], &[7, 1, 2, 3], &[4]];
        let phrases = Phrases::of(sentences.into_iter());
        let shared = (phrases.shared(0, 1), phrases.shared(0, 2), phrases.shared(1, 2));
        assert_eq!(shared, (2.0 / 3.0, 0.0, 0.0));
    }
}
