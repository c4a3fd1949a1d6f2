//! Sentences as exclusions look at them.

use super::sentence_words::SentenceWord;
use super::tongue::Tongue;
use crate::summarise::punctuation::Punctuation;
use crate::text::TermHash;

/// The headline as a sentence may say it again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Headline<'s> {
    /// How many words it has, by the spaces between.
    pub(super) count: usize,
    /// Its words in order.
    pub(super) words: &'s [TermHash],
    /// The share of what it says that the sentence says.
    pub(super) share: f32,
}

/// A sentence as exclusions look at it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Examined<'s> {
    pub(super) index: usize,
    pub(super) text: &'s str,
    pub(super) punctuation: Punctuation,
    /// What the article has behind it.
    pub(super) after: &'s str,
    pub(super) words: &'s [SentenceWord<'s>],
    /// The text has capitals where sentences start.
    pub(super) cased: bool,
    pub(super) headline: Headline<'s>,
    pub(super) tongue: &'s Tongue,
}
