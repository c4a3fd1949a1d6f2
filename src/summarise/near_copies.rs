//! Articles that are nearly the same text: wire stories in many papers.
//!
//! Each article has a signature by `MinHash` over shingles of five words (Broder, "On the
//! resemblance and containment of documents", 1997): two signatures agree in a share of their
//! places that estimates the share of shingles two articles have in common. Signatures are cut into
//! bands, and only articles that agree in a whole band are compared, so that a batch costs time in
//! proportion to its size and to the copies in it.

use std::collections::HashMap;

use crate::text::{Analysis, Term, TokenKind};

/// Words of a shingle: a run of five is rarely said twice by chance.
const SHINGLE: usize = 5;
/// Places of a signature: the standard error of the estimate is at most 1/16.
const PLACES: usize = 64;
/// Places of a band. Articles that share half of their shingles agree in one of the sixteen bands
/// of four with a probability of 0.64, those that share 0.8 with 0.9998.
const BAND: usize = 4;

/// What is left of an article to find its copies by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature([u32; PLACES]);

impl Signature {
    /// The signature of an article; `None` where it has fewer words than a shingle.
    #[must_use]
    pub fn new(analysis: &Analysis<'_>) -> Option<Self> {
        let words = analysis.tokens().iter().filter(|token| token.kind != TokenKind::Symbol);
        let terms: Vec<Term> = words.map(|token| token.surface).collect();
        let mut places = [u32::MAX; PLACES];
        for shingle in terms.windows(SHINGLE) {
            let hash = shingle.iter().copied().reduce(Term::then)?.0;
            for (place, least) in (0..).zip(&mut places) {
                *least = (*least).min(permuted(hash, place));
            }
        }
        (terms.len() >= SHINGLE).then_some(Self(places))
    }

    /// Estimate of the share of shingles that two articles have in common, between 0 and 1.
    #[must_use]
    pub fn resemblance(&self, other: &Self) -> f32 {
        let same = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        same as f32 / PLACES as f32
    }
}

/// One of a family of hash functions: multiply-shift by odd factors.
fn permuted(hash: u64, place: u64) -> u32 {
    let factor = 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(2 * place + 1) | 1;
    ((hash ^ hash >> 29).wrapping_mul(factor) >> 32) as u32
}

/// Groups of at least two articles linked by a resemblance of `least` or more, each rising, in the
/// order of their first.
#[must_use]
pub fn groups(signatures: &[Option<Signature>], least: f32) -> Vec<Vec<usize>> {
    let mut leaders: Vec<usize> = (0..signatures.len()).collect();
    let mut seen: HashMap<(usize, &[u32]), Vec<usize>> = HashMap::new();
    for (index, signature) in signatures.iter().enumerate() {
        let Some(signature) = signature else { continue };
        for band in signature.0.chunks_exact(BAND).enumerate() {
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

/// The smallest article linked to this one.
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
    use crate::text::{Analyser, Article, Language};

    fn signature(text: &str) -> Option<Signature> {
        Signature::new(&Analyser::new(Language::English).analyse(&Article::new("a", text)))
    }

    /// A text of `count` words, each from a seed of its own.
    fn text(seed: usize, count: usize) -> Vec<String> {
        (0..count).map(|place| format!("w{}", (place * 7919 + seed * 104_729) % 99_991)).collect()
    }

    #[test]
    fn finds_copies_with_a_paragraph_cut_and_no_others() {
        let wire = text(1, 400);
        let cut = [&wire[..180], &wire[240..]].concat();
        let texts = [text(2, 400), wire.clone(), text(3, 300), cut, text(4, 400), wire];
        let signatures: Vec<_> = texts.iter().map(|words| signature(&words.join(" "))).collect();
        assert_eq!(groups(&signatures, 0.5), [vec![1, 3, 5]]);
    }

    #[test]
    fn resemblance_estimates_the_share_of_shingles() {
        let (a, b) = (text(1, 600), text(2, 200));
        let half = [&a[..300], &b].concat();
        let (a, half) = (signature(&a.join(" ")).unwrap(), signature(&half.join(" ")).unwrap());
        // 296 shingles in common, 596 + 496 - 296 in all.
        assert!((a.resemblance(&half) - 296.0 / 796.0).abs() < 0.19);
        assert!((a.resemblance(&a) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn what_is_too_short_has_no_signature_and_no_copies() {
        assert_eq!(signature("Too short."), None);
        assert!(groups(&[None, None], 0.5).is_empty());
    }
}
