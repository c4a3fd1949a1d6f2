//! What the training articles say of a word, whatever article it stands in.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use nohash_hasher::NoHashHasher;

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
    places: HashMap<u32, (u8, i8), BuildHasherDefault<NoHashHasher<u32>>>,
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
        Self { unknown_idf: self.unknown_idf, ..Self::default() }
    }

    /// A table from three columns of one length.
    pub(crate) fn new(hashes: Vec<u32>, idf: Vec<u8>, retention: Vec<i8>, unknown_idf: u8) -> Self {
        let values = idf.iter().copied().zip(retention.iter().copied());
        let places = hashes.iter().copied().zip(values).collect();
        Self { hashes, idf, retention, unknown_idf, places }
    }

    /// What is known of the word with this stem.
    #[inline]
    pub(crate) fn get(&self, stem: TermHash) -> WordStatistics {
        weight(self.places.get(&hash(stem)).copied().unwrap_or((self.unknown_idf, 0)))
    }
}
