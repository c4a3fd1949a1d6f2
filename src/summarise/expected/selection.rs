//! From ratings to the set of sentences with the highest value.

use super::super::cues::Cues;
use super::super::length::Length;
use super::super::rated::ranked;
use super::super::select;
use super::beam;
use super::beam::Goal;
use super::search;
use super::search::{Coverage, EXHAUSTIVE, Ranking, SHORTLIST};
use super::value::{Candidate, ScoredStory};

/// Selection of sentences, in memory that is kept between articles.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selection {
    coverage: Coverage,
    candidates: Vec<Candidate>,
    ranking: Option<Ranking>,
}

impl Selection {
    /// Positions of the sentences chosen by their `ratings`: rising, as many as `length` says.
    pub(crate) fn select(
        &mut self,
        story: ScoredStory<'_>,
        ratings: &[f32],
        length: Length,
    ) -> Vec<usize> {
        self.ranking = None;
        self.candidates.clear();
        let all = story.encoded.len();
        let chosen = match (length, length.sentences(all)) {
            (_, Some(count)) if count == 0 || count == all => Some((0..count).collect()),
            (_, Some(count)) => {
                Some(self.choose(story, ratings, count).unwrap_or_else(|| run(story, count)))
            }
            (Length::Words(words), None) => self.fill(story, ratings, words),
            (_, None) => None,
        };
        chosen.unwrap_or_else(|| select::best(story.encoded, ratings, length))
    }

    /// The candidate for the sentence at `position`: as it was listed, or else as it is by itself.
    pub(crate) fn candidate(&self, story: ScoredStory<'_>, position: usize) -> Candidate {
        let listed = self.candidates.iter().find(|candidate| candidate.index == position).copied();
        let score = story.inference.scores[position];
        listed.unwrap_or_else(|| Candidate::new(story, position, score))
    }

    /// The set that came second, where all sets of the shortlist were tried.
    pub(crate) fn runner_up(&self) -> Option<Vec<usize>> {
        Some(self.members(self.ranking?.second?))
    }

    /// The best set of `count` sentences; `None` where none can be understood alone.
    fn choose(
        &mut self,
        story: ScoredStory<'_>,
        ratings: &[f32],
        count: usize,
    ) -> Option<Vec<usize>> {
        if count > EXHAUSTIVE {
            return self.grow(story, ratings, count, Goal::Count(count));
        }
        self.shortlist(story, ratings, count, SHORTLIST);
        self.coverage.read(story, &self.candidates);
        let ranking = search::best(&self.coverage, &self.candidates, count, story.weights)?;
        self.ranking = Some(ranking);
        Some(self.members(ranking.best))
    }

    /// A set that fills a budget of words.
    fn fill(
        &mut self,
        story: ScoredStory<'_>,
        ratings: &[f32],
        words: usize,
    ) -> Option<Vec<usize>> {
        let (tokens, sentences) = (story.encoded.tokens.len().max(1), story.encoded.len());
        let mean = tokens as f32 / sentences as f32;
        let count = (words as f32 / mean).ceil() as usize;
        self.grow(story, ratings, count, Goal::Words(words))
            .or_else(|| select::opening(story.encoded, words))
    }

    /// A set of about `count` sentences, grown sentence by sentence.
    fn grow(
        &mut self,
        story: ScoredStory<'_>,
        ratings: &[f32],
        count: usize,
        goal: Goal,
    ) -> Option<Vec<usize>> {
        self.shortlist(story, ratings, count, count.saturating_mul(2).max(SHORTLIST));
        beam::best(story, &self.candidates, goal)
    }

    /// Fills the shortlist with the best `most` sentences by rating, in order. At least `count` of
    /// them stand alone if the article has so many, so that there is a set to choose.
    fn shortlist(&mut self, story: ScoredStory<'_>, ratings: &[f32], count: usize, most: usize) {
        let order = ranked(ratings);
        let candidate = |&index: &usize| Candidate::new(story, index, ratings[index]);
        let mut candidates: Vec<Candidate> = order.iter().take(most).map(candidate).collect();
        let alone = candidates.iter().filter(|candidate| candidate.stands_alone()).count();
        let rest = order.iter().skip(most).map(candidate).filter(Candidate::stands_alone);
        for candidate in rest.take(count.saturating_sub(alone)) {
            if let Some(last) = candidates.iter().rposition(|kept| !kept.stands_alone()) {
                candidates.remove(last);
            }
            candidates.push(candidate);
        }
        candidates.sort_unstable_by_key(|candidate| candidate.index);
        self.candidates = candidates;
    }

    /// The sentences of a set of the shortlist.
    fn members(&self, set: usize) -> Vec<usize> {
        let bits = (0..self.candidates.len()).filter(|bit| set >> bit & 1 == 1);
        bits.map(|bit| self.candidates[bit].index).collect()
    }
}

/// For an article where too few sentences stand alone: the first run of `count` sentences that
/// needs nothing outside it, or else the lead.
fn run(story: ScoredStory<'_>, count: usize) -> Vec<usize> {
    let ScoredStory { encoded, inference, .. } = story;
    let leans = |index: usize| index > 0 && inference.cues[index].opening.any(Cues::PRONOUN);
    let understood = |start: &usize| !leans(*start) && !encoded.punctuation[start + count - 1].asks;
    let start = (0..=encoded.len() - count).find(understood).unwrap_or_default();
    (start..start + count).collect()
}
