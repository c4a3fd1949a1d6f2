//! Lexicon: the words that an analyser has met, each worked out once.

use std::sync::atomic::{AtomicU64, Ordering};

use super::term_hash::TermHash;

/// Words that are remembered before the memory is cleared: more than a language has in daily use,
/// few enough to stay under 64 MB on text that never repeats itself.
const REMEMBERED: usize = 1 << 20;
/// Slots of a new lexicon: the words of a few articles.
const FIRST_SLOTS: usize = 1 << 12;

/// Names the contents of one lexicon: two lexicons, and one before and after it was cleared, have
/// different names, so that what others remember by [`WordId`] is never taken for another word's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LexiconId(u64);

/// The place of a word in a lexicon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordId(pub u32);

/// A word form with what is known of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Lexeme {
    pub(crate) surface: TermHash,
    pub(crate) stem: TermHash,
    pub(crate) id: WordId,
    pub(crate) stop: bool,
}

/// A hash table by surface form, which is a hash already: open addressing with linear probing. All
/// that is known of a word lies in its slot, so that a look-up touches one cache line.
#[derive(Debug)]
pub(crate) struct Lexicon {
    id: LexiconId,
    slots: Vec<Option<Lexeme>>,
    words: usize,
}

impl Lexicon {
    pub(crate) fn new() -> Self {
        Self { id: LexiconId::fresh(), slots: vec![None; FIRST_SLOTS], words: 0 }
    }

    pub(crate) const fn id(&self) -> LexiconId {
        self.id
    }

    /// Forgets everything if it has grown too large; never in the middle of an article.
    pub(crate) fn trim(&mut self) {
        if self.words > REMEMBERED {
            *self = Self::new();
        }
    }

    /// The word of this surface form, its stem and whether it is a stop word worked out by `learn`
    /// when it is met for the first time.
    #[inline]
    pub(crate) fn word(
        &mut self,
        surface: TermHash,
        learn: impl FnOnce() -> (TermHash, bool),
    ) -> Lexeme {
        let free = match self.find(surface) {
            Ok(word) => return word,
            Err(free) => free,
        };
        let (stem, stop) = learn();
        let word = Lexeme { surface, stem, id: WordId(self.words as u32), stop };
        self.slots[free] = Some(word);
        self.words += 1;
        // Never more than half full, so that most look-ups end at the first slot.
        if self.words * 2 > self.slots.len() {
            self.grow();
        }
        word
    }

    /// The word, or else the slot that it would take.
    #[inline]
    fn find(&self, surface: TermHash) -> Result<Lexeme, usize> {
        let last = self.slots.len() - 1;
        let mut at = surface.0 as usize & last;
        while let Some(word) = self.slots[at] {
            if word.surface == surface {
                return Ok(word);
            }
            at = (at + 1) & last;
        }
        Err(at)
    }

    fn grow(&mut self) {
        let slots = vec![None; self.slots.len() * 2];
        for word in std::mem::replace(&mut self.slots, slots).into_iter().flatten() {
            if let Err(free) = self.find(word.surface) {
                self.slots[free] = Some(word);
            }
        }
    }
}

impl LexiconId {
    fn fresh() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_learnt_once_however_the_lexicon_grows() {
        let mut lexicon = Lexicon::new();
        let surface = |i: u64| TermHash(i).then(TermHash(1));
        for i in 0..20_000 {
            lexicon.word(surface(i), || (TermHash(i), i % 2 == 0));
        }
        for i in 0..20_000 {
            let word = lexicon.word(surface(i), || unreachable!("it is known"));
            assert_eq!((word.stem, word.stop, word.id.0), (TermHash(i), i % 2 == 0, i as u32));
        }
    }

    #[test]
    fn a_cleared_lexicon_has_another_name() {
        assert_ne!(Lexicon::new().id(), Lexicon::new().id());
    }
}
