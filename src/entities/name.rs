//! A name where it stands.

use std::ops::Range;

use super::gazetteer::classes_of;
use super::word_class::WordClass;
use super::word_shape::is_upper_case;
use crate::analysis::Analysis;

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Its words, as places in [`Analysis::words`].
    pub(super) words: Range<usize>,
    /// Whether a title stands before it.
    pub(super) titled: bool,
    /// Whether its first word may have its capital from where it stands.
    pub(super) opens: bool,
}

impl Name {
    /// Whether it may be no name at all.
    pub(super) fn is_doubtful(&self) -> bool {
        self.opens && self.words.len() == 1
    }

    /// What is left without its first word.
    pub(super) fn without_first(&self) -> Self {
        Self { words: self.words.start + 1..self.words.end, titled: self.titled, opens: false }
    }

    /// Whether it is an organisation's: `Halden Rail`, `Bank of Merrowland`.
    pub(super) fn is_organisation(&self, analysis: &Analysis<'_>) -> bool {
        let of = |word: usize| matches!(analysis.word(word), "of" | "for" | "the");
        let is_head = |&word: &usize| word + 1 == self.words.end || of(word + 1);
        let mut heads = self.words.clone().filter(is_head);
        !self.titled && heads.any(|word| classes_of(analysis, word).is(WordClass::Organisation))
    }

    /// Whether it is an acronym: `NATO`, `U.S`.
    pub(super) fn is_acronym(&self, analysis: &Analysis<'_>) -> bool {
        let letters = |word: usize| analysis.words()[word].span.len();
        self.words.clone().map(letters).sum::<usize>() > 1
            && self.words.clone().all(|word| is_upper_case(analysis, word))
    }
}
