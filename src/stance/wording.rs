//! Wording: lists of words by which an outlet tells that it judges.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use nohash_hasher::NoHashHasher;
use serde::Deserialize;

use super::cue::Cue;
use crate::text::TermHash;

/// The cue that each word is counted for, by the hash of the word.
static WORDING: LazyLock<HashMap<u64, Cue, BuildHasherDefault<NoHashHasher<u64>>>> =
    LazyLock::new(|| {
        let lists: Lists =
            toml::from_str(include_str!("data/wording.toml")).expect("a test reads the table");
        let words = |(cue, words): (Cue, String)| {
            let hashes: Vec<u64> = words.split_whitespace().map(|w| TermHash::of(w).0).collect();
            hashes.into_iter().map(move |hash| (hash, cue))
        };
        lists.by_cue().into_iter().flat_map(words).collect()
    });

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    first_person: String,
    second_person: String,
    modals: String,
    reporting: String,
    figures: String,
    judgements: String,
}

impl Lists {
    fn by_cue(self) -> [(Cue, String); 6] {
        [
            (Cue::FirstPerson, self.first_person),
            (Cue::SecondPerson, self.second_person),
            (Cue::Modals, self.modals),
            (Cue::Reporting, self.reporting),
            (Cue::Figures, self.figures),
            (Cue::Judgements, self.judgements),
        ]
    }
}

/// The cue that a word is counted for, if any.
pub(super) fn cue_of(word: TermHash) -> Option<Cue> {
    WORDING.get(&word.0).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_counted_for_one_cue() {
        let table = [("should", Some(Cue::Modals)), ("reckless", Some(Cue::Judgements))];
        for (word, cue) in table.into_iter().chain([("harbour", None)]) {
            assert_eq!(cue_of(TermHash::of(word)), cue, "{word}");
        }
    }
}
