//! Words of a sentence with what stands before each, and the part it plays.

use super::roles::{RoleTable, Roles};
use crate::span::Span;
use crate::summarise::story::StorySentence;
use crate::text::{Token, TokenKind, is_quoted};

/// A word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct SentenceWord<'a> {
    pub(super) token: &'a Token,
    /// Its text.
    pub(super) text: &'a str,
    /// What stands between it and the word before.
    pub(super) before: &'a str,
    /// Its number in the story.
    pub(super) number: u32,
    pub(super) roles: Roles,
    /// It stands in a quotation.
    pub(super) quoted: bool,
    /// It starts with a capital.
    pub(super) capital: bool,
}

/// Words that may stand inside a name without a capital.
const PARTICLES: [&str; 12] =
    ["van", "der", "von", "de", "bin", "al", "el", "da", "di", "la", "du", "den"];

impl<'a> SentenceWord<'a> {
    /// Fills `all` with the words of `sentence` in order.
    pub(super) fn read(
        all: &mut Vec<Self>,
        sentence: StorySentence<'a>,
        quotations: &[Span],
        roles: &RoleTable,
    ) {
        let (text, span) = (sentence.text(), sentence.span());
        let near = overlapping(quotations, span);
        let (mut rest, mut at) = (text, span.start);
        let numbers = sentence.word_numbers().iter();
        let words = sentence.tokens().iter().filter(|token| token.kind != TokenKind::Symbol);
        let word = |(token, &number): (&'a Token, &u32)| {
            let (before, behind) = rest.split_at(token.span.start - at);
            let (own, behind) = behind.split_at(token.span.len());
            (rest, at) = (behind, token.span.end);
            Self {
                token,
                text: own,
                before,
                number,
                roles: roles.get(token.surface),
                quoted: !near.is_empty() && is_quoted(near, token.span.start),
                capital: starts_upper(own),
            }
        };
        all.clear();
        all.reserve(numbers.len());
        all.extend(words.zip(numbers).map(word));
    }

    /// Whether it may continue the name that the word before is part of.
    pub(super) fn follows_in_name(&self) -> bool {
        matches!(self.before, " " | "-" | "'" | "’" | ". " | "\u{a0}")
    }

    /// Whether it may stand inside a name.
    pub(super) fn is_particle(&self) -> bool {
        PARTICLES.contains(&self.text)
    }

    /// Whether a word with a capital right behind it has that capital of its own.
    pub(super) fn ends_plainly(&self) -> bool {
        self.text.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
    }

    /// Whether it is written as a name is, and not in capitals.
    pub(super) fn has_small_letters(&self) -> bool {
        self.text.chars().skip(1).filter(|c| c.is_lowercase()).take(2).count() == 2
    }

    /// Whether it may be a given name, in full or as its initial.
    pub(super) fn may_be_given(&self) -> bool {
        self.has_small_letters() || self.text.len() == 1
    }

    /// Whether it is two to `most` capitals.
    pub(super) fn is_acronym(&self, most: usize) -> bool {
        (2..=most).contains(&self.text.len()) && self.text.bytes().all(|b| b.is_ascii_uppercase())
    }

    /// Whether it is the s by which the word before owns something.
    pub(super) fn is_possessive(&self) -> bool {
        self.text == "s" && matches!(self.before, "'" | "’")
    }
}

/// Roles that the words of a sentence play, all together: what none of them plays need not be looked
/// for word by word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SentenceRoles {
    pub(super) all: Roles,
    /// Those of the words outside quotations.
    pub(super) outside: Roles,
}

impl SentenceRoles {
    pub(super) fn of(words: &[SentenceWord<'_>]) -> Self {
        words.iter().fold(Self::default(), |Self { all, outside }, word| {
            let own = if word.quoted { Roles::default() } else { word.roles };
            Self { all: all.and(word.roles), outside: outside.and(own) }
        })
    }
}

/// How many words a sentence has, as people count them: by the spaces between.
pub(super) fn spaced_words(text: &str) -> usize {
    // A byte holds the count of a stretch, so that sixteen bytes are counted at a time.
    let stretches = text.as_bytes().chunks(usize::from(u8::MAX));
    let spaces = |stretch: &[u8]| -> u8 {
        stretch.iter().map(|&byte| u8::from(matches!(byte, b' ' | b'\n'))).sum()
    };
    1 + stretches.map(|stretch| usize::from(spaces(stretch))).sum::<usize>()
}

fn starts_upper(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => word.starts_with(char::is_uppercase),
    }
}

/// Those of `spans`, which are in order, that hold a byte of `span`.
fn overlapping(spans: &[Span], span: Span) -> &[Span] {
    let first = spans.partition_point(|other| other.end <= span.start);
    let last = spans.partition_point(|other| other.start < span.end);
    &spans[first..last.max(first)]
}
