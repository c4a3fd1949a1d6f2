//! Byte classes: what each of 64 bytes is to the tokeniser, found for eight at a time.

/// Bytes that are looked at together.
pub(super) const BLOCK: usize = 64;

/// What each byte of a block is: a bit for each, the lowest for the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ByteClasses {
    /// ASCII letters and digits, and the underscore.
    pub(super) word: u64,
    /// One of `! ? # @ $ % "`, or no ASCII: what needs a closer look.
    pub(super) other: u64,
}

impl ByteClasses {
    /// The classes of `bytes`, at most [`BLOCK`] of them; after their end there are gaps.
    pub(super) fn of(bytes: &[u8]) -> Self {
        if let Some(block) = bytes.first_chunk() {
            return Self::of_block(block);
        }
        let mut block = [0; BLOCK];
        block[..bytes.len()].copy_from_slice(bytes);
        Self::of_block(&block)
    }

    fn of_block(block: &[u8; BLOCK]) -> Self {
        let mut classes = Self::default();
        for (place, eight) in block.as_chunks().0.iter().enumerate() {
            let bytes = u64::from_le_bytes(*eight);
            classes.word |= gather(word(bytes)) << (8 * place);
            classes.other |= gather(other(bytes)) << (8 * place);
        }
        classes
    }
}

// A byte in each lane of a word, answers in the lanes' highest bits (Lamport, "Multiple byte
// processing with full-word instructions", 1975).

const LANES: u64 = 0x0101_0101_0101_0101;
pub(super) const HIGHEST: u64 = 0x80 * LANES;
/// Turns capitals into small letters, and no letter or digit into another.
const CASE: u64 = 0x20 * LANES;

fn word(bytes: u64) -> u64 {
    let ascii = bytes & !HIGHEST;
    let letter = within(ascii | CASE, b'a', b'z');
    let digit = within(ascii, b'0', b'9');
    (letter | digit | within(ascii, b'_', b'_')) & !bytes & HIGHEST
}

fn other(bytes: u64) -> u64 {
    let ascii = bytes & !HIGHEST;
    // `! " # $ %` follow one another, and so do `? @`.
    (within(ascii, b'!', b'%') | within(ascii, b'?', b'@') | bytes) & HIGHEST
}

/// The lanes of seven bits that lie between two bytes of ASCII, both included.
pub(super) const fn within(ascii: u64, first: u8, last: u8) -> u64 {
    let (first, after) = ((0x80 - first) as u64 * LANES, (0x7f - last) as u64 * LANES);
    (ascii + first) & !(ascii + after)
}

/// The highest bits of the lanes as the bits of one byte.
fn gather(highest: u64) -> u64 {
    (highest >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_its_class_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            let word = byte.is_ascii_alphanumeric() || byte == b'_';
            let other = !byte.is_ascii() || b"!?#@$%\"".contains(&byte);
            for place in 0..BLOCK {
                let mut block = [b' '; BLOCK];
                block[place] = byte;
                let bit = |is: bool| u64::from(is) << place;
                let expected = ByteClasses { word: bit(word), other: bit(other) };
                assert_eq!(ByteClasses::of(&block), expected, "{byte:#x} at {place}");
            }
        }
    }

    #[test]
    fn neighbours_do_not_matter() {
        assert_eq!(ByteClasses::of(b"a\xffz!9\x80_"), ByteClasses { word: 0x55, other: 0x2a });
        assert_eq!(ByteClasses::of(&[0xff; BLOCK]), ByteClasses { word: 0, other: u64::MAX });
        assert_eq!(ByteClasses::of(&[b'z'; BLOCK]), ByteClasses { word: u64::MAX, other: 0 });
        assert_eq!(ByteClasses::of(b""), ByteClasses::default());
    }
}
