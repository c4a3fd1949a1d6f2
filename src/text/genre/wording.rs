//! Wording: lists of words, and what they say of a text.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

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
/// The list that is looked up by its name.
const FUNCTION: &str = "function";

/// The table of English.
pub(super) static WORDING: LazyLock<Wording> = LazyLock::new(|| {
    let table = toml::from_str(include_str!("../data/genre.toml"));
    Wording::of(table.expect("a test reads the table"))
});

/// Lists of words with their weights, and weights of shape.
pub(super) struct Wording {
    intercept: f64,
    shape: Shape,
    /// Weight of each list.
    weights: Vec<f64>,
    /// The lists of each word.
    lists: HashMap<String, Vec<usize>>,
    function: HashSet<String>,
    orders: HashSet<String>,
    filler: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    intercept: f64,
    shape: Shape,
    orders: Words,
    filler: Words,
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
struct Words {
    words: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    name: String,
    weight: f64,
    words: String,
}

impl Wording {
    fn of(table: Table) -> Self {
        let set = |words: &str| words.split_whitespace().map(str::to_owned).collect();
        let mut lists: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, list) in table.list.iter().enumerate() {
            for word in list.words.split_whitespace() {
                lists.entry(word.to_owned()).or_default().push(place);
            }
        }
        let function = table.list.iter().find(|list| list.name == FUNCTION);
        Self {
            intercept: table.intercept,
            shape: table.shape,
            weights: table.list.iter().map(|list| list.weight).collect(),
            lists,
            function: function.map(|list| set(&list.words)).unwrap_or_default(),
            orders: set(&table.orders.words),
            filler: set(&table.filler.words),
        }
    }

    /// Number of lists.
    pub(super) fn lists(&self) -> usize {
        self.weights.len()
    }

    /// The lists that hold a word.
    pub(super) fn lists_of(&self, word: &str) -> impl Iterator<Item = usize> {
        self.lists.get(word).into_iter().flatten().copied()
    }

    pub(super) fn is_function(&self, word: &str) -> bool {
        self.function.contains(word)
    }

    pub(super) fn is_order(&self, word: &str) -> bool {
        self.orders.contains(word)
    }

    pub(super) fn is_filler(&self, word: &str) -> bool {
        self.filler.contains(word)
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
        assert!(
            WORDING.is_function("the") && WORDING.is_order("stir") && WORDING.is_filler("ipsum")
        );
        assert_eq!(WORDING.lists_of("butter").count(), 1);
        assert_eq!(WORDING.lists_of("zebra").count(), 0);
        assert!(WORDING.lists() > 10 && WORDING.function.len() > 30);
    }
}
