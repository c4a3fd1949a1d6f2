//! Words that tell what a sentence is for.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use nohash_hasher::NoHashHasher;

use crate::text::{Language, Stemmer, TermHash};

/// What a word is a sign of: a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cues(pub(crate) u16);

impl Cues {
    /// Points back at something said before.
    pub(crate) const PRONOUN: Self = Self(1);
    /// Joins a sentence to the one before.
    pub(crate) const CONNECTIVE: Self = Self(1 << 1);
    /// Reports speech.
    pub(crate) const SAID: Self = Self(1 << 2);
    /// Speaks for oneself or to the reader.
    pub(crate) const FIRST_PERSON: Self = Self(1 << 3);
    /// Speaks of people already named.
    pub(crate) const THIRD_PERSON: Self = Self(1 << 4);
    /// Tells the time.
    pub(crate) const DATE: Self = Self(1 << 5);
    /// Points at a picture.
    pub(crate) const CAPTION: Self = Self(1 << 6);
    /// Belongs to the page, not to the story.
    pub(crate) const BOILERPLATE: Self = Self(1 << 7);
    /// An article.
    pub(crate) const ARTICLE: Self = Self(1 << 8);

    /// Whether it is one of `cues`.
    pub(crate) const fn any(self, cues: Self) -> bool {
        self.0 & cues.0 != 0
    }
}

const ENGLISH: &[(Cues, &str)] = &[
    (
        Cues::PRONOUN,
        "he she it they this that these those his her their its him them i we you my our",
    ),
    (
        Cues::CONNECTIVE,
        "but however and also meanwhile so then still yet or although though while despite because \
         if when as after in for nevertheless instead later another other others now even",
    ),
    (
        Cues::SAID,
        "said says told added claimed according explained wrote tweeted reported say tells \
         insisted announced revealed confirmed",
    ),
    (Cues::FIRST_PERSON, "i we my our me us you your"),
    (Cues::THIRD_PERSON, "he she his her they their him them"),
    (
        Cues::DATE,
        "monday tuesday wednesday thursday friday saturday sunday january february march april \
         june july august september october november december yesterday today tonight tomorrow \
         week month year weekend",
    ),
    (
        Cues::CAPTION,
        "pictured photo image video picture photograph photographed scroll above below left right \
         caption footage related",
    ),
    (
        Cues::BOILERPLATE,
        "published updated est gmt edt bst mailonline copyright click contributed dailymail follow \
         email subscribe cnn sportsmail comments newsletter sign",
    ),
    (Cues::ARTICLE, "the a an"),
];

/// Words that point back when they open a sentence, in the other languages that news is most read
/// in: without what came before, the reader cannot know whom they mean.
const PRONOUNS: &[(Language, &str)] = &[
    (Language::Danish, "han hun den det de disse denne dette hans hendes deres"),
    (Language::Dutch, "hij zij ze het dit dat deze die zijn haar hun"),
    (
        Language::French,
        "il elle ils elles ce cela celui celle ceux celles cette ces son sa ses leur leurs",
    ),
    (Language::German, "er sie es dies diese dieser dieses sein seine ihr ihre"),
    (
        Language::Italian,
        "egli lui lei esso essa essi esse loro questo questa questi queste quello quella suo sua",
    ),
    (Language::Norwegian, "han hun den det de disse denne dette hans hennes deres"),
    (
        Language::Portuguese,
        "ele ela eles elas isto isso este esta estes estas esse essa seu sua seus suas",
    ),
    (Language::Russian, "он она оно они это этот эта эти его ее её их"),
    (Language::Spanish, "él ella ellos ellas esto eso este esta estos estas ese esa su sus"),
    (Language::Swedish, "han hon den det de dessa denna detta hans hennes deras"),
];

/// The cues of one language, by the terms of their stems.
#[derive(Debug)]
pub(crate) struct Table {
    cues: HashMap<u64, Cues, BuildHasherDefault<NoHashHasher<u64>>>,
    /// Whether the stems whose terms start with these bits may be signs. Few words are, and for most
    /// of the others this spares the look-up.
    may: [bool; 1 << FIRST_BITS],
}

/// The first bits of a term: the cues of a language share them with one word in twenty.
const FIRST_BITS: u32 = 12;

impl Default for Table {
    fn default() -> Self {
        Self { cues: HashMap::default(), may: [false; 1 << FIRST_BITS] }
    }
}

impl Table {
    /// The table of `language`: all cues in English, pronouns in some others, else none.
    pub(crate) fn of(language: Option<Language>) -> &'static Self {
        static TABLES: LazyLock<HashMap<Language, Table>> = LazyLock::new(tables);
        static NONE: LazyLock<Table> = LazyLock::new(Table::default);
        language.and_then(|language| TABLES.get(&language)).unwrap_or(&NONE)
    }

    /// What the word with this stem is a sign of.
    #[inline]
    pub(crate) fn get(&self, stem: TermHash) -> Cues {
        if self.may[Self::first_bits(stem)] {
            self.cues.get(&stem.0).copied().unwrap_or_default()
        } else {
            Cues::default()
        }
    }

    fn add(&mut self, stem: TermHash, cues: Cues) {
        self.may[Self::first_bits(stem)] = true;
        self.cues.entry(stem.0).or_default().0 |= cues.0;
    }

    const fn first_bits(stem: TermHash) -> usize {
        (stem.0 >> (u64::BITS - FIRST_BITS)) as usize
    }
}

fn tables() -> HashMap<Language, Table> {
    let mut tables: HashMap<Language, Table> = HashMap::new();
    let english = ENGLISH.iter().map(|&(cues, words)| (Language::English, cues, words));
    let others = PRONOUNS.iter().map(|&(language, words)| (language, Cues::PRONOUN, words));
    for (language, cues, words) in english.chain(others) {
        let stemmer = Stemmer::new(language);
        let table = tables.entry(language).or_default();
        for word in words.split_whitespace() {
            table.add(TermHash::of(&stemmer.stem(word)), cues);
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_a_sign_of_several_things() {
        let english = Table::of(Some(Language::English));
        let they = english.get(TermHash::of("they"));
        assert!(they.any(Cues::PRONOUN) && they.any(Cues::THIRD_PERSON) && !they.any(Cues::SAID));
        assert_eq!(english.get(TermHash::of("harbour")), Cues::default());
        assert!(Table::of(Some(Language::Russian)).get(TermHash::of("он")).any(Cues::PRONOUN));
        assert_eq!(Table::of(None).get(TermHash::of("he")), Cues::default());
    }
}
