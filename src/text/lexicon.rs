//! The words that an analyser has met, each worked out once.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::atomic::{AtomicU64, Ordering};

use nohash_hasher::NoHashHasher;

use super::Term;

/// Words that are remembered before the memory is cleared: more than a language has in daily use,
/// few enough to stay under 64 MB on text that never repeats itself.
const REMEMBERED: usize = 1 << 20;

/// Names the contents of one lexicon: two lexicons, and one before and after it was cleared, have
/// different names, so that what others remember by [`WordId`] is never taken for another word's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LexiconId(u64);

/// The place of a word in a lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordId(pub u32);

/// What is known of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) stem: Term,
    pub(super) stop: bool,
}

#[derive(Debug)]
pub(super) struct Lexicon {
    id: LexiconId,
    ids: HashMap<u64, WordId, BuildHasherDefault<NoHashHasher<u64>>>,
    words: Vec<Word>,
}

impl Lexicon {
    pub(super) fn new() -> Self {
        Self { id: LexiconId::fresh(), ids: HashMap::default(), words: Vec::new() }
    }

    pub(super) const fn id(&self) -> LexiconId {
        self.id
    }

    /// Forgets everything if it has grown too large; never in the middle of an article.
    pub(super) fn trim(&mut self) {
        if self.words.len() > REMEMBERED {
            *self = Self::new();
        }
    }

    /// The word of this surface form, worked out by `learn` when it is met for the first time.
    #[inline]
    pub(super) fn word(&mut self, surface: Term, learn: impl FnOnce() -> Word) -> (WordId, Word) {
        if let Some(&id) = self.ids.get(&surface.0) {
            return (id, self.words[id.0 as usize]);
        }
        let id = WordId(self.words.len() as u32);
        let word = learn();
        self.ids.insert(surface.0, id);
        self.words.push(word);
        (id, word)
    }
}

impl LexiconId {
    fn fresh() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}
