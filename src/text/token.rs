//! Tokens and the tokeniser: the words of a text, and the few marks that mean something.

use unicode_normalization::char::is_combining_mark;

use super::byte_classes::{BLOCK, ByteClasses};
use super::lexicon::WordId;
use super::normalise::is_invisible;
use super::term_hash::TermHash;
use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits.
    Word,
    /// A word that starts with a digit.
    Number,
    /// One of `! ? # @ $ % " “ ”`: marks that tell tone and kind of text.
    Symbol,
}

/// A token: where it stands, and what it counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub span: Span,
    /// The hash of its normal form.
    pub surface: TermHash,
    /// The hash of the stem of its normal form.
    pub stem: TermHash,
    /// Its word's place in the lexicon of the analyser that made it.
    pub word: WordId,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether it is a stop word of the analyser's language.
    pub stop: bool,
}

impl Token {
    /// A token whose word has not been looked up yet.
    pub(crate) const fn unknown(span: Span, surface: TermHash, kind: TokenKind) -> Self {
        Self { span, surface, stem: TermHash(0), word: WordId(0), kind, stop: false }
    }
}

/// Whether `c`, outside ASCII, continues a word: letters, digits, and the marks that combine with
/// them.
fn joins_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Whether `c` is of a script that sets no spaces between words. Each such character is a token: the
/// pairs of neighbours are then what a segmenter of words would give, or close to it (Nie, Gao,
/// Zhang and Zhou, "On the use of words and n-grams for Chinese information retrieval", 2000).
pub(super) const fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{e00}'..='\u{eff}' // Thai, Lao
            | '\u{1000}'..='\u{109f}' // Burmese
            | '\u{1780}'..='\u{17ff}' // Khmer
            | '\u{3040}'..='\u{30ff}' // Hiragana, Katakana
            | '\u{3400}'..='\u{9fff}' // Han
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

/// Walks over the tokens of a text: maximal runs of word characters, single characters of scripts
/// without spaces, and single symbols.
#[derive(Debug)]
pub struct Tokeniser<'t> {
    text: &'t str,
    at: usize,
    /// Where the block of bytes starts that `classes` are of.
    block: usize,
    classes: ByteClasses,
}

impl<'t> Tokeniser<'t> {
    /// Starts at the beginning of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, block: 0, classes: ByteClasses::of(text.as_bytes()) }
    }

    /// The place in the block of the next byte that is no gap; nothing at the end of the text.
    #[inline]
    fn next_in_block(&mut self) -> Option<usize> {
        loop {
            let place = self.at - self.block;
            if place < BLOCK {
                let ahead = (self.classes.word | self.classes.other) >> place;
                if ahead != 0 {
                    return Some(place + ahead.trailing_zeros() as usize);
                }
                self.at = self.block + BLOCK;
            }
            let rest = self.text.as_bytes().get(self.at..).filter(|rest| !rest.is_empty())?;
            (self.block, self.classes) = (self.at, ByteClasses::of(rest));
        }
    }

    /// One past the last byte of the ASCII word that starts at `place` of the block.
    #[inline]
    fn ascii_end(&self, place: usize) -> usize {
        let end = place + (!(self.classes.word >> place)).trailing_zeros() as usize;
        if end < BLOCK && self.classes.other >> end & 1 == 0 {
            self.block + end
        } else {
            self.word_end(self.block + end)
        }
    }

    /// One past the last byte of the word that goes on at `end`, if it does; what is not read at its
    /// end is left to the gap.
    fn word_end(&self, mut end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = end;
        while at < bytes.len() {
            match bytes[at] {
                b'_' => at += 1,
                byte if byte.is_ascii_alphanumeric() => at += 1,
                byte if byte.is_ascii() => break,
                _ => match self.text[at..].chars().next() {
                    Some(c) if is_invisible(c) => {
                        at += c.len_utf8();
                        continue;
                    }
                    Some(c) if joins_word(c) && !is_unspaced(c) => at += c.len_utf8(),
                    _ => break,
                },
            }
            end = at;
        }
        end
    }

    /// One past the last byte of the character that starts at `start` and of its marks.
    fn cluster_end(&self, start: usize) -> usize {
        let mut letters = self.text[start..].char_indices().skip(1);
        letters.find(|&(_, c)| !is_combining_mark(c)).map_or(self.text.len(), |(at, _)| start + at)
    }

    /// One past the last byte of what starts at `start` with a symbol or outside ASCII, and what it
    /// is, if a token.
    fn other(&self, start: usize) -> (usize, Option<TokenKind>) {
        match self.text[start..].chars().next() {
            Some(c) if c.is_ascii() => (start + 1, Some(TokenKind::Symbol)),
            Some(c) if is_unspaced(c) && c.is_alphanumeric() => {
                (self.cluster_end(start), Some(TokenKind::Word))
            }
            Some(c) if c.is_alphanumeric() => (self.word_end(start), Some(TokenKind::Word)),
            Some(c) => (start + c.len_utf8(), matches!(c, '“' | '”').then_some(TokenKind::Symbol)),
            None => (self.text.len(), None),
        }
    }
}

impl Iterator for Tokeniser<'_> {
    type Item = (Span, TokenKind);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let place = self.next_in_block()?;
            let start = self.block + place;
            let (end, kind) = if self.classes.word >> place & 1 == 1 {
                (self.ascii_end(place), Some(word_kind(self.text.as_bytes()[start])))
            } else {
                self.other(start)
            };
            self.at = end;
            if let Some(kind) = kind {
                return Some((Span::new(start, end), kind));
            }
        }
    }
}

const fn word_kind(first: u8) -> TokenKind {
    if first.is_ascii_digit() { TokenKind::Number } else { TokenKind::Word }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<&str> {
        Tokeniser::new(text).map(|(span, _)| span.of(text)).collect()
    }

    #[test]
    fn words_and_the_marks_that_mean_something() {
        let table: [(&str, &[&str]); 11] = [
            ("Merz said “no”.", &["Merz", "said", "“", "no", "”"]),
            ("3.5 per cent", &["3", "5", "per", "cent"]),
            ("#Budget2026 @home 50%", &["#", "Budget2026", "@", "home", "50", "%"]),
            ("don't stop_word", &["don", "t", "stop_word"]),
            ("Zu\u{308}rich naïve", &["Zu\u{308}rich", "naïve"]),
            ("हिन्दी समाचार", &["हिन्दी", "समाचार"]),
            (" –…\n", &[]),
            ("A股上涨3%。", &["A", "股", "上", "涨", "3", "%"]),
            ("ที่นี่", &["ที่", "นี่"]),
            ("Tel\u{200b}ler ba\u{feff}nk", &["Tel\u{200b}ler", "ba\u{feff}nk"]),
            ("the\u{200e} \u{2060}central\u{2060} bank", &["the", "central", "bank"]),
        ];
        for (text, expected) in table {
            assert_eq!(words(text), expected, "tokens of {text:?}");
        }
    }

    /// A word at every place of a block and over its end, in other words of the same kind.
    #[test]
    fn where_a_word_stands_does_not_matter() {
        for word in ["word", "Ärger", "naïve", "!", "“", "a_long_word_with_42_characters_or_so"]
        {
            for before in 0..3 * BLOCK {
                let text = format!("{}{word} x", " ".repeat(before));
                assert_eq!(words(&text), [word, "x"], "after {before} spaces");
                let run = format!("{}{word}", "x".repeat(before + 1));
                let glued = [run.as_str()];
                let parted = ["x".repeat(before + 1), word.to_owned()];
                let expected: Vec<&str> = match word {
                    "!" | "“" => parted.iter().map(String::as_str).collect(),
                    _ => glued.to_vec(),
                };
                assert_eq!(words(&run), expected);
            }
        }
    }

    proptest! {
        #[test]
        fn tokens_and_gaps_rebuild_the_text(text in "\\PC{0,80}") {
            let (mut rebuilt, mut end) = (String::new(), 0);
            for (span, _) in Tokeniser::new(&text) {
                rebuilt.push_str(&text[end..span.start]);
                prop_assert!(!text[end..span.start].contains(|c: char| c.is_alphanumeric()));
                rebuilt.push_str(span.of(&text));
                end = span.end;
            }
            rebuilt.push_str(&text[end..]);
            prop_assert_eq!(rebuilt, text);
        }
    }
}
