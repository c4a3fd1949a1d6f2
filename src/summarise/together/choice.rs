//! Choice of sentences from many reports.

use std::cmp::Reverse;

use super::joint_story::{JointStory, Origin};
use crate::summarise::length::Length;
use crate::summarise::vectors::Link;
use crate::text::TermHash;

/// Cosine from which a brief would say something twice.
const REPEATED: f32 = 0.25;
/// Likeness in meaning from which it would.
const REPEATED_MEANING: f32 = 0.36;
/// That of two sentences that both open their reports: of one event they tell the same news.
const REPEATED_OPENING: f32 = 0.25;
/// What a sentence loses that is wholly like one that was chosen, in standard deviations of the
/// ratings of an article.
const LIKE: f32 = 3.0;
/// What a day of age costs, likewise, and at most.
const DAY: (f32, f32) = (0.5, 2.0);
/// What the opening of a brief gains that opens its report, and one of the newest day besides.
const OPENS: (f32, f32) = (1.0, 0.75);
/// What a sentence gains that says all that headlines agree on, likewise: an opening, and another.
const HEADLINES: (f32, f32) = (2.0, 1.0);

/// What is chosen from, and what has been.
pub(super) struct Choice<'c, 'm> {
    story: &'c JointStory<'m>,
    /// For each sentence those that are alike in words.
    alike: Vec<Vec<usize>>,
    newest: Option<i32>,
    chosen: Vec<usize>,
}

impl<'c, 'm> Choice<'c, 'm> {
    /// A choice from `story`, of which `links` says what is alike in words.
    pub(super) fn new(story: &'c JointStory<'m>, links: &[Link]) -> Self {
        let mut alike = vec![Vec::new(); story.len()];
        for link in links.iter().filter(|link| link.weight >= REPEATED) {
            alike[link.later as usize].push(link.earlier as usize);
            alike[link.earlier as usize].push(link.later as usize);
        }
        let newest = story.origins.iter().filter_map(|origin| origin.day).max();
        Self { story, alike, newest, chosen: Vec::new() }
    }

    /// The best sentences that say nothing twice: first one of the newest reports that needs no
    /// other, unless an older one is far better, then what adds to it. Those that lean on what the
    /// brief does not hold come last.
    pub(super) fn make(mut self, length: Length) -> Vec<usize> {
        let most = length.sentences(self.story.len()).unwrap_or(usize::MAX);
        let words = if let Length::Words(words) = length { words } else { usize::MAX };
        let mut left = words;
        let mut open: Vec<usize> = (0..self.story.len()).collect();
        while self.chosen.len() < most {
            let fits = |&sentence: &usize| self.story.encoded.sentence(sentence).len() <= left;
            open.retain(|sentence| fits(sentence) && !self.is_said(*sentence));
            let Some(next) = self.best(&open) else { break };
            left -= self.story.encoded.sentence(next).len();
            self.chosen.push(next);
        }
        self.in_order()
    }

    /// The best of the sentences that are `open`; of two alike the earlier.
    fn best(&self, open: &[usize]) -> Option<usize> {
        let value = |sentence: usize| (self.stands(sentence), self.worth(sentence));
        open.iter().copied().reduce(|best, other| {
            let (a, b) = (value(best), value(other));
            if b.0 > a.0 || b.0 == a.0 && b.1 > a.1 { other } else { best }
        })
    }

    /// How well a sentence stands behind those that were chosen.
    fn stands(&self, sentence: usize) -> u8 {
        let standing = &self.story.origins[sentence].standing;
        let before = || self.chosen.iter().filter(|&&other| self.comes_before(other, sentence));
        let known = |stem: &TermHash| before().any(|&other| self.holds(other, *stem));
        let whole = standing.sound && standing.needs.iter().all(known);
        let in_place = standing.opens || !self.chosen.is_empty();
        u8::from(whole) + u8::from(whole && in_place)
    }

    /// Whether a chosen sentence will stand before another.
    fn comes_before(&self, chosen: usize, other: usize) -> bool {
        self.chosen.first() == Some(&chosen) || self.place(chosen) < self.place(other)
    }

    /// Where a sentence stands behind the opening: later days first, then what is early in its report.
    fn place(&self, sentence: usize) -> (Reverse<Option<i32>>, usize, usize) {
        let Origin { day, index, article, .. } = &self.story.origins[sentence];
        (Reverse(*day), *index, *article)
    }

    fn holds(&self, sentence: usize, stem: TermHash) -> bool {
        let mut words = self.story.encoded.sentence(sentence).iter();
        words.any(|&word| self.story.encoded.words[word as usize].stem == stem)
    }

    /// What a sentence is worth behind those that were chosen.
    fn worth(&self, sentence: usize) -> f32 {
        let origin = &self.story.origins[sentence];
        let likeness = |&other: &usize| self.story.likeness(sentence, other).unwrap_or_default();
        let like = self.chosen.iter().map(likeness).fold(0.0, f32::max);
        let first = self.chosen.is_empty();
        let opening = if first && origin.standing.opens { OPENS.0 } else { 0.0 };
        let newest = if first && origin.day == self.newest { OPENS.1 } else { 0.0 };
        let headlines = if first { HEADLINES.0 } else { HEADLINES.1 };
        let age = self.newest.zip(origin.day).map_or(0, |(newest, day)| newest - day);
        self.story.ratings[sentence] + opening + newest + headlines * self.story.headlines[sentence]
            - LIKE * like
            - (DAY.0 * age as f32).min(DAY.1)
    }

    /// Whether a chosen sentence is this one, or tells the same.
    fn is_said(&self, sentence: usize) -> bool {
        let opens = |sentence: usize| self.story.origins[sentence].standing.opens;
        self.chosen.iter().any(|&other| {
            let both_open = opens(sentence) && opens(other);
            let least = if both_open { REPEATED_OPENING } else { REPEATED_MEANING };
            let means = |likeness| likeness >= least;
            other == sentence
                || self.alike[sentence].contains(&other)
                || self.story.likeness(sentence, other).is_some_and(means)
        })
    }

    /// The opening, then later days first, and what stands early in its report.
    fn in_order(mut self) -> Vec<usize> {
        let mut chosen = std::mem::take(&mut self.chosen);
        if let Some((_, rest)) = chosen.split_first_mut() {
            rest.sort_by_key(|&sentence| self.place(sentence));
        }
        chosen
    }
}
