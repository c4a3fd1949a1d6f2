//! The table from the key of a feature to its number.

use crate::text::Term;

/// Bits of the filter a feature, at least.
const FILTER_BITS: usize = 8;
/// Slots for each three features: the filter spares most look-ups, so the table may be three
/// quarters full, and the smaller it is the more of it stays in the cache.
const ROOM: usize = 4;

/// A hash table of keys that are hashes already, by open addressing with linear probing.
///
/// A slot holds the upper half of a key above the number, so a look-up touches one cache line.
/// The lower half picks the slot: two keys are taken for one only if they agree in the upper 32
/// bits and nearly agree in as many lower ones as the table is large (one in 2^50 pairs at 250,000
/// features).
///
/// Most keys that are asked for are not there, since most word pairs of an article are new. A
/// filter of a few bits a key (Bloom, "Space/time trade-offs in hash coding with allowable errors",
/// 1970, with one hash function) stays in the nearest cache and turns nine in ten of them away.
#[derive(Clone, Debug)]
pub(super) struct Index {
    slots: Vec<u64>,
    filter: Vec<u64>,
}

/// A slot without a feature.
const FREE: u64 = u64::MAX;

impl Index {
    /// The table of `keys`, numbered in order.
    pub(super) fn new(keys: impl ExactSizeIterator<Item = Term>) -> Self {
        let size = (keys.len() * ROOM / 3 + 1).next_power_of_two();
        let words = (keys.len() * FILTER_BITS / 64).next_power_of_two();
        let mut index = Self { slots: vec![FREE; size], filter: vec![0; words] };
        for (id, key) in (0..).zip(keys) {
            let (word, bit) = index.filter_bit(key);
            index.filter[word] |= bit;
            let mut at = index.home(key);
            while index.slots[at] != FREE {
                at = index.after(at);
            }
            index.slots[at] = tag(key) | u64::from(id as u32);
        }
        index
    }

    /// The number of `key`.
    #[inline]
    pub(super) fn get(&self, key: Term) -> Option<u32> {
        if !self.may_have(key) {
            return None;
        }
        let mut at = self.home(key);
        loop {
            match self.slots[at] {
                FREE => return None,
                slot if slot & TAG == tag(key) => return Some(slot as u32),
                _ => at = self.after(at),
            }
        }
    }

    /// Whether the filter lets `key` through.
    #[inline]
    pub(super) fn may_have(&self, key: Term) -> bool {
        let (word, bit) = self.filter_bit(key);
        self.filter[word] & bit != 0
    }

    /// The bit of the filter that stands for `key`: the word of it, and the bit in the word. The
    /// upper half of the key picks them, since the lower picks the slot.
    #[inline]
    fn filter_bit(&self, key: Term) -> (usize, u64) {
        let bits = key.0 >> 32;
        ((bits >> 6) as usize & (self.filter.len() - 1), 1 << (bits & 63))
    }

    #[inline]
    fn home(&self, key: Term) -> usize {
        key.0 as usize & (self.slots.len() - 1)
    }

    #[inline]
    fn after(&self, at: usize) -> usize {
        (at + 1) & (self.slots.len() - 1)
    }
}

const TAG: u64 = 0xffff_ffff_0000_0000;

const fn tag(key: Term) -> u64 {
    key.0 & TAG
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_no_other() {
        let key = |i: u64| Term(i).then(Term(7));
        let index = Index::new((0..10_000_u32).map(|i| key(i.into())));
        for i in 0..10_000_u32 {
            assert_eq!(index.get(key(i.into())), Some(i));
        }
        assert!((10_000..100_000).all(|i| index.get(key(i)).is_none()));
        assert_eq!(Index::new(std::iter::empty()).get(Term(0)), None);
    }
}
