//! Avoided phrases: what stands in lines of a page and not in sentences of a story.

use aho_corasick::{AhoCorasick, Anchored, Input, StartKind};

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
    phrases: AhoCorasick,
    /// Those that have fewer bytes.
    short: AhoCorasick,
}

impl Avoided {
    /// Those of a `table`, a line each.
    pub(super) fn parse(table: &str) -> Self {
        let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (short, long): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.len() < FIRST);
        let mut may = Box::new([false; 1 << HASH_BITS]);
        let firsts = long.iter().filter_map(|phrase| phrase.as_bytes().first_chunk());
        firsts.for_each(|first| may[hash(first)] = true);
        Self {
            may,
            phrases: automaton(&long, StartKind::Anchored),
            short: automaton(&short, StartKind::Unanchored),
        }
    }

    /// Whether `text` has one of them.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let mut places = text.as_bytes().array_windows().enumerate();
        places.any(|(place, first)| self.may[hash(first)] && self.starts_at(text, place))
            || self.short.is_match(text)
    }

    fn starts_at(&self, text: &str, place: usize) -> bool {
        let rest = Input::new(text).range(place..).anchored(Anchored::Yes);
        self.phrases.is_match(rest)
    }
}

fn automaton(phrases: &[&str], starts: StartKind) -> AhoCorasick {
    let mut builder = AhoCorasick::builder();
    let built = builder.ascii_case_insensitive(true).start_kind(starts).build(phrases);
    built.expect("a hundred short phrases make an automaton")
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
