//! Gazetteer: what English words may be in names or beside them, from tables.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use nohash_hasher::NoHashHasher;

use super::word_class::{FirstNameId, WordClass, WordClasses};
use crate::analysis::Analysis;
use crate::text::{TermHash, entries, normalise};

type Hashed = BuildHasherDefault<NoHashHasher<u64>>;

/// The tables, by word and by phrase.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    words: HashMap<u64, WordClasses, Hashed>,
    places: HashSet<u64, Hashed>,
    countries: HashSet<u64, Hashed>,
    outlets: HashSet<u64, Hashed>,
    things: HashSet<u64, Hashed>,
}

const CLASSES: [(&str, WordClass); 13] = [
    (include_str!("data/titles.txt"), WordClass::Title),
    (include_str!("data/roles.txt"), WordClass::Role),
    (include_str!("data/organisations.txt"), WordClass::Organisation),
    (include_str!("data/demonyms.txt"), WordClass::Demonym),
    (include_str!("data/not_names.txt"), WordClass::NotName),
    (include_str!("data/openers.txt"), WordClass::SentenceOpener),
    (include_str!("data/particles.txt"), WordClass::Particle),
    (include_str!("data/speech_verbs.txt"), WordClass::SpeechVerb),
    (include_str!("data/possessives.txt"), WordClass::Possessive),
    (include_str!("data/common_words.txt"), WordClass::Common),
    (include_str!("data/surname_words.txt"), WordClass::SurnameWord),
    (include_str!("data/things.txt"), WordClass::Thing),
    (include_str!("data/events.txt"), WordClass::Event),
];
const FIRST_NAMES: &str = include_str!("data/first_names.txt");
const FEMALE_TITLES: &[&str] = &[
    "Mrs",
    "Ms",
    "Miss",
    "Lady",
    "Dame",
    "Baroness",
    "Queen",
    "Princess",
    "Chairwoman",
    "Congresswoman",
    "Spokeswoman",
];
const MALE_TITLES: &[&str] =
    &["Mr", "Sir", "Lord", "King", "Prince", "Pope", "Chairman", "Congressman", "Spokesman"];
const COUNTRIES: &str = include_str!("data/countries.txt");
const PLACES: &str = include_str!("data/places.txt");
const OUTLETS: &str = include_str!("data/outlets.txt");
const THINGS: &str = include_str!("data/named_things.txt");

impl Gazetteer {
    /// The tables, read once.
    pub(super) fn get() -> &'static Self {
        static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
        GAZETTEER.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut gazetteer = Self::default();
        for (table, class) in CLASSES {
            for word in entries(table).flat_map(str::split_whitespace) {
                gazetteer.mark(word, class);
            }
        }
        gazetteer.read_first_names();
        gazetteer.countries = entries(COUNTRIES).map(|country| phrase(country).0).collect();
        gazetteer.places = entries(PLACES).map(|place| phrase(place).0).collect();
        gazetteer.outlets = entries(OUTLETS).map(|outlet| phrase(outlet).0).collect();
        gazetteer.things = entries(THINGS).map(|thing| phrase(thing).0).collect();
        gazetteer
    }

    fn read_first_names(&mut self) {
        let mut gender = None;
        for (id, line) in (0..).map(FirstNameId).zip(FIRST_NAMES.lines()) {
            match line {
                "# Women's" => gender = Some(WordClass::Female),
                "# Men's" => gender = Some(WordClass::Male),
                "# Both" => gender = None,
                line if line.starts_with('#') => {}
                line => line.split(' ').for_each(|name| self.first_name(name, id, gender)),
            }
        }
        for (titles, gender) in [(FEMALE_TITLES, WordClass::Female), (MALE_TITLES, WordClass::Male)]
        {
            for title in titles {
                self.mark(title, gender);
            }
        }
    }

    /// Adds a form of a first name; a form of two names is of the one that was listed first.
    fn first_name(&mut self, name: &str, id: FirstNameId, gender: Option<WordClass>) {
        if self.word(hash(name)).first_name().is_none() {
            self.mark(name, WordClass::FirstName).set_first_name(id);
            if let Some(gender) = gender {
                self.mark(name, gender);
            }
        }
    }

    fn mark(&mut self, word: &str, class: WordClass) -> &mut WordClasses {
        let classes = self.words.entry(hash(word).0).or_default();
        classes.add(class);
        classes
    }

    /// The classes of the word with this surface form; none where no table has it.
    pub(super) fn word(&self, surface: TermHash) -> WordClasses {
        self.words.get(&surface.0).copied().unwrap_or_default()
    }

    /// The classes of a word as it is written.
    pub(super) fn word_of(&self, word: &str) -> WordClasses {
        self.word(hash(word))
    }

    /// Whether the words with these surface forms name a place.
    pub(super) fn is_place(&self, surfaces: impl Iterator<Item = TermHash>) -> bool {
        let place = joined(surfaces).0;
        self.places.contains(&place) || self.countries.contains(&place)
    }

    /// Whether the words with these surface forms name a country.
    pub(super) fn is_country(&self, surfaces: impl Iterator<Item = TermHash>) -> bool {
        self.countries.contains(&joined(surfaces).0)
    }

    /// Whether the words with these surface forms name a newspaper, an agency or a broadcaster.
    pub(super) fn is_outlet(&self, surfaces: impl Iterator<Item = TermHash>) -> bool {
        self.outlets.contains(&joined(surfaces).0)
    }

    /// Whether the words with these surface forms name a law, a product, a work or another thing.
    pub(super) fn is_thing(&self, surfaces: impl Iterator<Item = TermHash>) -> bool {
        self.things.contains(&joined(surfaces).0)
    }
}

/// Whether the word with this surface form names a place by itself.
pub(crate) fn is_place(surface: TermHash) -> bool {
    Gazetteer::get().is_place(std::iter::once(surface))
}

/// Whether the word with this surface form is a first name.
pub(crate) fn is_first_name(surface: TermHash) -> bool {
    Gazetteer::get().word(surface).is(WordClass::FirstName)
}

/// Whether no table has the word with this surface form: it may be a first name that none knows.
pub(crate) fn is_unknown(surface: TermHash) -> bool {
    Gazetteer::get().word(surface).is_none() && !is_place(surface)
}

/// The classes of the word at this place of [`Analysis::words`].
pub(super) fn classes_of(analysis: &Analysis<'_>, word: usize) -> WordClasses {
    Gazetteer::get().word(analysis.words()[word].surface)
}

fn hash(word: &str) -> TermHash {
    let mut normal = String::new();
    normalise(word, &mut normal);
    TermHash::of(&normal)
}

fn phrase(words: &str) -> TermHash {
    joined(words.split(' ').map(hash))
}

/// One hash for several words in this order.
fn joined(surfaces: impl Iterator<Item = TermHash>) -> TermHash {
    surfaces.reduce(TermHash::then).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_say_what_a_word_may_be() {
        let table: [(&str, &[WordClass]); 11] = [
            ("senator", &[WordClass::Title, WordClass::Role]),
            ("kelly", &[WordClass::FirstName]),
            ("ilse", &[WordClass::FirstName, WordClass::Female]),
            ("mr", &[WordClass::Title, WordClass::Male]),
            ("times", &[WordClass::Organisation]),
            ("friday", &[WordClass::NotName]),
            ("insisted", &[WordClass::SpeechVerb, WordClass::Common]),
            ("ceasefire", &[WordClass::Common]),
            ("harrow", &[]),
            ("green", &[WordClass::SurnameWord]),
            ("make", &[WordClass::Common]),
        ];
        for (word, classes) in table {
            let found = Gazetteer::get().word(TermHash::of(word));
            assert_eq!(found.iter().collect::<Vec<_>>(), classes, "{word}");
        }
    }

    #[test]
    fn forms_of_a_first_name_have_one_id() {
        let id = |name: &str| Gazetteer::get().word(TermHash::of(name)).first_name();
        assert_eq!(id("bob"), id("robert"));
        assert_ne!(id("bob"), id("bill"));
        assert_eq!(id("zelensky"), None);
    }

    #[test]
    fn places_may_have_several_words() {
        let words = |phrase: &str| phrase.split(' ').map(hash).collect::<Vec<_>>();
        assert!(Gazetteer::get().is_place(words("New York").into_iter()));
        assert!(!Gazetteer::get().is_place(words("New").into_iter()));
    }
}
