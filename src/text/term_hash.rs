//! Term hashes: words as numbers.

use std::hint::select_unpredictable;

use rapidhash::v3::{RapidSecrets, rapidhash_v3_seeded};

use super::byte_classes::{HIGHEST, within};
use super::normalise;
use crate::span::Span;

/// The 64-bit hash of a term (a word, a stem, or several in order), so that the hot path compares
/// numbers and builds no string.
///
/// Two different terms share a hash once in 2^64 pairs; a million terms collide with a chance of
/// one in 37 million. The hash is fixed: rapidhash v3 of the normal form, on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermHash(pub u64);

const SECRETS: RapidSecrets = RapidSecrets::seed(0);

impl TermHash {
    /// The hash of a word in its normal form.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self::of_bytes(word.as_bytes())
    }

    /// The hash of a word by its bytes.
    pub(crate) fn of_bytes(word: &[u8]) -> Self {
        Self(rapidhash_v3_seeded(word, &SECRETS))
    }

    /// The hash of two terms in this order: of a bigram, or of a word with a mark of its place.
    #[must_use]
    pub const fn then(self, next: Self) -> Self {
        // rapidhash's own constants keep (a, b) and (b, a) apart.
        mix(self.0 ^ 0x2d35_8dcc_aa6c_78a5, next.0 ^ 0x8bb8_4b93_962e_acc9)
    }

    /// The hash of the word at `span` of `text`, through its normal form; `normal` is scratch space.
    #[inline]
    pub(crate) fn of_word(text: &str, span: Span, normal: &mut String) -> Self {
        let sixteen = text.as_bytes()[span.start..].first_chunk();
        let short = sixteen.and_then(|sixteen| Self::of_short(sixteen, span.len()));
        short.unwrap_or_else(|| {
            normalise(span.of(text), normal);
            Self::of(normal)
        })
    }

    /// The hash of the word that the first `length` bytes of `sixteen` are; `None` where it is
    /// longer, empty or no ASCII.
    ///
    /// This is rapidhash without a branch on the length, which could not be foretold: a wrong guess
    /// costs more than all of it.
    #[inline]
    fn of_short(sixteen: &[u8; SHORT], length: usize) -> Option<Self> {
        if !(1..=SHORT).contains(&length) {
            return None;
        }
        let (long, four) = (length >= 8, length >= 4);
        let word = eight(sixteen, 0) & (u64::MAX >> (64 - 8 * length.min(8)));
        let from = |word: u64, byte: usize| word >> (8 * byte);
        let end = eight(sixteen, length.saturating_sub(8));
        let end = select_unpredictable(long, end, from(word, length.saturating_sub(4) & 7));
        if (word | end) & HIGHEST != 0 {
            return None;
        }
        let (word, end) = (lower(word), lower(end));
        let last = from(word, (length - 1) & 7);
        let few = ((word & 0xff) << 45 | last, from(word, (length / 2) & 7) & 0xff);
        let some = (word & 0xffff_ffff, end);
        let (a, b) = select_unpredictable(four, some, few);
        let (a, b) = select_unpredictable(long, (word, end), (a, b));
        let seed = SECRETS.seed ^ select_unpredictable(four, length as u64, 0);
        let product = u128::from(a ^ SECRETS.secrets[1]) * u128::from(b ^ seed);
        let (low, high) = (product as u64, (product >> 64) as u64);
        let rest = high ^ SECRETS.secrets[1] ^ length as u64;
        Some(mix(low ^ 0xaaaa_aaaa_aaaa_aaaa, rest))
    }
}

/// The folded product that rapidhash mixes with.
const fn mix(a: u64, b: u64) -> TermHash {
    let product = a as u128 * b as u128;
    TermHash(product as u64 ^ (product >> 64) as u64)
}

/// Longest word that rapidhash reads in one step.
const SHORT: usize = 16;

/// Eight bytes from `start`, at most the last eight.
#[inline]
fn eight(sixteen: &[u8; SHORT], start: usize) -> u64 {
    let bytes = sixteen[start.min(SHORT - 8)..].first_chunk();
    bytes.copied().map_or(0, u64::from_le_bytes)
}

/// Eight bytes of ASCII in lower case.
#[inline]
const fn lower(ascii: u64) -> u64 {
    ascii | (within(ascii, b'A', b'Z') & HIGHEST) >> 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_pair_depends_on_its_order() {
        let (peace, deal) = (TermHash::of("peac"), TermHash::of("deal"));
        assert_ne!(peace.then(deal), deal.then(peace));
        assert_ne!(peace.then(peace), TermHash(0));
    }

    #[test]
    fn hashes_are_the_same_on_every_machine() {
        assert_eq!(TermHash::of("ceasefir"), TermHash(10_630_016_078_523_256_633));
    }

    #[test]
    fn a_word_has_the_hash_of_its_normal_form_wherever_it_stands() {
        let mut normal = String::new();
        for word in ["a", "Word", "NAÏVE", "Ärger", "SixteenLettersXX", "SeventeenLettersX", "é"]
        {
            for after in ["", " and what follows, ", "é é é é é é é é é"] {
                let text = format!("{word}{after}");
                let hash = TermHash::of_word(&text, Span::new(0, word.len()), &mut normal);
                assert_eq!(hash, TermHash::of(&word.to_lowercase()), "{word} before {after:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_short_word_has_the_hash_of_its_lower_case(
            bytes in prop::array::uniform16(0..0x80_u8),
            length in 1..=SHORT,
        ) {
            let lower = bytes[..length].to_ascii_lowercase();
            prop_assert_eq!(TermHash::of_short(&bytes, length), Some(TermHash::of_bytes(&lower)));
        }

        #[test]
        fn a_short_word_is_ascii(mut bytes: [u8; SHORT], length in 1..=SHORT, at in 0..SHORT) {
            bytes[at] |= 0x80;
            let ascii = bytes[..length].is_ascii();
            prop_assert_eq!(TermHash::of_short(&bytes, length).is_some(), ascii);
        }
    }
}
