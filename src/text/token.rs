//! Tokens: the words of a text, and the few marks that mean something.

use rapidhash::v3::{RapidSecrets, rapidhash_v3_seeded};
use unicode_normalization::char::is_combining_mark;

use super::{WordId, normalise};
use crate::span::Span;

/// A word by its 64-bit hash, so that the hot path compares numbers and builds no string.
///
/// Two different words share a term once in 2^64 pairs; a million words collide with a chance of
/// one in 37 million. The hash is fixed: the same word is the same term on every machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(pub u64);

const SECRETS: RapidSecrets = RapidSecrets::seed(0);

impl Term {
    /// The term of a word in its normal form.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self(rapidhash_v3_seeded(word.as_bytes(), &SECRETS))
    }

    /// The term of two terms in this order: bigrams, or a word with a mark of its place.
    #[must_use]
    pub const fn then(self, next: Self) -> Self {
        // The folded product that rapidhash mixes with. The two constants, its own, keep (a, b) and
        // (b, a) apart.
        let (first, second) = (self.0 ^ 0x2d35_8dcc_aa6c_78a5, next.0 ^ 0x8bb8_4b93_962e_acc9);
        let product = first as u128 * second as u128;
        Self(product as u64 ^ (product >> 64) as u64)
    }
}

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

/// One token: where it stands, and what it counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub span: Span,
    /// Its normal form.
    pub surface: Term,
    /// The stem of its normal form.
    pub stem: Term,
    /// Its word's place in the lexicon of the analyser that made it.
    pub word: WordId,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether it is a stop word of the analyser's language.
    pub stop: bool,
}

impl Token {
    /// A token whose word has not been looked up yet.
    pub(super) const fn unknown(span: Span, surface: Term, kind: TokenKind) -> Self {
        Self { span, surface, stem: Term(0), word: WordId(0), kind, stop: false }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Gap,
    Word,
    Symbol,
    Wide,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Gap; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        classes[byte] = if b.is_ascii_alphanumeric() || b == b'_' {
            Class::Word
        } else if !b.is_ascii() {
            Class::Wide
        } else if matches!(b, b'!' | b'?' | b'#' | b'@' | b'$' | b'%' | b'"') {
            Class::Symbol
        } else {
            Class::Gap
        };
        byte += 1;
    }
    classes
};

/// Whether `c`, outside ASCII, continues a word: letters, digits, and the marks that combine with
/// them or hide between them.
fn joins_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}') || is_combining_mark(c)
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
}

impl<'t> Tokeniser<'t> {
    /// Starts at the beginning of `text`.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// One past the last byte of the word that starts at `start`.
    fn word_end(&self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut end = start;
        while end < bytes.len() {
            match CLASSES[usize::from(bytes[end])] {
                Class::Word => end += 1,
                Class::Wide => match self.text[end..].chars().next() {
                    Some(c) if joins_word(c) && !is_unspaced(c) => end += c.len_utf8(),
                    _ => break,
                },
                Class::Gap | Class::Symbol => break,
            }
        }
        end
    }
}

impl Tokeniser<'_> {
    /// One past the last byte of the character that starts at `start` and of its marks.
    fn cluster_end(&self, start: usize) -> usize {
        let mut letters = self.text[start..].char_indices().skip(1);
        letters.find(|&(_, c)| !is_combining_mark(c)).map_or(self.text.len(), |(at, _)| start + at)
    }
}

impl Iterator for Tokeniser<'_> {
    type Item = (Span, TokenKind);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            let start = self.at;
            let (length, kind) = match CLASSES[usize::from(bytes[start])] {
                Class::Gap => (1, None),
                Class::Symbol => (1, Some(TokenKind::Symbol)),
                Class::Word => (self.word_end(start) - start, Some(word_kind(bytes[start]))),
                Class::Wide => {
                    let c = self.text[start..].chars().next()?;
                    if is_unspaced(c) && c.is_alphanumeric() {
                        (self.cluster_end(start) - start, Some(TokenKind::Word))
                    } else if c.is_alphanumeric() {
                        (self.word_end(start) - start, Some(TokenKind::Word))
                    } else {
                        (c.len_utf8(), matches!(c, '“' | '”').then_some(TokenKind::Symbol))
                    }
                }
            };
            self.at = start + length;
            if let Some(kind) = kind {
                return Some((Span::new(start, self.at), kind));
            }
        }
        None
    }
}

const fn word_kind(first: u8) -> TokenKind {
    if first.is_ascii_digit() { TokenKind::Number } else { TokenKind::Word }
}

/// Longest word whose lower case fits on the stack.
const SHORT: usize = 32;

/// The term of `word` as it stands, through its normal form; `normal` is scratch space.
#[inline]
pub(super) fn surface(word: &str, normal: &mut String) -> Term {
    if word.len() <= SHORT && word.is_ascii() {
        let mut lower = [0; SHORT];
        for (lower, byte) in lower.iter_mut().zip(word.as_bytes()) {
            *lower = byte.to_ascii_lowercase();
        }
        Term(rapidhash_v3_seeded(&lower[..word.len()], &SECRETS))
    } else {
        normalise(word, normal);
        Term::of(normal)
    }
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
        let table: [(&str, &[&str]); 9] = [
            ("Merz said “no”.", &["Merz", "said", "“", "no", "”"]),
            ("3.5 per cent", &["3", "5", "per", "cent"]),
            ("#Budget2026 @home 50%", &["#", "Budget2026", "@", "home", "50", "%"]),
            ("don't stop_word", &["don", "t", "stop_word"]),
            ("Zu\u{308}rich naïve", &["Zu\u{308}rich", "naïve"]),
            ("हिन्दी समाचार", &["हिन्दी", "समाचार"]),
            (" –…\n", &[]),
            ("A股上涨3%。", &["A", "股", "上", "涨", "3", "%"]),
            ("ที่นี่", &["ที่", "นี่"]),
        ];
        for (text, expected) in table {
            assert_eq!(words(text), expected, "tokens of {text:?}");
        }
    }

    #[test]
    fn a_pair_depends_on_its_order() {
        let (peace, deal) = (Term::of("peac"), Term::of("deal"));
        assert_ne!(peace.then(deal), deal.then(peace));
        assert_ne!(peace.then(peace), Term(0));
    }

    #[test]
    fn terms_are_the_same_on_every_machine() {
        assert_eq!(Term::of("ceasefir"), Term(10_630_016_078_523_256_633));
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
