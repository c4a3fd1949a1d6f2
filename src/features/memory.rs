//! What a vectoriser keeps between articles.

use super::counter::Counter;
use crate::text::{Analysis, LexiconId, Term, TokenKind};

/// What a vectoriser remembers between articles, so that a word is looked up once: features by
/// word, and room to count in. It belongs to one vectoriser and one thread.
#[derive(Debug, Default)]
pub struct Memory {
    /// The lexicon that words are counted in.
    lexicon: LexiconId,
    pub(super) learnt: Learnt,
    /// How often each word was met in the article at hand.
    pub(super) words: Counter,
    /// How often each feature was found in the article at hand.
    pub(super) features: Counter,
    /// Keys of the article at hand that the vocabulary may know, and room for more.
    pub(super) keys: Vec<Term>,
    /// Where the index would have them.
    pub(super) homes: Vec<u64>,
    /// The features found in the article at hand, each as often as it was found at once.
    pub(super) found: Vec<(u32, u16)>,
}

/// What words give by themselves.
#[derive(Debug, Default)]
pub(super) struct Learnt {
    /// By word.
    pub(super) words: Vec<Remembered>,
    /// The features of words that have more than a few, without the first few, word by word.
    pub(super) more: Vec<u32>,
}

/// Features that are kept with the word itself: surface and stem, and most words have no others.
const FEW: usize = 2;

/// What a word gives by itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Remembered {
    pub(super) few: [u32; FEW],
    /// How many features there are.
    pub(super) features: u32,
    /// Where those after the first few start in [`Learnt::more`].
    pub(super) more: u32,
    pub(super) kind: TokenKind,
    pub(super) known: bool,
}

impl Remembered {
    /// A word that has not been met yet: none has so many features.
    pub(super) const NOT_MET: Self =
        Self { few: [0; FEW], features: u32::MAX, more: 0, kind: TokenKind::Word, known: false };

    /// Adds the features to `found`, each as often as `count`.
    ///
    /// A few are written down and as many kept as there are: how many could not be foretold, and a
    /// wrongly guessed branch costs more than a write.
    #[inline]
    pub(super) fn add_to(&self, found: &mut Vec<(u32, u16)>, count: u16, more: &[u32]) {
        let features = self.features as usize;
        found.extend(self.few.map(|id| (id, count)));
        found.truncate(found.len() - FEW.saturating_sub(features));
        if features > FEW {
            let more = &more[self.more as usize..][..features - FEW];
            found.extend(more.iter().map(|&id| (id, count)));
        }
    }
}

impl Memory {
    /// Forgets words of another lexicon.
    pub(super) fn prepare(&mut self, lexicon: LexiconId) {
        if self.lexicon != lexicon {
            *self = Self { lexicon, ..Self::default() };
        }
    }

    pub(super) fn count_words(&mut self, analysis: &Analysis<'_>) {
        let mut counting = self.words.begin();
        analysis.words().iter().for_each(|token| counting.count(token.word.0, 1));
        counting.end();
    }

    pub(super) fn count_found(&mut self) {
        let mut counting = self.features.begin();
        self.found.drain(..).for_each(|(id, count)| counting.count(id, count));
        counting.end();
    }
}
