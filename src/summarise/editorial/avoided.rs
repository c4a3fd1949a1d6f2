//! Avoided phrases: what stands in lines of a page and not in sentences of a story.

use aho_corasick::{AhoCorasick, Anchored, Input, StartKind};

use crate::text::entries;

/// Bytes that tell of most places of a text that no phrase starts there.
const FIRST: usize = 4;
/// Bits of their hash: the phrases of a language share them with one place in forty.
const HASH_BITS: u32 = 12;

/// Avoided phrases of a language, in small letters and capitals.
///
/// An automaton takes one byte after the other, each when it is done with the one before; the hashes of
/// the first bytes of a phrase are looked up apart, several at a time.
#[derive(Debug)]
pub(super) struct Avoided {
    /// Whether a phrase may start with bytes of this hash.
    may: Box<[bool; 1 << HASH_BITS]>,
    /// Whether one that has fewer bytes starts with this one.
    short: [bool; 256],
    phrases: AhoCorasick,
}

impl Avoided {
    /// Those of a `table`, a line each.
    pub(super) fn parse(table: &str) -> Self {
        let (mut may, mut short) = (Box::new([false; 1 << HASH_BITS]), [false; 256]);
        for phrase in entries(table).map(str::as_bytes) {
            if let Some(first) = phrase.first_chunk() {
                may[hash(first)] = true;
            } else {
                short[usize::from(phrase[0].to_ascii_lowercase())] = true;
                short[usize::from(phrase[0].to_ascii_uppercase())] = true;
            }
        }
        let mut builder = AhoCorasick::builder();
        let builder = builder.ascii_case_insensitive(true).start_kind(StartKind::Anchored);
        let phrases =
            builder.build(entries(table)).expect("a hundred short phrases make an automaton");
        Self { may, short, phrases }
    }

    /// Whether `text` has one of them.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let may_start =
            |first: &[u8; FIRST]| self.may[hash(first)] || self.short[usize::from(first[0])];
        let mut places = bytes.array_windows().enumerate();
        let mut last = bytes.len().saturating_sub(FIRST - 1)..bytes.len();
        places.any(|(place, first)| may_start(first) && self.starts_at(text, place))
            || last
                .any(|place| self.short[usize::from(bytes[place])] && self.starts_at(text, place))
    }

    fn starts_at(&self, text: &str, place: usize) -> bool {
        let rest = Input::new(text).range(place..).anchored(Anchored::Yes);
        self.phrases.is_match(rest)
    }
}

/// The hash of some bytes, the same for small letters and capitals.
fn hash(bytes: &[u8; FIRST]) -> usize {
    let small = u32::from_le_bytes(*bytes) | 0x2020_2020;
    // Fibonacci hashing: the upper bits of the product depend on all bytes.
    (small.wrapping_mul(0x9e37_79b1) >> (u32::BITS - HASH_BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_wherever_they_stand() {
        let avoided = Avoided::parse("# Of a page.\n©\n>>\nread more\nwww.\nhere’s a\n\nistock");
        let table = [
            ("Read More on the old pier", true),
            ("the old pier: READ MORE", true),
            ("spread more money over the pier", true),
            ("photo by iStock of the harbour", true),
            ("see www.wexmoor.example", true),
            ("and here’s a list", true),
            ("the harbour board ©", true),
            (">>", true),
            ("read the old more", false),
            ("# of a page.", false),
            ("ww", false),
            ("", false),
        ];
        for (text, is_in) in table {
            assert_eq!(avoided.is_in(text), is_in, "{text}");
        }
    }
}
