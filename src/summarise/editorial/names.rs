//! Names of a story: where each is given in full, and where its last word stands alone.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use nohash_hasher::NoHashHasher;

use super::roles::Roles;
use super::sentence_words::SentenceWord;
use crate::entities::is_place;
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
    /// Those that use it as an acronym.
    pub(super) acronym: Sentences,
    /// Those that say what it stands for: `Wexmoor Harbour Board (WHB)`.
    pub(super) spelt_out: Sentences,
    /// Its stem.
    pub(super) stem: TermHash,
    /// Known to every reader by itself.
    pub(super) household: bool,
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
        let mut at = 0;
        while at < words.len() {
            if !words[at].capital {
                at += 1;
                continue;
            }
            let end = run_end(words, at);
            (at..end).filter(|&place| words[place].capital).for_each(|place| {
                self.mention(bit, words, place);
            });
            self.run(bit, words, at, end);
            at = end;
        }
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
        let name = self.entry(word);
        name.mentions |= bit;
        name.inside |= if plain { bit } else { 0 };
        match (acronym, bracketed) {
            (true, true) => name.spelt_out |= bit,
            (true, false) => name.acronym |= bit,
            _ => {}
        }
    }

    /// A run of words with capitals: a name in full, or a surname alone.
    fn run(&mut self, bit: Sentences, words: &[SentenceWord<'_>], mut start: usize, end: usize) {
        let bare = Roles::NO_NAME;
        while start < end && words[start].roles.any(bare) && !words[start].roles.any(Roles::TITLE) {
            start += 1;
        }
        let Some(last) = end.checked_sub(1).filter(|&last| last >= start) else { return };
        if !words[last].has_small_letters() || words[last].roles.any(bare) {
            return;
        }
        let next = words.get(end).map_or(Roles::default(), |next| next.roles);
        let speaks = next.any(Roles::SPEECH.and(Roles::PAST))
            || words.get(end).is_some_and(SentenceWord::is_possessive);
        let noun = start > 0 && words[start - 1].roles.any(Roles::ARTICLE);
        let titled = start > 0 && words[start - 1].roles.any(Roles::TITLE);
        let alone = last == start && !titled && !words[last].roles.any(Roles::TITLE);
        // `Russia-Ukraine` and `TV Peru` are no surnames behind a given name.
        let spaced = words[start + 1..=last].iter().any(|word| word.before.contains(' '));
        let given = words[start..last].iter().any(SentenceWord::may_be_given);
        let name = self.entry(&words[last]);
        name.person |= speaks;
        if alone {
            name.alone |= bit;
        } else if (spaced && given || titled) && !noun {
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

/// One past the last word of the run of capitals that starts at `start`; particles may stand inside.
fn run_end(words: &[SentenceWord<'_>], start: usize) -> usize {
    let mut end = start + 1;
    while end < words.len() && words[end].follows_in_name() {
        if words[end].capital {
            end += 1;
        } else if words[end].is_particle()
            && words.get(end + 1).is_some_and(|next| next.capital && next.follows_in_name())
        {
            end += 2;
        } else {
            break;
        }
    }
    end
}
