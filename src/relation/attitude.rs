//! Attitudes: words that say whether somebody is for or against somebody.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::{Language, Stemmer};

/// What a word says of an attitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Attitude {
    /// `accuse`: words against somebody.
    Blame,
    /// `attack`: deeds against somebody.
    Harm,
    /// `praise`: words for somebody.
    Praise,
    /// `protect`: deeds for somebody.
    Help,
}

impl Attitude {
    /// Name in features, which opens with its sign.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Blame => "-say",
            Self::Harm => "-do",
            Self::Praise => "+say",
            Self::Help => "+do",
        }
    }

    /// Whether it is for somebody.
    pub(super) const fn is_favourable(self) -> bool {
        matches!(self, Self::Praise | Self::Help)
    }

    /// The attitude that words of a stem say, if they say any.
    pub(super) fn of(stem: &str) -> Option<Self> {
        ATTITUDES.get(stem).copied()
    }
}

/// By stem.
static ATTITUDES: LazyLock<HashMap<String, Attitude>> = LazyLock::new(|| {
    let table: toml::Table =
        toml::from_str(include_str!("data/attitudes.toml")).expect("a test reads the table");
    let stemmer = Stemmer::new(Language::English);
    let named = [Attitude::Help, Attitude::Praise, Attitude::Harm, Attitude::Blame];
    let keys = [(named[0], "help"), (named[1], "praise"), (named[2], "harm"), (named[3], "blame")];
    let words = keys.into_iter().flat_map(|(attitude, key)| {
        let words = table[key].as_array().into_iter().flatten().filter_map(toml::Value::as_str);
        words.map(move |word| (attitude, word))
    });
    // Of a stem in two lists the later counts: words against somebody before deeds for them.
    words.map(|(attitude, word)| (stemmer.stem(word).into_owned(), attitude)).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_tells_praise_from_blame_in_every_form() {
        let stemmer = Stemmer::new(Language::English);
        let table = [
            ("accused", Some(Attitude::Blame)),
            ("sanctions", Some(Attitude::Harm)),
            ("praising", Some(Attitude::Praise)),
            ("assisted", Some(Attitude::Help)),
            ("walked", None),
        ];
        for (word, attitude) in table {
            assert_eq!(Attitude::of(&stemmer.stem(word)), attitude, "{word}");
        }
    }
}
