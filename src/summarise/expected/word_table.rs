//! What the training articles say of a word, whatever article it stands in.

use crate::text::TermHash;

/// Inverse document frequency of one step of a byte.
const IDF_STEP: f32 = 10.0 / 255.0;
/// Log-odds of one step of a byte; the table reaches to ±2.
const RETENTION_STEP: f32 = 2.0 / 127.0;

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct WordStatistics {
    /// `ln((articles + 1) / (articles that hold it + 1))`.
    pub(crate) idf: f32,
    /// Log-odds by which references retain it more than other words.
    pub(crate) retention: f32,
}

/// Words by the upper half of their terms: a word that is not in the table is taken for one that
/// is once in 400,000 words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct WordTable {
    /// Rising.
    pub(crate) hashes: Vec<u32>,
    pub(crate) idf: Vec<u8>,
    pub(crate) retention: Vec<i8>,
    /// For words that are not in the table, in steps.
    pub(crate) unknown_idf: u8,
    /// The same by their hashes, to be looked up.
    slots: Vec<Slot>,
}

/// A word of the table, or none. All that is known of it lies in its slot, so that a look-up touches
/// one cache line; open addressing with linear probing, since a key is a hash already.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Slot {
    hash: u32,
    idf: u8,
    retention: i8,
    taken: bool,
}

/// The key of a word.
pub(crate) const fn hash(stem: TermHash) -> u32 {
    (stem.0 >> 32) as u32
}

/// `weight` in steps of a byte.
pub(crate) fn quantise(weight: WordStatistics) -> (u8, i8) {
    ((weight.idf / IDF_STEP).round() as u8, (weight.retention / RETENTION_STEP).round() as i8)
}

/// The weight that so many steps stand for.
pub(crate) fn weight((idf, retention): (u8, i8)) -> WordStatistics {
    WordStatistics {
        idf: f32::from(idf) * IDF_STEP,
        retention: f32::from(retention) * RETENTION_STEP,
    }
}

impl WordTable {
    /// A table of no words: all are taken for equally rare.
    pub(crate) fn forgotten(&self) -> Self {
        Self::new(Vec::new(), Vec::new(), Vec::new(), self.unknown_idf)
    }

    /// A table from three columns of one length.
    pub(crate) fn new(hashes: Vec<u32>, idf: Vec<u8>, retention: Vec<i8>, unknown_idf: u8) -> Self {
        // Never more than half full, so that most look-ups end at the first slot.
        let slots = vec![Slot::default(); (2 * hashes.len()).next_power_of_two()];
        let mut table = Self { hashes, idf, retention, unknown_idf, slots };
        for place in 0..table.hashes.len() {
            let hash = table.hashes[place];
            let (idf, retention) = (table.idf[place], table.retention[place]);
            let at = table.slot_of(hash);
            table.slots[at] = Slot { hash, idf, retention, taken: true };
        }
        table
    }

    /// The slot of a word, or the free one that it would take; no slot of an empty table.
    #[inline]
    fn slot_of(&self, hash: u32) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & last;
        while self.slots.get(at).is_some_and(|slot| slot.taken && slot.hash != hash) {
            at = (at + 1) & last;
        }
        at
    }

    /// What is known of the word with this stem.
    #[inline]
    pub(crate) fn get(&self, stem: TermHash) -> WordStatistics {
        let known = match self.slots.get(self.slot_of(hash(stem))) {
            Some(slot) if slot.taken => (slot.idf, slot.retention),
            _ => (self.unknown_idf, 0),
        };
        weight(known)
    }
}
