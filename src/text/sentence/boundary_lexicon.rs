//! Words of a language that tell what the stops after them are.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use nohash_hasher::NoHashHasher;

use super::super::language::Language;
use super::super::term_hash::TermHash;
use super::word_table::{Abbreviation, Class, Habit, LONGEST_WORD, Line, TABLES, WordTable};

type ByTerm = BuildHasherDefault<NoHashHasher<u64>>;

/// The words of one language that the rules ask for.
#[derive(Debug, Default)]
pub(super) struct BoundaryLexicon {
    abbreviations: HashMap<u64, Abbreviation, ByTerm>,
    /// Length of the longest abbreviation, in bytes.
    longest: usize,
    starters: HashSet<u64, ByTerm>,
    zones: HashSet<u64, ByTerm>,
    verbs: HashSet<u64, ByTerm>,
    counters: HashSet<u64, ByTerm>,
    /// Whether a number with a stop is an ordinal: German `am 3. Mai`.
    pub(super) ordinals: bool,
    /// Whether `;` asks a question, as in Greek.
    pub(super) semicolon_asks: bool,
}

impl BoundaryLexicon {
    /// The lexicon of `language`.
    pub(super) fn of(language: Language) -> &'static Self {
        &LEXICONS[language.place()]
    }

    fn new(lines: Vec<Line>) -> Self {
        let mut lexicon = Self::default();
        for line in lines {
            match line {
                Line::Words(class, words) => lexicon.add(class, &words),
                Line::Habit(Habit::Ordinals) => lexicon.ordinals = true,
                Line::Habit(Habit::SemicolonAsks) => lexicon.semicolon_asks = true,
            }
        }
        lexicon
    }

    fn add(&mut self, class: Class, words: &[&str]) {
        let terms = words.iter().map(|word| TermHash::of(word).0);
        match class {
            Class::Starter => self.starters.extend(terms),
            Class::AfterTime => self.zones.extend(terms),
            Class::Speech => self.verbs.extend(terms),
            Class::Counter => self.counters.extend(terms),
            Class::Abbreviation(class) => {
                self.abbreviations.extend(terms.map(|term| (term, class)));
                let longest = words.iter().map(|word| word.len()).max();
                self.longest = self.longest.max(longest.unwrap_or_default());
            }
        }
    }

    /// What `word`, in any case and without its last stop, is the abbreviation of.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        if word.len() > self.longest {
            return None;
        }
        self.abbreviations.get(&lower(word)?).copied()
    }

    /// Whether `word` with a capital in the middle of a text starts a sentence.
    pub(super) fn starts_sentences(&self, word: &str) -> bool {
        word.starts_with(char::is_uppercase) && self.is_starter(word)
    }

    /// Whether `word`, in any case, is one that starts sentences.
    pub(super) fn is_starter(&self, word: &str) -> bool {
        lower(word).is_some_and(|word| self.starters.contains(&word))
    }

    /// Whether `word` is a verb that tells who spoke: `asked`.
    pub(super) fn is_speech(&self, word: &str) -> bool {
        lower(word).is_some_and(|word| self.verbs.contains(&word))
    }

    /// Whether `word` says what is counted: `the no. of cases`.
    pub(super) fn counts(&self, word: &str) -> bool {
        lower(word).is_some_and(|word| self.counters.contains(&word))
    }

    /// Whether `word` goes on telling the time: a zone, a day.
    pub(super) fn tells_time(&self, word: &str) -> bool {
        lower(word).is_some_and(|word| self.zones.contains(&word))
    }
}

/// The term of `word` in lower case, unless it is longer than any in a table.
fn lower(word: &str) -> Option<u64> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    if !word.is_ascii() {
        return Some(TermHash::of(&word.to_lowercase()).0);
    }
    let mut bytes = [0; LONGEST_WORD];
    let bytes = &mut bytes[..word.len()];
    bytes.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    std::str::from_utf8(bytes).ok().map(|word| TermHash::of(word).0)
}

static LEXICONS: LazyLock<Vec<BoundaryLexicon>> = LazyLock::new(|| {
    let of = |language: &Language| TABLES.iter().find(|table| table.code == language.code());
    let lines =
        |table: &WordTable| table.parse().expect("a test parses every table that is built in");
    let read = |language| BoundaryLexicon::new(of(language).map(lines).unwrap_or_default());
    Language::ALL.iter().map(read).collect()
});
