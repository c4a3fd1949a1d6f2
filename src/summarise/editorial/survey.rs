//! A story surveyed: all that its sentences and their sets are scored by, in memory that is kept.

use super::features::SentenceFeature;
use super::pool::{MOST, Pool, Rating};
use super::sentence_features::{SentenceRow, read_rows};
use super::set_features::Sets;
use super::story_profile::StoryProfile;
use super::weights::EditorialWeights;
use crate::summarise::encoded::EncodedStory;
use crate::summarise::expected::RatedWords;
use crate::summarise::rated::ranked;
use crate::summarise::story::Story;

/// Sentences of a pool that are there for their rating.
const RATED: usize = 10;
/// Candidates that are in a pool because they come first.
const LEADING: usize = 3;
const _: () = assert!(RATED + LEADING <= MOST, "a set of a pool is bits of a word");
/// Log-odds by which what is no candidate stands below the least that is.
const BELOW: f32 = 2.0;

/// Survey of a story.
#[derive(Clone, Debug, Default)]
pub(super) struct Survey {
    pub(super) story: StoryProfile,
    /// Positions of the sentences that a brief may hold.
    pub(super) candidates: Vec<usize>,
    /// The features of each of them.
    pub(super) rows: Vec<SentenceRow>,
    pub(super) weak_lead: bool,
    sentences: usize,
}

impl Survey {
    /// Takes up `story` in place of the one before, with its `words`.
    pub(super) fn read(&mut self, story: &Story<'_>, words: RatedWords<'_>) {
        self.story.read(story, words);
        self.candidates.clear();
        self.candidates.extend(self.story.candidates());
        self.sentences = story.len();
        self.weak_lead = read_rows(&self.story, &self.candidates, self.sentences, &mut self.rows);
    }

    /// Log-odds of every sentence of the story that an editor takes it.
    pub(super) fn log_odds(&self, weights: &EditorialWeights) -> Vec<f32> {
        let odds: Vec<f32> = self.rows.iter().map(|row| weights.log_odds(row)).collect();
        let least = odds.iter().copied().reduce(f32::min).unwrap_or(weights.bias);
        let mut all = vec![least - BELOW; self.sentences];
        self.candidates.iter().zip(odds).for_each(|(&index, odds)| all[index] = odds);
        all
    }

    /// The features of the sentence at `position`, if it is a candidate.
    pub(super) fn row(&self, position: usize) -> Option<&[f32; SentenceFeature::COUNT]> {
        Some(&self.rows[self.candidates.binary_search(&position).ok()?])
    }

    /// The sentences that sets of `count` are made of: the best of a caller's `ratings`, which wish
    /// for more than the `log_odds`, and the first candidates; all within reach where there are too
    /// few of these.
    pub(super) fn pool(
        &self,
        encoded: &EncodedStory,
        [ratings, log_odds]: [&[f32]; 2],
        count: usize,
    ) -> Pool {
        let within: Vec<usize> = (0..self.story.sentences.len()).collect();
        let from = if self.candidates.len() < count { &within } else { &self.candidates };
        let own: Vec<f32> = from.iter().map(|&index| ratings[index]).collect();
        let best = ranked(&own).into_iter().take(RATED).map(|place| from[place]);
        let mut indices: Vec<usize> = best.chain(from.iter().copied().take(LEADING)).collect();
        indices.sort_unstable();
        indices.dedup();
        let rating = |index: usize| {
            let (log_odds, rating) = (log_odds[index], ratings[index]);
            Rating { index, log_odds, wish: rating - log_odds }
        };
        let rated: Vec<_> = indices.into_iter().map(rating).collect();
        Pool::new(&self.story, encoded, &rated)
    }

    /// The sets of a pool, whose sentences are printed word for word or are `edited`.
    pub(super) fn sets<'s>(&'s self, pool: &'s Pool, edited: bool) -> Sets<'s> {
        let first = self.candidates.first().copied().unwrap_or_default();
        Sets { story: &self.story, pool, weak_lead: self.weak_lead, first, edited }
    }
}
