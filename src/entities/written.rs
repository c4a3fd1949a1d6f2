//! How an article writes its words: with a capital, without one, in brackets.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::ops::Range;

use nohash_hasher::NoHashHasher;

use super::gap::plain_gap;
use super::word_shape::is_capitalised;
use crate::analysis::Analysis;
use crate::text::TermHash;

type Hashed<V> = HashMap<u64, V, BuildHasherDefault<NoHashHasher<u64>>>;

/// How an article writes each of its words, read once for all that ask.
pub(super) struct Written<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    /// Of words that are written with a capital somewhere.
    words: Hashed<Places>,
    /// Where a bracket opens before a word; few articles are asked.
    bracketed: OnceCell<Hashed<Vec<usize>>>,
    /// Words without a capital that stand beside each other, as pairs; few articles are asked.
    lower_case_pairs: OnceCell<HashSet<u64, BuildHasherDefault<NoHashHasher<u64>>>>,
}

/// Where a word stands.
#[derive(Debug, Default)]
struct Places {
    in_lower_case: bool,
    capitalised: Vec<usize>,
}

impl<'a> Written<'a> {
    pub(super) fn of(analysis: &'a Analysis<'a>) -> Self {
        let mut words: Hashed<Places> = HashMap::default();
        let surface = |word: usize| analysis.words()[word].surface.0;
        let (capitalised, others): (Vec<usize>, Vec<usize>) =
            (0..analysis.words().len()).partition(|&word| is_capitalised(analysis, word));
        for word in capitalised {
            words.entry(surface(word)).or_default().capitalised.push(word);
        }
        for word in others {
            if let Some(places) = words.get_mut(&surface(word)) {
                places.in_lower_case = true;
            }
        }
        Self { analysis, words, bracketed: OnceCell::new(), lower_case_pairs: OnceCell::new() }
    }

    fn read_brackets(&self) -> Hashed<Vec<usize>> {
        let mut bracketed: Hashed<Vec<usize>> = HashMap::default();
        let opens = |&word: &usize| {
            self.analysis.gap(word - 1).contains('(') && plain_gap(self.analysis, word - 1) == " ("
        };
        for word in (1..self.analysis.words().len()).filter(opens) {
            bracketed.entry(self.surface(word).0).or_default().push(word);
        }
        bracketed
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
        self.places(word).is_none_or(|places| places.in_lower_case)
    }

    /// Whether the article writes these words, two or more, beside each other without a capital
    /// anywhere.
    pub(super) fn phrase_in_lower_case(&self, words: &Range<usize>) -> bool {
        let mut pairs = words.start..words.end - 1;
        words.clone().all(|word| self.in_lower_case(word)) && {
            let known = self.lower_case_pairs.get_or_init(|| self.read_lower_case_pairs());
            pairs.all(|word| known.contains(&self.pair(word)))
        }
    }

    fn read_lower_case_pairs(&self) -> HashSet<u64, BuildHasherDefault<NoHashHasher<u64>>> {
        let small = |word: usize| !is_capitalised(self.analysis, word);
        let pairs = (1..self.analysis.words().len()).map(|next| next - 1);
        pairs.filter(|&word| small(word) && small(word + 1)).map(|word| self.pair(word)).collect()
    }

    /// The word at this place and the next as one.
    fn pair(&self, word: usize) -> u64 {
        self.surface(word).then(self.surface(word + 1)).0
    }

    /// Where the article writes the word at this place with a capital, in order.
    pub(super) fn capitalised(&self, word: usize) -> &[usize] {
        self.places(word).map_or(&[], |places| &places.capitalised)
    }

    /// Where the article writes the word at this place after a bracket, in order.
    pub(super) fn bracketed(&self, word: usize) -> &[usize] {
        let bracketed = self.bracketed.get_or_init(|| self.read_brackets());
        bracketed.get(&self.surface(word).0).map_or(&[], Vec::as_slice)
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

    #[test]
    fn a_phrase_is_written_without_capitals_where_its_words_stand_together_so() {
        let text =
            "Chemical Weapons were banned. Their chemical weapons are weapons. Green Weapons.";
        let article = Article::new("", text);
        let analysis = Analyser::new(Language::English).analyse(&article);
        let written = Written::of(&analysis);
        let found = [0..2, 9..11].map(|words| written.phrase_in_lower_case(&words));
        assert_eq!(found, [true, false]);
    }
}
