//! Stop words counted as votes for the languages that have them.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::iter;
use std::ops::Index;
use std::sync::LazyLock;

use nohash_hasher::NoHashHasher;

use super::StopWords;
use super::language::Language;
use super::term_hash::TermHash;

/// Number of votes for each language, by its place in [`Language::ALL`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes([u32; Language::ALL.len()]);

/// What a stop word of one language alone says in [`Votes::shared`].
pub(super) const VOICE: u32 = 60;

impl Votes {
    /// One vote of each word for each language that has it as a stop word.
    pub(super) fn of(words: impl Iterator<Item = TermHash>) -> Self {
        Self::weighted(words, |_| 1)
    }

    /// One vote of each word however often it comes: a name such as *Van der Poel* is no text.
    pub(super) fn of_distinct(words: impl Iterator<Item = TermHash>) -> Self {
        let mut stop_words: Vec<TermHash> =
            words.filter(|&word| !speakers(word).is_none()).collect();
        stop_words.sort_unstable();
        stop_words.dedup();
        Self::of(stop_words.into_iter())
    }

    /// The vote of each word, [`VOICE`], in equal shares among the languages that have it.
    pub(super) fn shared(words: impl Iterator<Item = TermHash>) -> Self {
        Self::weighted(words, |speakers| VOICE / speakers.0.count_ones())
    }

    fn weighted(words: impl Iterator<Item = TermHash>, weight: impl Fn(Speakers) -> u32) -> Self {
        let mut votes = Self::default();
        for speakers in words.map(speakers).filter(|speakers| !speakers.is_none()) {
            let weight = weight(speakers);
            speakers.places().for_each(|place| votes.0[place] += weight);
        }
        votes
    }

    /// The most votes that a language other than `language` has, and the first such.
    pub(super) fn rival_of(&self, language: Language) -> (Language, u32) {
        let others = Language::ALL.iter().filter(|&&other| other != language);
        let first_most = |most: (Language, u32), &other: &Language| {
            if self[other] > most.1 { (other, self[other]) } else { most }
        };
        others.fold((Language::Other, 0), first_most)
    }
}

impl Index<Language> for Votes {
    type Output = u32;

    fn index(&self, language: Language) -> &u32 {
        &self.0[language.place()]
    }
}

/// The languages that have `word` as a stop word.
fn speakers(word: TermHash) -> Speakers {
    SPEAKERS.get(&word.0).copied().unwrap_or_default()
}

/// The languages that a stop word belongs to: a bit for each place in [`Language::ALL`].
#[derive(Clone, Copy, Default)]
struct Speakers(u32);

impl Speakers {
    const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Their places, rising.
    fn places(self) -> impl Iterator<Item = usize> {
        let without_first = |&bits: &u32| Some(bits & bits.wrapping_sub(1));
        let rest = iter::successors(Some(self.0), without_first).take_while(|&bits| bits != 0);
        rest.map(|bits| bits.trailing_zeros() as usize)
    }
}

/// The languages of each stop word.
static SPEAKERS: LazyLock<HashMap<u64, Speakers, BuildHasherDefault<NoHashHasher<u64>>>> =
    LazyLock::new(|| {
        let mut speakers: HashMap<u64, Speakers, _> = HashMap::default();
        for (place, &language) in Language::ALL.iter().enumerate() {
            for word in StopWords::list(language) {
                speakers.entry(word.0).or_default().0 |= 1 << place;
            }
        }
        speakers
    });

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> impl Iterator<Item = TermHash> {
        text.split(' ').map(TermHash::of)
    }

    #[test]
    fn a_stop_word_votes_for_every_language_that_has_it() {
        let text = "das die das ministerium in the";
        let (plain, distinct) = (Votes::of(words(text)), Votes::of_distinct(words(text)));
        assert_eq!((plain[Language::German], distinct[Language::German]), (4, 3));
        assert_eq!((plain[Language::English], distinct[Language::English]), (2, 2));
        let shared = Votes::shared(words("the nicht"));
        assert_eq!((shared[Language::English], shared[Language::German]), (VOICE, VOICE));
    }

    #[test]
    fn the_rival_is_the_strongest_other_language() {
        let votes = Votes::of(words("das ist nicht the"));
        assert_eq!(votes.rival_of(Language::English), (Language::German, 3));
        assert_eq!(votes.rival_of(Language::German).1, 1);
        assert_eq!(Votes::default().rival_of(Language::English), (Language::Other, 0));
    }
}
