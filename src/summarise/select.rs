//! From ratings to a choice.

use super::encoded::EncodedStory;
use super::length::Length;
use super::rated::ranked;
use super::story::Story;

/// Positions of the best-rated sentences that `length` allows, in the order of the article: what a
/// [`Summariser`](super::Summariser) selects unless it has a way of its own.
///
/// Of two rated alike the earlier is better. A budget of words is filled from the best down,
/// passing over what no longer fits; where nothing fits it holds the best sentence alone.
#[must_use]
pub fn select_best(story: &Story<'_>, ratings: &[f32], length: Length) -> Vec<usize> {
    best(story.encoded, ratings, length)
}

/// Positions of the best-rated sentences of a story encoded.
pub(crate) fn best(story: &EncodedStory, ratings: &[f32], length: Length) -> Vec<usize> {
    let ranked = ranked(ratings);
    let mut chosen = match length {
        Length::Words(words) => fill(story, &ranked, words),
        Length::Sentences(_) | Length::Percent(_) => {
            let count = length.sentences(story.len()).unwrap_or_default();
            ranked[..count.min(ranked.len())].to_vec()
        }
    };
    chosen.sort_unstable();
    chosen
}

/// The sentences from the first on that a budget of words holds; `None` where it holds none.
pub(crate) fn opening(story: &EncodedStory, words: usize) -> Option<Vec<usize>> {
    let opening = unbroken(story, 0..story.len(), words);
    (!opening.is_empty()).then_some(opening)
}

/// Positions of the best-rated sentences before the first that a budget of words does not hold, in
/// the order of the article; where it holds none, the best alone.
pub(crate) fn best_unbroken(story: &EncodedStory, ratings: &[f32], words: usize) -> Vec<usize> {
    let ranked = ranked(ratings);
    let mut chosen = unbroken(story, ranked.iter().copied(), words);
    add_best(&mut chosen, &ranked, words);
    chosen.sort_unstable();
    chosen
}

/// The sentences of `order` before the first that a budget of words does not hold.
fn unbroken(story: &EncodedStory, order: impl Iterator<Item = usize>, words: usize) -> Vec<usize> {
    let mut left = words;
    let fits = |index: &usize| {
        let rest = left.checked_sub(story.sentence(*index).len());
        left = rest.unwrap_or_default();
        rest.is_some()
    };
    order.take_while(fits).collect()
}

fn fill(story: &EncodedStory, ranked: &[usize], words: usize) -> Vec<usize> {
    let mut left = words;
    let mut chosen = Vec::new();
    for &index in ranked {
        let length = story.sentence(index).len();
        if length <= left {
            left -= length;
            chosen.push(index);
        }
    }
    add_best(&mut chosen, ranked, words);
    chosen
}

/// The best sentence, where a budget of some words holds none.
fn add_best(chosen: &mut Vec<usize>, ranked: &[usize], words: usize) {
    if chosen.is_empty() && words > 0 {
        chosen.extend(ranked.first());
    }
}
