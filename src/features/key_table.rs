//! Hash table from the key of a feature to its number.

use std::hint::select_unpredictable;

use super::sparse::FeatureId;
use crate::text::TermHash;

/// Bits of the filter a feature, at least.
const FILTER_BITS: usize = 6;
/// Slots for each three features: the filter spares most look-ups, so the table may be three
/// quarters full, and the smaller it is the more of it stays in the cache. For the same reason it
/// is no larger than that, and its size no power of two.
const ROOM: usize = 4;

/// A hash table of keys that are hashes already, by open addressing with linear probing.
///
/// A slot holds the upper half of a key above the number: a look-up touches a cache line, or two.
/// The lower half, as a share of 2^32, picks the slot (Lemire, "Fast random integer generation in an
/// interval", 2019): two keys are taken for one only if they agree in the upper 32 bits and nearly
/// agree in as many lower ones as the table is large (one in 2^50 pairs at 250,000 features).
///
/// Most keys that are asked for are not there, since most word pairs of an article are new. A
/// filter of a few bits a key (Bloom, "Space/time trade-offs in hash coding with allowable errors",
/// 1970; here both bits of a key lie in one machine word) stays in a near cache and turns most of
/// them away.
#[derive(Clone, Debug)]
pub(super) struct KeyTable {
    /// After the last that is taken there are always a few free ones.
    slots: Vec<u64>,
    /// How many of them may be the first for a key.
    homes: usize,
    filter: Vec<u64>,
}

/// Slots that are looked at together.
const NEAR: usize = 4;

/// Keys whose slots are fetched together when the table is made.
const AHEAD: usize = 64;

/// A slot without a feature.
const FREE: u64 = u64::MAX;

impl KeyTable {
    /// The table of `keys`, each the key of one of `ids`.
    pub(super) fn new(ids: &[FeatureId], mut keys: impl Iterator<Item = TermHash>) -> Self {
        let homes = ids.len() * ROOM / 3 + 1;
        let words = (ids.len() * FILTER_BITS / 64).next_power_of_two();
        let mut table = Self { slots: vec![FREE; homes + NEAR], homes, filter: vec![0; words] };
        for ids in ids.chunks(AHEAD) {
            let mut held = [(TermHash(0), FREE); AHEAD];
            for (held, key) in held.iter_mut().zip(keys.by_ref()) {
                *held = (key, table.home_of(key));
            }
            for (&(key, home), &id) in held.iter().zip(ids) {
                table.insert(key, home, id);
            }
        }
        table
    }

    /// Puts `key` into the table, whose first slot was `home` a while ago.
    fn insert(&mut self, key: TermHash, home: u64, id: FeatureId) {
        let (word, bits) = self.filter_bits(key);
        self.filter[word] |= bits;
        let mut at = self.home(key) + usize::from(home != FREE);
        while self.slots[at] != FREE {
            at += 1;
        }
        self.slots[at] = tag(key) | u64::from(id.0);
        let free_ends = self.slots.len().max(at + 1 + NEAR);
        self.slots.resize(free_ends, FREE);
    }

    /// Whether it has no key.
    pub(super) const fn is_empty(&self) -> bool {
        self.homes == 1
    }

    /// The number of `key`.
    #[inline]
    pub(super) fn get(&self, key: TermHash) -> Option<u32> {
        if self.may_have(key) { self.find(key, self.home_of(key)) } else { None }
    }

    /// Adds to `found` the numbers of those `keys` that are there, once each, without asking the
    /// filter; `homes` is scratch space. All first slots are fetched before one is looked at, so that
    /// the processor does not wait for each in turn.
    pub(super) fn find_all(
        &self,
        keys: &[TermHash],
        homes: &mut Vec<u64>,
        found: &mut Vec<(u32, u16)>,
    ) {
        homes.clear();
        homes.extend(keys.iter().map(|&key| self.home_of(key)));
        let mut end = found.len();
        found.resize(end + keys.len(), (0, 1));
        for (&key, &home) in keys.iter().zip(&*homes) {
            let slot = self.slot(key, home);
            found[end].0 = slot as u32;
            end += usize::from(slot != FREE);
        }
        found.truncate(end);
    }

    /// The first slot of `key`.
    #[inline]
    pub(super) fn home_of(&self, key: TermHash) -> u64 {
        self.slots[self.home(key)]
    }

    /// The number of `key`, whose first slot is `home`.
    #[inline]
    pub(super) fn find(&self, key: TermHash, home: u64) -> Option<u32> {
        let slot = self.slot(key, home);
        (slot != FREE).then_some(slot as u32)
    }

    /// The slot that has `key`, or a free one. A few are looked at, whichever it is: that could not
    /// be foretold, and a wrongly guessed branch costs more.
    #[inline]
    fn slot(&self, key: TermHash, home: u64) -> u64 {
        let at = self.home(key);
        let Some(&[_, second, third, fourth]) = self.slots[at..].first_chunk() else { return FREE };
        let near: [u64; NEAR] = [home, second, third, fourth];
        let own = |slot: u64| slot & TAG == tag(key);
        let found =
            near.into_iter().fold(FREE, |found, slot| select_unpredictable(own(slot), slot, found));
        if found == FREE && !near.contains(&FREE) { self.far_slot(key, at + NEAR) } else { found }
    }

    /// The same for one that is `at` or behind it.
    fn far_slot(&self, key: TermHash, at: usize) -> u64 {
        let far = self.slots[at..].iter().copied();
        far.take_while(|&slot| slot != FREE).find(|slot| slot & TAG == tag(key)).unwrap_or(FREE)
    }

    /// Whether the filter lets `key` through.
    #[inline]
    pub(super) fn may_have(&self, key: TermHash) -> bool {
        let (word, bits) = self.filter_bits(key);
        self.filter[word] & bits == bits
    }

    /// The bits of the filter that stand for `key`: the word of it, and two bits in the word. The
    /// upper half of the key picks them, since the lower picks the slot.
    #[inline]
    fn filter_bits(&self, key: TermHash) -> (usize, u64) {
        let upper = key.0 >> 32;
        let bits = (1 << (upper & 63)) | (1 << (upper >> 6 & 63));
        ((upper >> 12) as usize & (self.filter.len() - 1), bits)
    }

    #[inline]
    fn home(&self, key: TermHash) -> usize {
        (((key.0 & !TAG) * self.homes as u64) >> 32) as usize
    }
}

const TAG: u64 = 0xffff_ffff_0000_0000;

const fn tag(key: TermHash) -> u64 {
    key.0 & TAG
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_no_other() {
        let key = |i: u64| TermHash(i).then(TermHash(7));
        let ids: Vec<_> = (5..10_005).map(FeatureId).collect();
        let table = KeyTable::new(&ids, (0..10_000).map(key));
        for i in 0..10_000_u32 {
            assert_eq!(table.get(key(i.into())), Some(5 + i));
        }
        assert!((10_000..100_000).all(|i| table.get(key(i)).is_none()));
        assert_eq!(KeyTable::new(&[], std::iter::empty()).get(TermHash(0)), None);
    }
}
