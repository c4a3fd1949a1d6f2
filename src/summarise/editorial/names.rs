//! Names of a story: where each is given in full, and where its last word stands alone.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use nohash_hasher::NoHashHasher;

use super::expansion::Expansion;
use super::given::{Given, GivenName};
use super::name_run::{NameRun, name_runs};
use super::roles::Roles;
use super::sentence_words::SentenceWord;
use crate::entities::{Gender, gender_of, is_place};
use crate::text::TermHash;

/// A set of sentences, by their bits.
pub(super) type Sentences = u64;

/// Letters of the longest acronym.
const ACRONYM: usize = 6;

/// What is known of a word with a capital.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Name {
    /// Sentences that hold it.
    pub(super) mentions: Sentences,
    /// Those that hold it behind a given name or a title.
    pub(super) full: Sentences,
    /// Those that hold it alone.
    pub(super) alone: Sentences,
    /// Those that hold it where no sentence starts: the capital is its own.
    pub(super) inside: Sentences,
    /// It speaks, or owns something.
    pub(super) person: bool,
    /// It speaks.
    pub(super) speaks: bool,
    /// The given name before it.
    pub(super) given: Given,
    /// The gender that its given name or its title tells.
    pub(super) gender: Option<Gender>,
    /// Those that use it as an acronym.
    pub(super) acronym: Sentences,
    /// Those that say what it stands for: `Wexmoor Harbour Board (WHB)`.
    pub(super) spelt_out: Sentences,
    /// What it stands for there.
    pub(super) expansion: Option<Expansion>,
    /// Its stem.
    pub(super) stem: TermHash,
    /// Known to every reader by itself.
    pub(super) household: bool,
}

impl Name {
    /// Whether an edit may put its given name before it.
    pub(super) fn may_be_introduced(&self) -> bool {
        let trusted = |given: GivenName| given.listed || self.speaks;
        self.person && !self.household && self.given.one().is_some_and(trusted)
    }

    /// Whether it may be a person's: it has a given name, or speaks.
    pub(super) fn may_be_person(&self) -> bool {
        match self.given {
            Given::Several => true,
            Given::One(given) => given.listed || self.person,
            Given::Unknown => self.speaks,
        }
    }
}

/// Names of a story, in the order of first mention.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    places: HashMap<u64, usize, BuildHasherDefault<NoHashHasher<u64>>>,
    pub(super) all: Vec<Name>,
}

impl Names {
    /// Forgets the names of the story before.
    pub(super) fn clear(&mut self) {
        self.places.clear();
        self.all.clear();
    }

    /// Takes up the names of sentence `index`.
    pub(super) fn read(&mut self, index: usize, words: &[SentenceWord<'_>]) {
        let bit = 1 << index;
        for run in name_runs(words) {
            (run.start..run.end).filter(|&place| words[place].capital).for_each(|place| {
                self.mention(bit, words, place);
            });
            self.run(bit, words, run);
        }
    }

    /// The name of `word`, by its place among all, if it is one.
    pub(super) fn place(&self, word: &SentenceWord<'_>) -> Option<usize> {
        self.places.get(&word.token.surface.0).copied()
    }

    fn entry(&mut self, word: &SentenceWord<'_>) -> &mut Name {
        let key = word.token.surface;
        let next = self.all.len();
        let place = *self.places.entry(key.0).or_insert(next);
        if place == next {
            let household = word.roles.any(Roles::HOUSEHOLD_NAME) || is_place(key);
            self.all.push(Name { stem: word.token.stem, household, ..Name::default() });
        }
        &mut self.all[place]
    }

    fn mention(&mut self, bit: Sentences, words: &[SentenceWord<'_>], place: usize) {
        let word = &words[place];
        let (acronym, bracketed) = (word.is_acronym(ACRONYM), word.before.ends_with('('));
        let own = place > 0 && !word.roles.any(Roles::NO_NAME.and(Roles::TITLE));
        let plain = own && words[place - 1].ends_plainly() && word.has_small_letters();
        let expansion = if acronym && bracketed { Expansion::before(words, place) } else { None };
        let name = self.entry(word);
        name.expansion = name.expansion.or(expansion);
        name.mentions |= bit;
        name.inside |= if plain { bit } else { 0 };
        match (acronym, bracketed) {
            (true, true) => name.spelt_out |= bit,
            (true, false) => name.acronym |= bit,
            _ => {}
        }
    }

    /// A run of words with capitals: a name in full, or a surname alone.
    fn run(&mut self, bit: Sentences, words: &[SentenceWord<'_>], run: NameRun) {
        let Some(run) = run.trimmed(words) else { return };
        let (last, next) = (run.end - 1, words.get(run.end));
        let roles = next.map_or(Roles::default(), |next| next.roles);
        let owns = next.is_some_and(SentenceWord::is_possessive);
        let (alone, full) = (run.is_alone(words), run.is_full(words));
        let given = Given::of(words, run);
        let told = given.one().map(|given| given.first).or_else(|| run.address(words));
        let gender = told.and_then(gender_of);
        let name = self.entry(&words[last]);
        name.person |= owns || roles.any(Roles::SPEECH.and(Roles::PAST));
        name.speaks |= roles.any(Roles::SPEECH);
        name.given = name.given.or(given);
        name.gender = name.gender.or(gender);
        if alone {
            name.alone |= bit;
        } else if full {
            name.full |= bit;
        }
    }

    /// Whether sentence `index` has names that were given in full elsewhere, and alone here; by
    /// their places among all names.
    pub(super) fn needed(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let bit: Sentences = 1 << index;
        let needs = move |name: &Name| {
            name.alone & bit != 0
                && name.full & bit == 0
                && name.full != 0
                && name.person
                && !name.household
        };
        self.all.iter().enumerate().filter(move |(_, name)| needs(name)).map(|(place, _)| place)
    }
}
