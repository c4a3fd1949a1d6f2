//! Which features more than one article may have.

use std::sync::atomic::{AtomicU64, Ordering};

/// Bits of a word.
const BITS: usize = u64::BITS as usize;

/// Whether a feature was met in one article or in several, by its key, in two bits of memory.
///
/// Most features of a corpus stand in a single article, and a table of all of them would be the
/// largest thing that training holds. Keys that share their bits are taken for one, so that a few
/// look repeated that are not; what is repeated never looks otherwise. (A Bloom filter of one hash
/// that counts to two.)
#[derive(Debug)]
pub(super) struct Repeated {
    once: Vec<AtomicU64>,
    again: Vec<AtomicU64>,
}

impl Repeated {
    /// No feature yet, and room to tell `keys` keys apart as well as one could.
    pub(super) fn new(keys: usize) -> Self {
        let empty = || (0..=keys / BITS).map(|_| AtomicU64::new(0)).collect();
        Self { once: empty(), again: empty() }
    }

    /// Adds a key of an article; each article must add it once. Threads may add at the same time:
    /// whoever comes second, the key is repeated.
    pub(super) fn add(&self, key: u64) {
        let (word, bit) = self.place(key);
        // Of bits that mean nothing but themselves no order need be kept.
        if self.once[word].fetch_or(bit, Ordering::Relaxed) & bit != 0 {
            self.again[word].fetch_or(bit, Ordering::Relaxed);
        }
    }

    /// Whether two articles may have added `key`.
    pub(super) fn has(&self, key: u64) -> bool {
        let (word, bit) = self.place(key);
        self.again[word].load(Ordering::Relaxed) & bit != 0
    }

    /// The word and the bit of a key: the higher the key, the further on, so that sorted keys walk
    /// through memory.
    fn place(&self, key: u64) -> (usize, u64) {
        let place = ((u128::from(key) * (self.once.len() * BITS) as u128) >> 64) as usize;
        (place / BITS, 1 << (place % BITS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TermHash;

    #[test]
    fn what_is_added_twice_is_repeated_and_little_else() {
        const KEYS: u64 = 1000;
        let repeated = Repeated::new(64_000);
        let key = |n: u64| TermHash(n).then(TermHash(7)).0;
        (0..KEYS).for_each(|n| repeated.add(key(n)));
        (0..KEYS / 2).for_each(|n| repeated.add(key(n)));
        assert!((0..KEYS / 2).all(|n| repeated.has(key(n))));
        let mistaken = (KEYS / 2..KEYS).filter(|&n| repeated.has(key(n))).count();
        assert!(mistaken < 20, "{mistaken} of 500, where one in 64 shares its bit");
        assert!([0, u64::MAX].iter().all(|&key| !repeated.has(key)), "and both are in bounds");
    }
}
