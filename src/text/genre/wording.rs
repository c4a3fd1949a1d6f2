//! Wording: lists of words, and what they say of a text.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use nohash_hasher::NoHashHasher;
use serde::Deserialize;

use super::super::term_hash::TermHash;
use super::measures::{Measures, share};

/// Words from which on a text says all that its measures can.
const ENOUGH: f64 = 60.0;
/// Words of a sentence, and colons a word, beyond which more say nothing.
const LONG_SENTENCE: f64 = 30.0;
const MANY_COLONS: f64 = 0.2;
/// Lines from which on …
const LINES: usize = 3;
/// … and words below which a text has short lines.
const SHORT_LINE: f64 = 9.0;

/// The table of English.
pub(super) static WORDING: LazyLock<Wording> = LazyLock::new(|| {
    let table = toml::from_str(include_str!("../data/genre.toml"));
    Wording::of(table.expect("a test reads the table"))
});

/// Lists of words with their weights, and weights of shape.
pub(super) struct Wording {
    intercept: f64,
    shape: Shape,
    /// By list.
    weights: Vec<f64>,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    names: f64,
    orders: f64,
    lower_case: f64,
    sentence: f64,
    short_lines: f64,
    colons: f64,
    past_ending: f64,
    length: f64,
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

    /// Whether the words and the shape of a text are those of something else than news.
    pub(super) fn is_other(&self, measures: &Measures) -> bool {
        let scale = (measures.words as f64 / ENOUGH).min(1.0).sqrt();
        let words = self.weights.iter().zip(&measures.listed);
        let words: f64 = words.map(|(weight, &count)| weight * share(count, measures.words)).sum();
        self.intercept + scale * (words + self.shape.score(measures)) > 0.0
    }
}

impl Shape {
    fn score(&self, measures: &Measures) -> f64 {
        let has_short_lines = measures.lines >= LINES && measures.words_a_line() < SHORT_LINE;
        self.length
            + self.names * measures.names()
            + self.orders * measures.orders()
            + self.lower_case * f64::from(u8::from(measures.lower_case))
            + self.sentence * measures.words_a_sentence().min(LONG_SENTENCE) / LONG_SENTENCE
            + self.short_lines * f64::from(u8::from(has_short_lines))
            + self.colons * measures.colons().min(MANY_COLONS)
            + self.past_ending * measures.past_endings()
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
