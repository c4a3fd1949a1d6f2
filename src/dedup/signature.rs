//! Signatures: the resemblance of two texts, estimated in constant room.

use serde::{Deserialize, Serialize};

use super::shingles::shingles;
use crate::text::TermHash;

/// Bins of a signature: the standard error of the estimate is at most 1/16.
const BINS: usize = 64;
/// Bins of a band. Texts that share half of their shingles agree in one of the sixteen bands of
/// four with a probability of 0.64, those that share 0.8 with 0.9998.
const BAND: usize = 4;
/// A bin without a shingle: no hash in a bin is as large.
const EMPTY: u32 = u32::MAX;

/// `MinHash` signature of a text, to find its near copies by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<u32>", into = "Vec<u32>")]
pub struct Signature([u32; BINS]);

impl TryFrom<Vec<u32>> for Signature {
    type Error = String;

    fn try_from(bins: Vec<u32>) -> Result<Self, String> {
        let bins = bins.try_into().map_err(|bins: Vec<u32>| bins.len());
        bins.map(Self).map_err(|length| format!("a signature has {BINS} bins, not {length}"))
    }
}

impl From<Signature> for Vec<u32> {
    fn from(signature: Signature) -> Self {
        signature.0.to_vec()
    }
}

impl Signature {
    /// Number of bands.
    pub const BANDS: usize = BINS / BAND;

    /// The signature of a text; `None` where it has no word.
    #[must_use]
    pub fn of(words: &[TermHash]) -> Option<Self> {
        let mut least = [EMPTY; BINS];
        for shingle in shingles(words) {
            let hash = mixed(shingle);
            let bin = &mut least[hash as usize % BINS];
            *bin = (*bin).min((hash >> 32) as u32 >> 1);
        }
        (!words.is_empty()).then(|| Self(std::array::from_fn(|bin| nearest(&least, bin))))
    }

    /// Estimate of the share of shingles that two texts have in common, between 0 and 1.
    #[must_use]
    pub fn resemblance(&self, other: &Self) -> f32 {
        let same = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        same as f32 / BINS as f32
    }

    /// Its bands, each as one number: texts that agree in none are not alike.
    pub fn bands(&self) -> impl Iterator<Item = u64> {
        let band = |(place, bins): (usize, &[u32])| {
            bins.iter()
                .fold(TermHash(place as u64), |band, &least| band.then(TermHash(least.into())))
                .0
        };
        self.0.chunks_exact(BAND).enumerate().map(band)
    }
}

/// What stands in a bin, or else in the first that is not empty of those that this bin, in every
/// signature, borrows from.
fn nearest(least: &[u32; BINS], bin: usize) -> u32 {
    let lenders = (0_u64..).map(|turn| mixed(turn << 32 | bin as u64) as usize % BINS);
    let mut found = std::iter::once(bin).chain(lenders).map(|bin| least[bin]);
    found.find(|&least| least != EMPTY).unwrap_or(EMPTY)
}

/// Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014): every bit of the
/// hash depends on every bit of the number.
const fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ number >> 31
}

#[cfg(test)]
mod tests {
    use super::super::shingles::{SHINGLE, resemblance};
    use super::*;

    /// A text of `count` words, each from a seed of its own.
    fn text(seed: usize, count: usize) -> Vec<TermHash> {
        let word = |place: usize| (place * 7919 + seed * 104_729) % 99_991;
        (0..count).map(|place| TermHash(word(place) as u64)).collect()
    }

    /// Two texts with this many words each, the first `common` of them the same.
    fn pair(words: usize, common: usize) -> [Vec<TermHash>; 2] {
        let (a, b) = (text(1, words), text(2, words));
        let half = [&a[..common], &b[common..]].concat();
        [a, half]
    }

    /// In long texts and in those that have fewer shingles than a signature has bins.
    #[test]
    fn a_signature_estimates_the_share_of_shingles() {
        for (words, common) in [(600, 300), (600, 580), (600, 0), (40, 20), (40, 36), (12, 6)] {
            let [a, b] = pair(words, common);
            let (all, both) = (words - SHINGLE + 1, common.saturating_sub(SHINGLE - 1));
            let share = both as f64 / (2 * all - both) as f64;
            assert!((resemblance(&a, &b) - share).abs() < 1e-12, "{words}, {common}");
            let [a, b] = [a, b].map(|words| Signature::of(&words).unwrap());
            let estimate = f64::from(a.resemblance(&b));
            assert!((estimate - share).abs() < 0.2, "{words}, {common}: {estimate}, not {share}");
            assert!((a.resemblance(&a) - 1.0).abs() < 1e-6);
        }
    }
}
