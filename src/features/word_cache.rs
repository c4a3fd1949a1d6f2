//! Features by word, kept between articles.

use super::word_vectors::WordRow;
use crate::text::{Token, TokenKind};

/// Features by word, so that a word is looked up once.
#[derive(Debug, Default)]
pub(super) struct WordCache {
    /// By word.
    words: Vec<WordFeatures>,
    /// The features of words that have more than a few, word by word.
    more: Vec<u32>,
}

/// Features that are kept with the word itself: surface and stem, and most words have no others.
const FEW: usize = 2;

/// Features of one word. It is small, since rare words are fetched from afar.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordFeatures {
    /// Its features; where they are many, their start and end in [`WordCache::more`].
    features: [u32; FEW],
    stored: Stored,
    pub(super) kind: TokenKind,
    /// Whether the vocabulary knows it, or its stem.
    pub(super) known: bool,
    /// Its vector, where there are any.
    pub(super) vector: WordRow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stored {
    /// The word has not been looked up yet.
    Nothing,
    /// This many features, no more than a few.
    Few(u8),
    Many,
}

impl WordFeatures {
    const UNKNOWN: Self = Self {
        features: [0; FEW],
        stored: Stored::Nothing,
        kind: TokenKind::Word,
        known: false,
        vector: WordRow::NONE,
    };

    /// Whether the word has not been looked up yet.
    #[inline]
    pub(super) fn is_new(&self) -> bool {
        self.stored == Stored::Nothing
    }

    /// Adds the features to `found`, each as often as `count`.
    ///
    /// A few are written down and as many kept as there are: how many could not be foretold, and a
    /// wrongly guessed branch costs more than a write.
    #[inline]
    pub(super) fn add_to(&self, found: &mut Vec<(u32, u16)>, count: u16, cache: &WordCache) {
        let few = if let Stored::Few(few) = self.stored { usize::from(few) } else { 0 };
        found.extend(self.features.map(|id| (id, count)));
        found.truncate(found.len() - (FEW - few));
        if self.stored == Stored::Many {
            let [start, end] = self.features.map(|place| place as usize);
            found.extend(cache.more[start..end].iter().map(|&id| (id, count)));
        }
    }
}

impl WordCache {
    /// The features of a word.
    #[inline]
    pub(super) fn word(&self, word: u32) -> WordFeatures {
        self.words.get(word as usize).copied().unwrap_or(WordFeatures::UNKNOWN)
    }

    /// Takes up a word, which has no feature yet but perhaps a vector.
    pub(super) fn begin(&mut self, token: &Token, vector: WordRow) {
        let place = token.word.0 as usize;
        if self.words.len() <= place {
            self.words.resize(place + 1, WordFeatures::UNKNOWN);
        }
        self.words[place] = WordFeatures {
            stored: Stored::Few(0),
            kind: token.kind,
            known: vector != WordRow::NONE,
            vector,
            ..WordFeatures::UNKNOWN
        };
    }

    /// Gives one more feature to a word, the last that got one or that has none.
    pub(super) fn add(&mut self, word: u32, id: u32, known: bool) {
        let word = &mut self.words[word as usize];
        word.known |= known;
        match word.stored {
            Stored::Few(few) if usize::from(few) < FEW => {
                word.features[usize::from(few)] = id;
                word.stored = Stored::Few(few + 1);
                return;
            }
            Stored::Many => {}
            _ => {
                let start = self.more.len() as u32;
                self.more.extend(word.features);
                (word.features[0], word.stored) = (start, Stored::Many);
            }
        }
        self.more.push(id);
        word.features[1] = self.more.len() as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::Language;

    #[test]
    fn a_word_gives_its_features_in_the_order_in_which_they_were_added() {
        let tokens = Analyser::new(Language::English).tokens("none one two three many");
        let mut cache = WordCache::default();
        assert!(cache.word(tokens[0].word.0).is_new());
        for (token, features) in tokens.iter().zip([0, 1, 2, 3, 9]) {
            cache.begin(token, WordRow::NONE);
            (0..features).for_each(|id| cache.add(token.word.0, id, id == 1));
        }
        for (token, features) in tokens.iter().zip([0_u32, 1, 2, 3, 9]) {
            let (mut found, cached) = (vec![(7, 7)], cache.word(token.word.0));
            cached.add_to(&mut found, 5, &cache);
            let expected = [(7, 7)].into_iter().chain((0..features).map(|id| (id, 5)));
            assert!(found.into_iter().eq(expected), "{features} features");
            assert_eq!((cached.is_new(), cached.known), (false, features > 1));
        }
    }
}
