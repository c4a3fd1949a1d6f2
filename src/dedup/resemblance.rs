//! Texts that are nearly the same: wire stories in many papers, articles on both sides of a test.
//!
//! Two texts resemble each other as their sets of shingles, runs of five words, do (Broder, "On the
//! resemblance and containment of documents", 1997). A [`Signature`] estimates it in constant room:
//! the least hash of the shingles in each of 64 bins, one hash a shingle (Li, Owen and Zhang, "One
//! Permutation Hashing", NIPS 2012), empty bins borrowing from others (Shrivastava, "Optimal
//! Densification for Fast and Accurate Minwise Hashing", ICML 2017). Signatures are cut into bands,
//! and only texts that agree in a whole band are compared, so that a batch costs time in proportion
//! to its size and to the copies in it.

use std::collections::HashMap;

use crate::text::{Article, TermHash, Tokeniser, normalise};

/// Words of a shingle: a run of five is rarely said twice by chance.
const SHINGLE: usize = 5;
/// Bins of a signature: the standard error of the estimate is at most 1/16.
const BINS: usize = 64;
/// Bins of a band. Texts that share half of their shingles agree in one of the sixteen bands of
/// four with a probability of 0.64, those that share 0.8 with 0.9998.
const BAND: usize = 4;
/// Resemblance from which two articles are one report in two papers, cut to fit here and there.
pub const COPY: f32 = 0.5;
/// A bin without a shingle: no hash in a bin is as large.
const EMPTY: u32 = u32::MAX;

/// The words of title and text in their normal form, marks that count as words among them.
#[must_use]
pub fn words_of(article: &Article) -> Vec<TermHash> {
    let mut normal = String::new();
    let mut words = Vec::new();
    for text in article.title.iter().chain([&article.text]) {
        for (span, _) in Tokeniser::new(text) {
            normalise(span.of(text), &mut normal);
            words.push(TermHash::of(&normal));
        }
    }
    words
}

/// The hashes of all shingles of `words`, in order; of fewer words than a shingle has, all of them
/// as one.
fn shingles(words: &[TermHash]) -> impl Iterator<Item = u64> {
    let shingle =
        |words: &[TermHash]| words.iter().fold(TermHash::default(), |s, word| s.then(*word)).0;
    words.windows(SHINGLE.min(words.len().max(1))).map(shingle)
}

/// Share of the shingles of two texts that both have, between 0 and 1 (Jaccard's index).
#[must_use]
pub fn resemblance(a: &[TermHash], b: &[TermHash]) -> f64 {
    let [a, b] = [a, b].map(|words| {
        let mut shingles: Vec<u64> = shingles(words).collect();
        shingles.sort_unstable();
        shingles.dedup();
        shingles
    });
    let both = a.iter().filter(|shingle| b.binary_search(shingle).is_ok()).count();
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

/// What is left of a text to find its copies by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature([u32; BINS]);

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

/// Groups of at least two texts linked by a resemblance of `least` or more, each rising, in the
/// order of their first.
#[must_use]
pub fn near_copies(signatures: &[Option<Signature>], least: f32) -> Vec<Vec<usize>> {
    let mut leaders: Vec<usize> = (0..signatures.len()).collect();
    let mut seen: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, signature) in signatures.iter().enumerate() {
        let Some(signature) = signature else { continue };
        for band in signature.bands() {
            let alike = seen.entry(band).or_default();
            // A group's members are found through its first: one comparison a band and group.
            let known = alike.iter().copied().find(|&other| {
                signatures[other].as_ref().is_some_and(|s| s.resemblance(signature) >= least)
            });
            match known {
                Some(other) => join(&mut leaders, other, index),
                None => alike.push(index),
            }
        }
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); signatures.len()];
    for index in 0..signatures.len() {
        let leader = leader(&mut leaders, index);
        groups[leader].push(index);
    }
    groups.retain(|group| group.len() > 1);
    groups
}

/// The smallest text linked to this one.
fn leader(leaders: &mut [usize], mut index: usize) -> usize {
    while leaders[index] != index {
        leaders[index] = leaders[leaders[index]];
        index = leaders[index];
    }
    index
}

fn join(leaders: &mut [usize], a: usize, b: usize) {
    let (a, b) = (leader(leaders, a), leader(leaders, b));
    leaders[a.max(b)] = a.min(b);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of `count` words, each from a seed of its own.
    fn text(seed: usize, count: usize) -> Vec<TermHash> {
        (0..count)
            .map(|place| TermHash(((place * 7919 + seed * 104_729) % 99_991) as u64))
            .collect()
    }

    /// Two texts with this many words each, the first `common` of them the same.
    fn pair(words: usize, common: usize) -> [Vec<TermHash>; 2] {
        let (a, b) = (text(1, words), text(2, words));
        let half = [&a[..common], &b[common..]].concat();
        [a, half]
    }

    #[test]
    fn finds_copies_with_a_paragraph_cut_and_no_others() {
        let wire = text(1, 400);
        let cut = [&wire[..180], &wire[240..]].concat();
        let texts = [text(2, 400), wire.clone(), text(3, 300), cut, text(4, 400), wire];
        let signatures: Vec<_> = texts.iter().map(|words| Signature::of(words)).collect();
        assert_eq!(near_copies(&signatures, 0.5), [vec![1, 3, 5]]);
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

    #[test]
    fn short_texts_are_copies_if_they_are_the_same() {
        let [one, other] = pair(3, 2);
        let signatures = [&one, &other, &one].map(|words| Signature::of(words));
        assert_eq!(near_copies(&signatures, 0.8), [vec![0, 2]]);
    }

    #[test]
    fn what_has_no_words_has_no_copies() {
        assert_eq!(Signature::of(&[]), None);
        assert!(near_copies(&[None, None], 0.5).is_empty());
    }

    #[test]
    fn words_are_those_of_title_and_text() {
        let titled = Article::new("", "resumed on Monday.").with_title("TALKS");
        assert_eq!(words_of(&titled), ["talks", "resumed", "on", "monday"].map(TermHash::of));
    }
}
