//! Stop words: so common that they say nothing of what a text is about.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use nohash_hasher::NoHashHasher;

use super::language::Language;
use super::normalise;
use super::term_hash::TermHash;

/// The stop words of a language, by the hashes of their normal forms (NLTK's lists; Tamil has none).
#[derive(Clone, Debug, Default)]
pub struct StopWords(HashSet<u64, BuildHasherDefault<NoHashHasher<u64>>>);

impl StopWords {
    /// The list of `language`, with apostrophes split as the tokeniser splits them.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self(Self::list(language).into_iter().map(|word| word.0).collect())
    }

    /// The hashes of the words in the order of the list; one may come twice.
    pub(super) fn list(language: Language) -> Vec<TermHash> {
        let mut normal = String::new();
        let list = stop_words::lookup(language.code()).unwrap_or_default();
        let parts = list.iter().flat_map(|word| word.split(['\'', '’']));
        let hash = |part| {
            normalise(part, &mut normal);
            TermHash::of(&normal)
        };
        parts.map(hash).collect()
    }

    /// Whether the word with this surface form is on the list.
    #[must_use]
    pub fn contains(&self, surface: TermHash) -> bool {
        self.0.contains(&surface.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_knows_its_commonest_words() {
        let table = [
            (Language::English, "the"),
            (Language::German, "und"),
            (Language::French, "les"),
            (Language::Russian, "и"),
            (Language::Turkish, "ve"),
        ];
        for (language, word) in table {
            assert!(StopWords::new(language).contains(TermHash::of(word)), "{word}");
        }
        assert!(!StopWords::new(Language::English).contains(TermHash::of("ceasefire")));
    }
}
