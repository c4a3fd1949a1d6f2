//! What is known of words that stand in names or beside them, from tables of English.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use nohash_hasher::NoHashHasher;

use crate::text::{TermHash, normalise};

/// What a word may be in or beside a name. It may be several of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum Class {
    /// `President`, `Sen`: what follows is a person's name.
    Title = 1,
    /// `spokesman`: the same in lower case.
    Role = 1 << 1,
    /// `Donald`.
    FirstName = 1 << 2,
    /// `Committee`: the name is a body's.
    Organisation = 1 << 3,
    /// `Russian`: no name, but an adjective to one.
    People = 1 << 4,
    /// `Monday`.
    NotName = 1 << 5,
    /// `Meanwhile`: it has its capital from the sentence.
    Opener = 1 << 6,
    /// `von`: in lower case inside a name.
    Particle = 1 << 7,
    /// `said`: its subject speaks.
    Says = 1 << 8,
    /// `Ilse`, `Mrs`: the name is a woman's.
    Woman = 1 << 9,
    /// `Donald`, `Mr`: the name is a man's.
    Man = 1 << 10,
}

/// The classes of a word, and which first names it is a form of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    classes: u16,
    family: u16,
}

impl Known {
    pub(super) const fn is(self, class: Class) -> bool {
        self.classes & class as u16 != 0
    }

    /// A number that `Bob` and `Robert` share; none of what is no first name.
    pub(super) const fn family(self) -> Option<u16> {
        if self.is(Class::FirstName) { Some(self.family) } else { None }
    }
}

type ByTerm<T> = HashMap<u64, T, BuildHasherDefault<NoHashHasher<u64>>>;

type Phrases = HashSet<u64, BuildHasherDefault<NoHashHasher<u64>>>;

/// The tables, by word and by phrase.
#[derive(Debug, Default)]
pub(super) struct Words {
    known: ByTerm<Known>,
    places: Phrases,
    outlets: Phrases,
    same: ByTerm<&'static str>,
}

const CLASSES: [(&str, Class); 8] = [
    (include_str!("data/titles.txt"), Class::Title),
    (include_str!("data/roles.txt"), Class::Role),
    (include_str!("data/organisations.txt"), Class::Organisation),
    (include_str!("data/peoples.txt"), Class::People),
    (include_str!("data/not_names.txt"), Class::NotName),
    (include_str!("data/openers.txt"), Class::Opener),
    (include_str!("data/particles.txt"), Class::Particle),
    (include_str!("data/says.txt"), Class::Says),
];
const FIRST_NAMES: &str = include_str!("data/first_names.txt");
const WOMENS_TITLES: &[&str] = &[
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
const MENS_TITLES: &[&str] =
    &["Mr", "Sir", "Lord", "King", "Prince", "Pope", "Chairman", "Congressman", "Spokesman"];
const PLACES: &str = include_str!("data/places.txt");
const OUTLETS: &str = include_str!("data/outlets.txt");
const SAME: &str = include_str!("data/same.txt");

impl Words {
    /// The tables, read once.
    pub(super) fn get() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut words = Self::default();
        for (table, class) in CLASSES {
            for word in lines(table).flat_map(str::split_whitespace) {
                words.mark(word, class);
            }
        }
        words.read_first_names();
        words.places = lines(PLACES).map(|place| phrase(place).0).collect();
        words.outlets = lines(OUTLETS).map(|outlet| phrase(outlet).0).collect();
        for line in lines(SAME) {
            let name = line.split(", ").next().unwrap_or(line);
            words.same.extend(line.split(", ").map(|other| (phrase(other).0, name)));
        }
        words
    }

    fn read_first_names(&mut self) {
        let mut bearer = None;
        for (family, line) in (0..).zip(FIRST_NAMES.lines()) {
            match line {
                "# Women's" => bearer = Some(Class::Woman),
                "# Men's" => bearer = Some(Class::Man),
                "# Both" => bearer = None,
                line if line.starts_with('#') => {}
                line => line.split(' ').for_each(|name| self.first_name(name, family, bearer)),
            }
        }
        for (titles, bearer) in [(WOMENS_TITLES, Class::Woman), (MENS_TITLES, Class::Man)] {
            for title in titles {
                self.mark(title, bearer);
            }
        }
    }

    /// A form of two names is of the family that was listed first.
    fn first_name(&mut self, name: &str, family: u16, bearer: Option<Class>) {
        if self.word(term(name)).family().is_none() {
            self.mark(name, Class::FirstName).family = family;
            if let Some(bearer) = bearer {
                self.mark(name, bearer);
            }
        }
    }

    fn mark(&mut self, word: &str, class: Class) -> &mut Known {
        let known = self.known.entry(term(word).0).or_default();
        known.classes |= class as u16;
        known
    }

    /// What is known of the word with this surface term.
    pub(super) fn word(&self, surface: TermHash) -> Known {
        self.known.get(&surface.0).copied().unwrap_or_default()
    }

    /// Whether the words with these surface terms name a place.
    pub(super) fn is_place(&self, surfaces: impl Iterator<Item = TermHash>) -> bool {
        self.places.contains(&joined(surfaces).0)
    }

    /// Whether the words with these surface terms name a newspaper, an agency or a broadcaster.
    pub(super) fn is_outlet(&self, surfaces: impl Iterator<Item = TermHash>) -> bool {
        self.outlets.contains(&joined(surfaces).0)
    }

    /// What the actor that these words name is called, if it has several names.
    pub(super) fn same(&self, surfaces: impl Iterator<Item = TermHash>) -> Option<&'static str> {
        self.same.get(&joined(surfaces).0).copied()
    }
}

impl Words {
    /// The same of a name as it is written.
    pub(super) fn same_name(&self, name: &str) -> Option<&'static str> {
        self.same.get(&phrase(name).0).copied()
    }
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn term(word: &str) -> TermHash {
    let mut normal = String::new();
    normalise(word, &mut normal);
    TermHash::of(&normal)
}

fn phrase(words: &str) -> TermHash {
    joined(words.split(' ').map(term))
}

/// One term for several words in this order.
fn joined(surfaces: impl Iterator<Item = TermHash>) -> TermHash {
    surfaces.reduce(TermHash::then).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_say_what_a_word_may_be() {
        let table: [(&str, &[Class]); 8] = [
            ("senator", &[Class::Title, Class::Role]),
            ("kelly", &[Class::FirstName]),
            ("ilse", &[Class::FirstName, Class::Woman]),
            ("mr", &[Class::Title, Class::Man]),
            ("times", &[Class::Organisation]),
            ("friday", &[Class::NotName]),
            ("insisted", &[Class::Says]),
            ("ceasefire", &[]),
        ];
        for (word, classes) in table {
            let known = Words::get().word(TermHash::of(word));
            let marks = classes.iter().fold(0, |marks, class| marks | *class as u16);
            assert_eq!(known.classes, marks, "{word}");
        }
    }

    #[test]
    fn forms_of_a_first_name_are_one_family() {
        let family = |name: &str| Words::get().word(TermHash::of(name)).family();
        assert_eq!(family("bob"), family("robert"));
        assert_ne!(family("bob"), family("bill"));
        assert_eq!(family("zelensky"), None);
    }

    #[test]
    fn places_and_other_names_may_have_several_words() {
        let words = |phrase: &str| phrase.split(' ').map(term).collect::<Vec<_>>();
        assert!(Words::get().is_place(words("New York").into_iter()));
        assert!(!Words::get().is_place(words("New").into_iter()));
        assert_eq!(Words::get().same(words("GOP").into_iter()), Some("Republicans"));
    }
}
