//! Wording: lists of words, and what they say of a text.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use nohash_hasher::NoHashHasher;
use serde::Deserialize;

use super::super::term_hash::TermHash;

/// The table of English.
pub(super) static WORDING: LazyLock<Wording> = LazyLock::new(|| {
    let table = toml::from_str(include_str!("../data/genre.toml"));
    Wording::of(table.expect("a test reads the table"))
});

/// Lists of words with their weights, and weights of shape.
pub(super) struct Wording {
    pub(super) intercept: f64,
    pub(super) shape: Shape,
    /// By list.
    pub(super) weights: Vec<f64>,
    /// The lists that hold a word, a bit each, by the hash of the word.
    lists: HashMap<u64, u32, BuildHasherDefault<NoHashHasher<u64>>>,
    /// The places of the lists that have a meaning of their own.
    pub(super) function: usize,
    pub(super) orders: usize,
    pub(super) filler: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    intercept: f64,
    shape: Shape,
    list: Vec<List>,
}

/// Weights of the shape of a text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shape {
    pub(super) names: f64,
    pub(super) orders: f64,
    pub(super) lower_case: f64,
    pub(super) sentence: f64,
    pub(super) short_lines: f64,
    pub(super) colons: f64,
    pub(super) past_ending: f64,
    pub(super) length: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    name: String,
    weight: f64,
    words: String,
}

impl Wording {
    fn of(Table { intercept, shape, list: all }: Table) -> Self {
        let mut lists: HashMap<_, u32, _> = HashMap::default();
        for (place, list) in all.iter().enumerate() {
            for word in list.words.split_whitespace() {
                *lists.entry(TermHash::of(word).0).or_default() |= 1 << place;
            }
        }
        let place = |name: &str| all.iter().position(|list| list.name == name);
        let place = |name| place(name).expect("a test reads the table");
        let (function, orders, filler) = (place("function"), place("orders"), place("filler"));
        let weights = all.iter().map(|list| list.weight).collect();
        Self { intercept, shape, weights, lists, function, orders, filler }
    }

    /// Number of lists.
    pub(super) const fn lists(&self) -> usize {
        self.weights.len()
    }

    /// The lists that hold a word in lower case, a bit each.
    pub(super) fn lists_of(&self, word: &str) -> u32 {
        self.lists.get(&TermHash::of(word).0).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        let has = |word, list: usize| WORDING.lists_of(word) & (1 << list) != 0;
        assert!(has("the", WORDING.function) && has("stir", WORDING.orders));
        assert!(has("ipsum", WORDING.filler) && !has("the", WORDING.filler));
        assert_eq!(WORDING.lists_of("zebra"), 0);
        assert!((10..32).contains(&WORDING.lists()), "a bit each");
    }
}
