//! What a reader wants a brief to be about.

use std::collections::HashMap;

use super::encoded::EncodedStory;
use crate::text::{TermHash, Token, TokenKind};

/// What the sentence that says most of a focus gains, over what lies between the worst and the
/// best of the article: at 1 the worst would draw level with a best one that says nothing of it.
const GAIN: f32 = 1.5;

/// Terms that a brief should be about, each with a weight.
///
/// Works with every method: ratings are raised between the two steps, so that the selection sees
/// what the reader wants. The words of a query all weigh 1; the words of a classifier's label weigh
/// what they weigh there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Focus {
    weights: HashMap<TermHash, f32>,
    strength: f32,
}

impl Focus {
    /// A focus on stems with weights above 0, of full strength. Of a stem given twice the greater
    /// weight counts.
    #[must_use]
    pub fn new(terms: impl IntoIterator<Item = (TermHash, f32)>) -> Self {
        Self { weights: HashMap::new(), strength: 1.0 }.with_terms(terms)
    }

    /// The same focus, on more stems.
    #[must_use]
    pub fn with_terms(mut self, terms: impl IntoIterator<Item = (TermHash, f32)>) -> Self {
        for (term, weight) in terms {
            let kept = self.weights.entry(term).or_default();
            *kept = kept.max(weight);
        }
        self
    }

    /// A focus on the words of a query, stop words left out.
    #[must_use]
    pub fn on(query: &[Token]) -> Self {
        let words = query.iter().filter(|token| token.kind != TokenKind::Symbol && !token.stop);
        Self::new(words.map(|token| (token.stem, 1.0)))
    }

    /// The same focus, so much stronger: at 1 the sentence that says most of it comes before a
    /// better one that says nothing of it; at 0 nothing changes.
    #[must_use]
    pub fn with_strength(mut self, strength: f32) -> Self {
        self.strength = strength;
        self
    }

    /// Raises the ratings of sentences that hold its terms, each term counted once a sentence; says
    /// whether any does.
    pub(crate) fn raise(&self, story: &EncodedStory, ratings: &mut [f32]) -> bool {
        let weights: Vec<f32> = story
            .words
            .iter()
            .map(|word| self.weights.get(&word.stem).copied().unwrap_or_default())
            .collect();
        let held: Vec<f32> = (0..story.len()).map(|index| held(story, index, &weights)).collect();
        let most = held.iter().copied().fold(0.0, f32::max);
        let highest = ratings.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let lowest = ratings.iter().copied().fold(f32::INFINITY, f32::min);
        if most > 0.0 {
            let range = if highest > lowest { highest - lowest } else { 1.0 };
            let step = GAIN * self.strength * range / most;
            ratings.iter_mut().zip(held).for_each(|(rating, held)| *rating += step * held);
        }
        most > 0.0
    }
}

/// Sum of the weights of the words of a sentence, each once.
fn held(story: &EncodedStory, index: usize, weights: &[f32]) -> f32 {
    let mut words: Vec<u32> =
        story.sentence(index).iter().copied().filter(|&w| weights[w as usize] > 0.0).collect();
    words.sort_unstable();
    words.dedup();
    words.iter().map(|&word| weights[word as usize]).sum()
}
