//! Scratch memory of a vectoriser, kept between articles.

use std::sync::atomic::{AtomicU64, Ordering};

use super::counter::Counter;
use super::family::FeatureFamily;
use super::position_cache::PositionCache;
use super::word_cache::{WordCache, WordFeatures};
use crate::analysis::Analysis;
use crate::text::{LexiconId, TermHash};

/// Identity of a vectoriser, which its scratch memory bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct VectoriserId(u64);

impl VectoriserId {
    /// One that no vectoriser has had.
    pub(super) fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// Scratch memory of one vectoriser, for one thread: features by word, so that a word is looked up
/// once, and room to work in. What is in it means nothing to another vectoriser, which turns it down.
#[derive(Debug)]
pub struct Scratch {
    vectoriser: VectoriserId,
    /// The lexicon that words are counted in.
    lexicon: LexiconId,
    pub(super) cache: WordCache,
    pub(super) positions: PositionCache,
    /// Counts of the words of the article at hand.
    pub(super) counter: Counter,
    /// Its words, with their counts and features.
    pub(super) words: Vec<CountedWord>,
    /// Keys to be looked up.
    pub(super) queries: Vec<Query>,
    /// Keys of the article at hand that the vocabulary may know, and room for more.
    pub(super) keys: Vec<TermHash>,
    /// Where the index would have them.
    pub(super) homes: Vec<u64>,
    /// Features found in the article at hand, each as often as it was found at once.
    pub(super) found: Vec<(u32, u16)>,
    /// Counts of the features of the article at hand.
    pub(super) features: Counter,
}

/// A word of the article at hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct CountedWord {
    pub(super) word: u32,
    pub(super) count: u16,
    pub(super) features: WordFeatures,
}

/// Look-up of a feature that a word has and a vocabulary may know.
#[derive(Clone, Copy, Debug)]
pub(super) struct Query {
    /// The word that has it, or its place among the features that were found.
    pub(super) word: u32,
    pub(super) family: FeatureFamily,
    pub(super) key: TermHash,
}

impl Scratch {
    /// Scratch memory of a vectoriser.
    pub(super) fn of(vectoriser: VectoriserId) -> Self {
        Self {
            vectoriser,
            lexicon: LexiconId::default(),
            cache: WordCache::default(),
            positions: PositionCache::default(),
            counter: Counter::default(),
            words: Vec::new(),
            queries: Vec::new(),
            keys: Vec::new(),
            homes: Vec::new(),
            found: Vec::new(),
            features: Counter::default(),
        }
    }

    /// Makes sure that it is of `vectoriser`, and forgets words of another lexicon.
    pub(super) fn prepare(&mut self, vectoriser: VectoriserId, lexicon: LexiconId) {
        assert_eq!(self.vectoriser, vectoriser, "this scratch memory is of another vectoriser");
        if self.lexicon != lexicon {
            *self = Self { lexicon, ..Self::of(vectoriser) };
        }
    }

    /// Counts the words in scope of an article, and fetches their features: all at once, so that the
    /// processor does not wait for each in turn.
    pub(super) fn count_words(&mut self, analysis: &Analysis<'_>) {
        let mut counting = self.counter.begin();
        for run in analysis.in_scope() {
            analysis.words()[run.clone()].iter().for_each(|token| counting.count(token.word.0, 1));
        }
        counting.end();
        self.words.clear();
        self.words.extend((0..self.counter.len()).map(|place| {
            let (word, count) = self.counter.take(place);
            CountedWord { word, count, features: self.cache.word(word) }
        }));
        self.counter.clear();
    }

    /// Fetches the features of the article's new words, which have been looked up since.
    pub(super) fn refresh_new_words(&mut self) {
        for counted in self.words.iter_mut().filter(|counted| counted.features.is_new()) {
            counted.features = self.cache.word(counted.word);
        }
    }

    /// Counts the features that were found.
    pub(super) fn count_found(&mut self) {
        let mut counting = self.features.begin();
        self.found.drain(..).for_each(|(id, count)| counting.count(id, count));
        counting.end();
    }
}
