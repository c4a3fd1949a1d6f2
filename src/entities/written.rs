//! How an article writes its words: with a capital, without one, in brackets.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use nohash_hasher::NoHashHasher;

use super::gap::plain_gap;
use super::word_shape::is_capitalised;
use crate::analysis::Analysis;
use crate::text::TermHash;

/// How an article writes each of its words, read once for all that ask.
pub(super) struct Written<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    words: HashMap<u64, Places, BuildHasherDefault<NoHashHasher<u64>>>,
}

/// Where a word stands.
#[derive(Debug, Default)]
struct Places {
    in_lower_case: bool,
    capitalised: Vec<usize>,
    /// Where a bracket opens before it.
    bracketed: Vec<usize>,
}

impl<'a> Written<'a> {
    pub(super) fn of(analysis: &'a Analysis<'a>) -> Self {
        let mut written = Self { analysis, words: HashMap::default() };
        (0..analysis.words().len()).for_each(|word| written.add(word));
        written
    }

    fn add(&mut self, word: usize) {
        let analysis = self.analysis;
        let places = self.words.entry(analysis.words()[word].surface.0).or_default();
        if is_capitalised(analysis, word) {
            places.capitalised.push(word);
        } else {
            places.in_lower_case = true;
        }
        if word > 0 && analysis.gap(word - 1).contains('(') && plain_gap(analysis, word - 1) == " ("
        {
            places.bracketed.push(word);
        }
    }

    fn places(&self, word: usize) -> Option<&Places> {
        self.words.get(&self.surface(word).0)
    }

    fn surface(&self, word: usize) -> TermHash {
        self.analysis.words()[word].surface
    }

    /// Whether the article writes the word at this place of [`Analysis::words`] without a capital
    /// anywhere.
    pub(super) fn in_lower_case(&self, word: usize) -> bool {
        self.places(word).is_some_and(|places| places.in_lower_case)
    }

    /// Where the article writes the word at this place with a capital, in order.
    pub(super) fn capitalised(&self, word: usize) -> &[usize] {
        self.places(word).map_or(&[], |places| &places.capitalised)
    }

    /// Where the article writes the word at this place after a bracket, in order.
    pub(super) fn bracketed(&self, word: usize) -> &[usize] {
        self.places(word).map_or(&[], |places| &places.bracketed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn a_word_stands_where_it_is_written_so() {
        let article = Article::new("", "Total markets (TAM) grew. tam, Tam and Markets\u{a0}(tam)");
        let analysis = Analyser::new(Language::English).analyse(&article);
        let written = Written::of(&analysis);
        let markets = written.capitalised(1);
        assert_eq!(
            (markets.len(), written.in_lower_case(1), written.in_lower_case(0)),
            (1, true, false)
        );
        assert_eq!((written.capitalised(2).len(), written.bracketed(2).len()), (2, 2));
    }
}
