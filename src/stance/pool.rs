//! What was said of each mention, as one answer for the article.

use std::collections::BTreeMap;

use ndarray::Array1;

use crate::classify::{Classifier, Evidence, Explanation, Prediction};
use crate::features::Vectorised;
use crate::label::LabelId;

/// How many times what one mention says alone the mean of many counts: they agree by more than
/// chance, but each adds less than the one before. Chosen, with [`VIEW`] and [`LEAN`], on the
/// development half of the articles in `models/news-en/stance-articles.csv`.
const MANY: f32 = 2.0;
/// A mention that surely holds a view counts e to this power beside one that surely holds none: most
/// sentences tell what happened, and a few of them how to take it.
const VIEW: f64 = 2.0;
/// Added to the score of the neutral label. Sentences are chosen for training that hold a view; most
/// sentences of the news hold none.
const LEAN: f32 = 0.5;

/// The explanation of a prediction for one part, with the place in the article of each of its words.
#[derive(Clone, Debug)]
pub struct Part<'p> {
    /// What was said of the part.
    pub prediction: &'p Prediction,
    /// Why.
    pub explanation: Explanation,
    /// The places of its words in [`Analysis::words`](crate::text::Analysis::words).
    pub places: Vec<usize>,
}

impl Classifier {
    /// The prediction for a whole, of whose parts there is one each: a mean of their scores, and the
    /// surer the more there are. Given the weights of the parts it is linear in their scores, so
    /// that every word's share in it stays known.
    #[must_use]
    pub fn pool(&self, parts: &[&Prediction]) -> Prediction {
        let mut scores = Array1::zeros(self.facet.labels.len());
        let mut vectorised = Vectorised::default();
        for (part, share) in parts.iter().zip(self.shares(parts)) {
            scores.scaled_add(share, &part.scores);
            vectorised.known_words += part.vectorised.known_words;
            vectorised.words += part.vectorised.words;
        }
        if let Some(neutral) = self.facet.neutral() {
            scores[neutral.index()] += LEAN;
        }
        self.decide(scores, vectorised)
    }

    /// Why a pooled prediction gives `label` its score.
    #[must_use]
    pub fn pool_explanations(&self, parts: &[Part<'_>], label: LabelId) -> Explanation {
        let lean = if self.facet.neutral() == Some(label) { LEAN } else { 0.0 };
        let (mut score, mut intercept) = (lean, lean);
        let mut evidence: BTreeMap<String, Evidence> = BTreeMap::new();
        let predictions: Vec<_> = parts.iter().map(|part| part.prediction).collect();
        for (part, share) in parts.iter().zip(self.shares(&predictions)) {
            score += share * part.explanation.score;
            intercept += share * part.explanation.intercept;
            for clue in &part.explanation.evidence {
                let entry = evidence.entry(clue.text.clone()).or_default();
                entry.share += share * clue.share;
                let moved = |words: &Vec<usize>| words.iter().map(|&w| part.places[w]).collect();
                entry.occurrences.extend(clue.occurrences.iter().map(moved));
            }
        }
        Explanation::new(label, score, intercept, evidence)
    }

    /// What each part counts in the sum: together [`gain`].
    fn shares(&self, parts: &[&Prediction]) -> Vec<f32> {
        let weights: Vec<f32> = parts.iter().map(|part| self.weight(part)).collect();
        let total: f32 = weights.iter().sum();
        weights.into_iter().map(|weight| gain(parts.len()) * weight / total).collect()
    }

    /// How much a part counts beside the others.
    fn weight(&self, part: &Prediction) -> f32 {
        let neutral = self.facet.neutral().map_or(0.0, |neutral| {
            self.calibration.probabilities(part.scores.view())[neutral.index()]
        });
        libm::exp(VIEW * (1.0 - neutral)) as f32
    }
}

/// How many times the mean of so many parts counts what one counts alone.
fn gain(parts: usize) -> f32 {
    MANY * parts as f32 / (parts as f32 + MANY - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "what is compared is exact")]
    fn one_part_counts_as_it_is_and_many_no_more_than_twice() {
        assert_eq!(gain(1), 1.0);
        let gains = [1, 2, 5, 100, 10_000].map(gain);
        assert!(gains.is_sorted(), "{gains:?}");
        assert!(gains.iter().all(|&gain| gain <= MANY));
    }
}
