//! Stemming: cutting the inflection off words.

use std::borrow::Cow;
use std::fmt;

use super::language::Language;

/// A Snowball stemmer (Porter, "Snowball: A language for stemming algorithms", 2001); for a language
/// without one, every word is its own stem.
pub struct Stemmer {
    language: Language,
    stemmer: Option<rust_stemmers::Stemmer>,
}

impl Stemmer {
    /// The stemmer of `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { language, stemmer: language.algorithm().map(rust_stemmers::Stemmer::create) }
    }

    /// The language it stems.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The stem of a word in its normal form (see [`normalise`](fn@super::normalise)).
    #[must_use]
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match &self.stemmer {
            Some(_) if self.language == Language::English && ends_in_no_suffix(word) => word.into(),
            Some(stemmer) => stemmer.stem(word),
            None => word.into(),
        }
    }
}

/// Whether an English word ends in what no suffix ends in that the stemmer cuts off or changes, and
/// so stays as it is. Of the words of a text, each counted once, a third do: names, numbers, codes.
fn ends_in_no_suffix(word: &str) -> bool {
    word.ends_with(NO_SUFFIX) && !word.starts_with('\'')
}

const NO_SUFFIX: &[char] = &[
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '_', 'a', 'b', 'f', 'h', 'j', 'k', 'o', 'p',
    'q', 'u', 'v', 'w', 'x', 'z',
];

impl Clone for Stemmer {
    fn clone(&self) -> Self {
        Self::new(self.language)
    }
}

impl fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Stemmer").field(&self.language).finish()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn stems_as_the_snowball_vocabularies_say() {
        let table = [
            (Language::English, "negotiations", "negoti"),
            (Language::English, "generously", "generous"),
            (Language::German, "verhandlungen", "verhandl"),
            (Language::French, "continuellement", "continuel"),
            (Language::Russian, "важнейшие", "важн"),
            (Language::Swedish, "klostergården", "klostergård"),
        ];
        for (language, word, stem) in table {
            assert_eq!(Stemmer::new(language).stem(word), stem);
        }
    }

    #[test]
    fn no_stemmer_panics_on_what_is_not_a_word() {
        for &language in Language::ALL {
            let stemmer = Stemmer::new(language);
            for word in ["", "a", "1", "_", "ß", "ґ", "한국", "a\u{301}", "x".repeat(9000).as_str()]
            {
                let _ = stemmer.stem(word);
            }
        }
    }

    proptest! {
        #[test]
        fn what_ends_in_no_suffix_is_its_own_stem(
            word in "([a-zé]([a-z0-9é'_]{0,4}(ing|ed|s|y|ness|ation)?){0,3})?[0-9_abfhjkopquvwxz]",
        ) {
            prop_assert!(ends_in_no_suffix(&word));
            let stemmer = rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::English);
            prop_assert_eq!(stemmer.stem(&word), word.as_str());
        }
    }
}
