//! Near copies: which texts of many resemble each other.

use std::collections::HashMap;

use super::disjoint_sets::DisjointSets;
use super::signature::Signature;

/// Resemblance from which two articles are one report in two papers, cut to fit here and there.
pub const NEAR_COPY: f32 = 0.5;

/// Sets of at least two texts linked by a resemblance of `least` or more, each rising, in the order
/// of their first.
///
/// Only texts that agree in a whole band of their signatures are compared, so that a batch costs
/// time in proportion to its size and to the copies in it.
#[must_use]
pub fn near_copies(signatures: &[Option<Signature>], least: f32) -> Vec<Vec<usize>> {
    let mut sets = DisjointSets::new(signatures.len());
    let mut seen: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, signature) in signatures.iter().enumerate() {
        let Some(signature) = signature else { continue };
        let resembles = |other: &usize| {
            signatures[*other].as_ref().is_some_and(|s| s.resemblance(signature) >= least)
        };
        for band in signature.bands() {
            let alike = seen.entry(band).or_default();
            // The others of a set are found through its first: one comparison a band and set.
            match alike.iter().copied().find(resembles) {
                Some(other) => sets.join(other, index),
                None => alike.push(index),
            }
        }
    }
    sets.into_sets()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TermHash;

    /// A text of `count` words, each from a seed of its own.
    fn text(seed: usize, count: usize) -> Vec<TermHash> {
        let word = |place: usize| (place * 7919 + seed * 104_729) % 99_991;
        (0..count).map(|place| TermHash(word(place) as u64)).collect()
    }

    #[test]
    fn finds_copies_with_a_paragraph_cut_and_no_others() {
        let wire = text(1, 400);
        let cut = [&wire[..180], &wire[240..]].concat();
        let texts = [text(2, 400), wire.clone(), text(3, 300), cut, text(4, 400), wire];
        let signatures: Vec<_> = texts.iter().map(|words| Signature::of(words)).collect();
        assert_eq!(near_copies(&signatures, 0.5), [vec![1, 3, 5]]);
    }

    #[test]
    fn short_texts_are_copies_if_they_are_the_same() {
        let (one, other) = (text(1, 3), [&text(1, 2)[..], &text(2, 3)[2..]].concat());
        let signatures = [&one, &other, &one].map(|words| Signature::of(words));
        assert_eq!(near_copies(&signatures, 0.8), [vec![0, 2]]);
    }

    #[test]
    fn what_has_no_words_has_no_copies() {
        assert_eq!(Signature::of(&[]), None);
        assert!(near_copies(&[None, None], 0.5).is_empty());
    }
}
