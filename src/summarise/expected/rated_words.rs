//! Words of a story as the model rates them.

use super::inference::Inference;
use super::word_table::WordTable;
use crate::text::TermHash;

/// Words of a story, rated; numbers of words are those of the story.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RatedWords<'w> {
    pub(super) table: &'w WordTable,
    pub(super) inference: &'w Inference,
}

impl RatedWords<'_> {
    /// Probability that a reference uses a word.
    pub(crate) fn probability(self, word: u32) -> f32 {
        self.inference.word(word)
    }

    /// Inverse document frequency of a word.
    pub(crate) fn idf(self, word: usize) -> f32 {
        self.inference.words.weights[word].idf
    }

    /// Inverse document frequency of a stem, which the story need not have.
    pub(crate) fn idf_of(self, stem: TermHash) -> f32 {
        self.table.get(stem).idf
    }
}
