//! Roles of words: the part that a word or a phrase plays in a sentence.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use nohash_hasher::NoHashHasher;
use thiserror::Error;

use crate::text::{TableError, TermHash, TokenKind, Tokeniser, normalise, numbered_entries};

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident $bit:literal $written:literal,)*) => {
        impl Roles {
            $($(#[$doc])* pub(super) const $name: Self = Self(1 << $bit);)*

            fn named(name: &str) -> Option<Self> {
                match name { $($written => Some(Self::$name),)* _ => None }
            }
        }
    };
}

/// Roles of a word: a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles(u32);

roles! {
    /// Joins a sentence to what came before.
    CONJUNCTION 0 "conjunction",
    /// Points at what came before.
    POINTER 1 "pointer",
    /// Makes `this` point at the calendar.
    CALENDAR 2 "calendar",
    /// Makes `it` point at nothing.
    IMPERSONAL 3 "impersonal",
    /// A pronoun of one person.
    HE_OR_SHE 4 "he or she",
    /// A pronoun of several.
    THEY 5 "they",
    /// Speaks for the writer.
    FIRST_PERSON 6 "first person",
    /// Speaks to the reader.
    SECOND_PERSON 7 "second person",
    /// Reports speech.
    SPEECH 8 "speech",
    /// A day of the week, or one told from today.
    DAY 9 "day",
    /// Marks what follows as known.
    DETERMINER 10 "determiner",
    /// May stand before a name.
    TITLE 11 "title",
    /// Says of whom a pronoun speaks.
    PERSON 12 "person",
    /// Known to every reader without a given name.
    HOUSEHOLD_NAME 13 "household name",
    /// No name, though it may have a capital.
    NO_NAME 14 "no name",
    /// What captions say that people do.
    PICTURED 15 "pictured",
    /// What captions do not say.
    PAST 16 "past",
    /// A month.
    MONTH 17 "month",
    /// Points at what was told just before, wherever it stands.
    DEMONSTRATIVE 18 "demonstrative",
    /// Counts those who were told of before.
    COUNTED 19 "counted",
    /// Points at nothing beside a word that makes it do so.
    IT 20 "it",
    /// Makes what follows a noun, where nouns have capitals as names do.
    ARTICLE 21 "article",
    /// Opens a line that says who wrote.
    BYLINE 22 "byline",
    /// Tells a day from the one of print.
    RELATIVE_DAY 23 "relative day",
    /// Opens a clause that another one carries.
    SUBORDINATOR 24 "subordinator",
    /// Says where in a picture somebody is.
    SIDE 25 "side",
}

impl Roles {
    /// Whether it is one of `roles`.
    #[inline]
    pub(super) const fn any(self, roles: Self) -> bool {
        self.0 & roles.0 != 0
    }

    /// One set and the other.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Fault of a table of roles.
#[derive(Debug, PartialEq, Eq, Error)]
pub(super) enum RoleFault {
    #[error("there is no role `{0}`: see src/summarise/editorial/roles.rs")]
    Role(&'static str),
    #[error("`{0}` stands under no role: write one above it, as `[speech]`")]
    NoRole(&'static str),
}

/// Bits of a hash by which most words without a role are told: one in sixteen is not.
const FIRST_BITS: u32 = 13;

/// A phrase by its words, and the roles that it has where a sentence opens on it.
type Phrase = (Vec<TermHash>, Roles);

/// Roles by word, and openers of several words by their first.
#[derive(Debug)]
pub(super) struct RoleTable {
    /// Whether words whose hashes start with these bits may have roles.
    may: Vec<bool>,
    words: HashMap<u64, Roles, BuildHasherDefault<NoHashHasher<u64>>>,
    phrases: HashMap<u64, Vec<Phrase>, BuildHasherDefault<NoHashHasher<u64>>>,
}

impl Default for RoleTable {
    fn default() -> Self {
        let may = vec![false; 1 << FIRST_BITS];
        Self { may, words: HashMap::default(), phrases: HashMap::default() }
    }
}

impl RoleTable {
    /// The `table` that stands at `path`.
    pub(super) fn parse(
        path: &'static str,
        table: &'static str,
    ) -> Result<Self, TableError<RoleFault>> {
        let mut roles = Self::default();
        let mut section = None;
        for (line, text) in numbered_entries(table) {
            let error = |fault| TableError { path, line, fault };
            if let Some(name) = text.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
                section = Some(Roles::named(name).ok_or(error(RoleFault::Role(name)))?);
                continue;
            }
            let role = section.ok_or(error(RoleFault::NoRole(text)))?;
            let phrases = text.split(',').map(str::trim).filter(|phrase| !phrase.is_empty());
            phrases.for_each(|phrase| roles.add(phrase, role));
        }
        Ok(roles)
    }

    fn add(&mut self, phrase: &str, role: Roles) {
        let words = hashes(phrase);
        match words.as_slice() {
            [] => {}
            [word] => {
                self.may[Self::first_bits(*word)] = true;
                let known = self.words.entry(word.0).or_default();
                *known = known.and(role);
            }
            [first, ..] => self.phrases.entry(first.0).or_default().push((words, role)),
        }
    }

    /// The roles of a word.
    #[inline]
    pub(super) fn get(&self, surface: TermHash) -> Roles {
        if self.may[Self::first_bits(surface)] {
            self.words.get(&surface.0).copied().unwrap_or_default()
        } else {
            Roles::default()
        }
    }

    const fn first_bits(surface: TermHash) -> usize {
        (surface.0 >> (u64::BITS - FIRST_BITS)) as usize
    }

    /// The roles of what the `words` open with: their first, or a phrase of the table.
    pub(super) fn opener(&self, words: &(impl Iterator<Item = TermHash> + Clone)) -> Roles {
        let Some(first) = words.clone().next() else { return Roles::default() };
        let phrases = self.phrases.get(&first.0).map_or(&[][..], Vec::as_slice);
        let opens = |phrase: &[TermHash]| {
            let mut words = words.clone();
            phrase.iter().all(|word| words.next() == Some(*word))
        };
        let phrase = phrases.iter().filter(|(phrase, _)| opens(phrase)).map(|(_, roles)| *roles);
        phrase.fold(self.get(first), Roles::and)
    }
}

fn hashes(phrase: &str) -> Vec<TermHash> {
    let mut normal = String::new();
    let tokens = Tokeniser::new(phrase).filter(|(_, kind)| *kind != TokenKind::Symbol);
    let hash = |(span, _): (crate::span::Span, TokenKind)| {
        normalise(span.of(phrase), &mut normal);
        TermHash::of(&normal)
    };
    tokens.map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::Language;

    fn english() -> RoleTable {
        RoleTable::parse("data/en.txt", include_str!("data/en.txt")).unwrap()
    }

    #[test]
    fn the_table_parses_and_errors_name_their_line() {
        assert!(english().words.len() > 200);
        let error = |table| RoleTable::parse("data/en.txt", table).unwrap_err().to_string();
        assert!(error("# x\n[speach]\nsaid").starts_with("data/en.txt:2:"));
        assert!(error("said").contains("stands under no role"));
    }

    #[test]
    fn openers_are_words_or_phrases() {
        let table = english();
        let opener = |text: &str| {
            let tokens = Analyser::new(Language::English).tokens(text);
            table.opener(&tokens.iter().map(|token| token.surface))
        };
        for text in ["But they left", "For example, he left", "As a result"] {
            assert!(opener(text).any(Roles::CONJUNCTION), "{text}");
        }
        assert!(opener("Some of them left").any(Roles::POINTER));
        assert!(!opener("Some of the men left").any(Roles::POINTER));
        assert!(!opener("As a rule").any(Roles::CONJUNCTION.and(Roles::POINTER)));
    }
}
