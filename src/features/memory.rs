//! What a vectoriser keeps between articles.

use super::counter::Counter;
use crate::analysis::Analysis;
use crate::text::{LexiconId, TermHash, Token, TokenKind};

/// What a vectoriser remembers between articles, so that a word is looked up once: features by
/// word, and room to work in. It belongs to one vectoriser and one thread.
#[derive(Debug, Default)]
pub struct Memory {
    /// The lexicon that words are counted in.
    lexicon: LexiconId,
    pub(super) learnt: Learnt,
    /// How often each word was met in the article at hand.
    pub(super) words: Counter,
    /// The same words, with what is remembered of them.
    pub(super) met: Vec<Met>,
    /// What the index is asked for.
    pub(super) asked: Vec<Asked>,
    /// Keys of the article at hand that the vocabulary may know, and room for more.
    pub(super) keys: Vec<TermHash>,
    /// Where the index would have them.
    pub(super) homes: Vec<u64>,
    /// The features found in the article at hand, each as often as it was found at once.
    pub(super) found: Vec<(u32, u16)>,
    /// How often each feature was found in the article at hand.
    pub(super) features: Counter,
}

/// A word of the article at hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Met {
    pub(super) word: u32,
    pub(super) count: u16,
    pub(super) remembered: Remembered,
}

/// A feature that a word has and a vocabulary may know.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) word: u32,
    /// The place of its group among those of the vocabulary.
    pub(super) place: usize,
    pub(super) key: TermHash,
}

/// What words give by themselves.
#[derive(Debug, Default)]
pub(super) struct Learnt {
    /// By word.
    words: Vec<Remembered>,
    /// The features of words that have more than a few, word by word.
    more: Vec<u32>,
}

/// Features that are kept with the word itself: surface and stem, and most words have no others.
const FEW: usize = 2;

/// What a word gives by itself. It is small, since rare words are fetched from afar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Remembered {
    /// Its features; where they are many, their start and end in [`Learnt::more`].
    features: [u32; FEW],
    kept: Kept,
    pub(super) kind: TokenKind,
    /// Whether the vocabulary knows it, or its stem.
    pub(super) known: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    /// The word has not been met yet.
    Nothing,
    /// This many features, no more than a few.
    Few(u8),
    Many,
}

impl Remembered {
    const NOT_MET: Self =
        Self { features: [0; FEW], kept: Kept::Nothing, kind: TokenKind::Word, known: false };

    /// Whether the word has not been met yet.
    #[inline]
    pub(super) fn is_new(&self) -> bool {
        self.kept == Kept::Nothing
    }

    /// Adds the features to `found`, each as often as `count`.
    ///
    /// A few are written down and as many kept as there are: how many could not be foretold, and a
    /// wrongly guessed branch costs more than a write.
    #[inline]
    pub(super) fn add_to(&self, found: &mut Vec<(u32, u16)>, count: u16, learnt: &Learnt) {
        let few = if let Kept::Few(few) = self.kept { usize::from(few) } else { 0 };
        found.extend(self.features.map(|id| (id, count)));
        found.truncate(found.len() - (FEW - few));
        if self.kept == Kept::Many {
            let [start, end] = self.features.map(|place| place as usize);
            found.extend(learnt.more[start..end].iter().map(|&id| (id, count)));
        }
    }
}

impl Learnt {
    /// What is remembered of a word.
    #[inline]
    pub(super) fn word(&self, word: u32) -> Remembered {
        self.words.get(word as usize).copied().unwrap_or(Remembered::NOT_MET)
    }

    /// Remembers a word that has no feature yet.
    pub(super) fn begin(&mut self, token: &Token) {
        let place = token.word.0 as usize;
        if self.words.len() <= place {
            self.words.resize(place + 1, Remembered::NOT_MET);
        }
        self.words[place] =
            Remembered { kept: Kept::Few(0), kind: token.kind, ..Remembered::NOT_MET };
    }

    /// Gives one more feature to a word, the last that got one or that has none.
    pub(super) fn add(&mut self, word: u32, id: u32, known: bool) {
        let word = &mut self.words[word as usize];
        word.known |= known;
        match word.kept {
            Kept::Few(few) if usize::from(few) < FEW => {
                word.features[usize::from(few)] = id;
                word.kept = Kept::Few(few + 1);
                return;
            }
            Kept::Many => {}
            _ => {
                let start = self.more.len() as u32;
                self.more.extend(word.features);
                (word.features[0], word.kept) = (start, Kept::Many);
            }
        }
        self.more.push(id);
        word.features[1] = self.more.len() as u32;
    }
}

impl Memory {
    /// Forgets words of another lexicon.
    pub(super) fn prepare(&mut self, lexicon: LexiconId) {
        if self.lexicon != lexicon {
            *self = Self { lexicon, ..Self::default() };
        }
    }

    /// Counts the words of an article, and fetches what is remembered of them: all at once, so that
    /// the processor does not wait for each in turn.
    pub(super) fn meet(&mut self, analysis: &Analysis<'_>) {
        let mut counting = self.words.begin();
        analysis.words().iter().for_each(|token| counting.count(token.word.0, 1));
        counting.end();
        self.met.clear();
        self.met.extend((0..self.words.len()).map(|place| {
            let (word, count) = self.words.take(place);
            Met { word, count, remembered: self.learnt.word(word) }
        }));
        self.words.clear();
    }

    /// Fetches what has been learnt since of the article's new words.
    pub(super) fn recall_new(&mut self) {
        for met in self.met.iter_mut().filter(|met| met.remembered.is_new()) {
            met.remembered = self.learnt.word(met.word);
        }
    }

    pub(super) fn count_found(&mut self) {
        let mut counting = self.features.begin();
        self.found.drain(..).for_each(|(id, count)| counting.count(id, count));
        counting.end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::Language;

    #[test]
    fn a_word_gives_its_features_in_the_order_in_which_they_were_learnt() {
        let tokens = Analyser::new(Language::English).tokens("none one two three many");
        let mut learnt = Learnt::default();
        assert!(learnt.word(tokens[0].word.0).is_new());
        for (token, features) in tokens.iter().zip([0, 1, 2, 3, 9]) {
            learnt.begin(token);
            (0..features).for_each(|id| learnt.add(token.word.0, id, id == 1));
        }
        for (token, features) in tokens.iter().zip([0_u32, 1, 2, 3, 9]) {
            let (mut found, remembered) = (vec![(7, 7)], learnt.word(token.word.0));
            remembered.add_to(&mut found, 5, &learnt);
            let expected = [(7, 7)].into_iter().chain((0..features).map(|id| (id, 5)));
            assert!(found.into_iter().eq(expected), "{features} features");
            assert_eq!((remembered.is_new(), remembered.known), (false, features > 1));
        }
    }
}
