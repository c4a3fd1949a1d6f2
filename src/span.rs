//! A place in a text: a range of bytes that starts and ends between characters.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes into the text it was made from.
///
/// Invariant: `start <= end`, and both lie on character boundaries of that text, so that
/// [`Span::of`] never panics. Only code that walks the text by characters makes spans.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to `end`, in bytes.
    ///
    /// # Panics
    /// When `start > end`: a bug of the caller, never a property of the input.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span ends before it starts");
        Self { start, end }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies within this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The words at this span of `text`.
    ///
    /// # Panics
    /// When `text` is not the text the span was made from.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// The span without the white space at its two ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let inside = self.of(text);
        let start = self.start + (inside.len() - inside.trim_start().len());
        Self::new(start, start + inside.trim().len())
    }
}

/// Turns byte offsets into counts of Unicode scalar values, the unit of Python's `text[start:end]`.
///
/// Offsets must be asked for in rising order, so that one article costs one walk over its text.
#[derive(Debug)]
pub struct ScalarOffsets<'t> {
    text: &'t str,
    byte: usize,
    scalar: usize,
}

impl<'t> ScalarOffsets<'t> {
    /// Starts at the beginning of `text`.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { text, byte: 0, scalar: 0 }
    }

    /// The number of scalar values before byte `offset`.
    ///
    /// # Panics
    /// When `offset` is smaller than the one before, or no character boundary.
    pub fn at(&mut self, offset: usize) -> usize {
        self.scalar += self.text[self.byte..offset].chars().count();
        self.byte = offset;
        self.scalar
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalar_offsets_count_characters_not_bytes() {
        let text = "naïve “quote” 🗞 end";
        let mut scalars = ScalarOffsets::new(text);
        let start = text.find('🗞').unwrap();
        assert_eq!(scalars.at(0), 0);
        assert_eq!(scalars.at(start), 14);
        assert_eq!(scalars.at(text.len()), text.chars().count());
    }

    #[test]
    fn trim_drops_white_space_at_both_ends() {
        let text = "a \u{a0} word \n";
        assert_eq!(Span::new(1, text.len()).trim(text).of(text), "word");
        assert!(Span::new(1, 3).trim("a  b").is_empty());
    }
}
