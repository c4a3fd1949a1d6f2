//! What a language's own words say about the stops after them, read from `data/sentences`.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use nohash_hasher::NoHashHasher;

use super::super::language::Language;
use super::super::term::Term;

type ByTerm = BuildHasherDefault<NoHashHasher<u64>>;

/// What an abbreviation says about the stop after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name follows: `Dr.`, `Gen.`, `St.`
    Title,
    /// A number follows: `No.`, `p.`, `fig.`; otherwise the word is no abbreviation.
    BeforeNumber,
    /// More of the sentence follows: `vs.`, `e.g.`, `approx.`
    NeverLast,
    /// A sentence ends here only when a word follows that starts sentences: `Inc.`, `Jan.`
    MayEnd,
    /// A sentence ends here whenever a capital follows: `etc.`, `p.m.`
    OftenEnds,
}

/// The words of one language that the rules ask for.
#[derive(Debug)]
pub(super) struct Lexicon {
    abbreviations: HashMap<u64, Abbreviation, ByTerm>,
    /// Length of the longest abbreviation, in bytes.
    longest: usize,
    starters: HashSet<u64, ByTerm>,
    zones: HashSet<u64, ByTerm>,
    /// Whether a number with a stop is an ordinal: German `am 3. Mai`.
    pub(super) ordinals: bool,
    /// Whether `;` asks a question, as in Greek.
    pub(super) semicolon_asks: bool,
}

/// The longest word the tables hold, in bytes; longer ones are not looked up.
const LONGEST: usize = 32;

impl Lexicon {
    /// The lexicon of `language`.
    pub(super) fn of(language: Language) -> &'static Self {
        &LEXICONS[language.place()]
    }

    fn read(table: &'static str) -> Self {
        let mut lexicon = Self {
            abbreviations: HashMap::default(),
            longest: 0,
            starters: HashSet::default(),
            zones: HashSet::default(),
            ordinals: false,
            semicolon_asks: false,
        };
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        for (name, words) in lines.filter_map(|line| line.split_once(':')) {
            lexicon.add(name, words.split_whitespace());
        }
        lexicon
    }

    fn add(&mut self, name: &str, words: impl Iterator<Item = &'static str>) {
        let words = words.map(|word| (word, Term::of(word).0));
        let class = match name {
            "title" => Abbreviation::Title,
            "before number" => Abbreviation::BeforeNumber,
            "never last" => Abbreviation::NeverLast,
            "may end" => Abbreviation::MayEnd,
            "often ends" => Abbreviation::OftenEnds,
            "starter" => return self.starters.extend(words.map(|(_, term)| term)),
            "after a time" => return self.zones.extend(words.map(|(_, term)| term)),
            "ordinals" => return self.ordinals = true,
            "semicolon asks" => return self.semicolon_asks = true,
            _ => return,
        };
        for (word, term) in words {
            self.longest = self.longest.max(word.len());
            self.abbreviations.insert(term, class);
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

    /// Whether `word` goes on telling the time: a zone, a day.
    pub(super) fn tells_time(&self, word: &str) -> bool {
        lower(word).is_some_and(|word| self.zones.contains(&word))
    }
}

/// The term of `word` in lower case, unless it is longer than any in a table.
fn lower(word: &str) -> Option<u64> {
    if word.len() > LONGEST {
        return None;
    }
    if !word.is_ascii() {
        return Some(Term::of(&word.to_lowercase()).0);
    }
    let mut bytes = [0; LONGEST];
    let bytes = &mut bytes[..word.len()];
    bytes.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    std::str::from_utf8(bytes).ok().map(|word| Term::of(word).0)
}

macro_rules! tables {
    ($($code:literal),*) => {
        [$(($code, include_str!(concat!("../data/sentences/", $code, ".txt")))),*]
    };
}

static LEXICONS: LazyLock<Vec<Lexicon>> = LazyLock::new(|| {
    let tables = tables![
        "ar", "da", "nl", "en", "fi", "fr", "de", "el", "hu", "it", "no", "pt", "ro", "ru", "es",
        "sv", "ta", "tr"
    ];
    let table = |code| tables.iter().find(|(name, _)| *name == code).map_or("", |(_, table)| table);
    Language::ALL.iter().map(|language| Lexicon::read(table(language.code()))).collect()
});
