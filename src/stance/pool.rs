//! What was said of each mention, as one answer for the article.

use std::collections::BTreeMap;

use ndarray::Array1;

use super::mention_prediction::MentionPrediction;
use crate::classify::{Classifier, Evidence, Prediction, ScoreExplanation};
use crate::features::Vectorised;
use crate::label::{LabelId, Pooling};

/// Adds a `share` of what a clue of an excerpt says, whose words stand at `places` of the article.
pub(super) fn add(
    evidence: &mut BTreeMap<String, Evidence>,
    clue: &Evidence,
    share: f32,
    places: &[usize],
) {
    let new = || Evidence { by_meaning: true, ..Evidence::default() };
    let entry = evidence.entry(clue.text.clone()).or_insert_with(new);
    entry.by_meaning &= clue.by_meaning;
    entry.share += share * clue.share;
    let moved = |words: &Vec<usize>| words.iter().map(|&word| places[word]).collect();
    entry.occurrences.extend(clue.occurrences.iter().map(moved));
}

/// The explanation of what is said of one mention, with the place in the article of each of its words.
#[derive(Clone, Debug)]
pub struct Part<'p> {
    /// What was said of it.
    pub mention: &'p MentionPrediction,
    /// Why.
    pub explanation: ScoreExplanation,
    /// The places of its words in [`Analysis::words`](crate::analysis::Analysis::words).
    pub places: Vec<usize>,
}

impl Classifier {
    /// The prediction for a whole, of whose parts there is one each: a mean of their scores, and the
    /// surer the more there are. Given the weights of the parts it is linear in their scores, so
    /// that every word's share in it stays known.
    #[must_use]
    pub fn pool(&self, parts: &[&MentionPrediction]) -> Prediction {
        let mut scores = Array1::zeros(self.facet.labels.len());
        let mut vectorised = Vectorised::default();
        for (part, share) in parts.iter().zip(self.shares(parts)) {
            let own = &part.prediction;
            scores.scaled_add(share, &own.scores);
            vectorised.known_words += own.vectorised.known_words;
            vectorised.words += own.vectorised.words;
        }
        if let Some(neutral) = self.facet.neutral() {
            scores[neutral.index()] += self.pooling().neutral_bias;
        }
        self.decide(scores, vectorised)
    }

    /// Why a pooled prediction gives `label` its score.
    #[must_use]
    pub fn pool_explanations(&self, parts: &[Part<'_>], label: LabelId) -> ScoreExplanation {
        let is_neutral = self.facet.neutral() == Some(label);
        let bias = if is_neutral { self.pooling().neutral_bias } else { 0.0 };
        let (mut score, mut intercept) = (bias, bias);
        let mut evidence: BTreeMap<String, Evidence> = BTreeMap::new();
        let mentions: Vec<_> = parts.iter().map(|part| part.mention).collect();
        for (part, share) in parts.iter().zip(self.shares(&mentions)) {
            score += share * part.explanation.score;
            intercept += share * part.explanation.intercept;
            for clue in &part.explanation.evidence {
                add(&mut evidence, clue, share, &part.places);
            }
        }
        ScoreExplanation::new(label, score, intercept, evidence)
    }

    /// What each part counts in the sum: together the gain of so many.
    fn shares(&self, parts: &[&MentionPrediction]) -> Vec<f32> {
        let pooling = self.pooling();
        let weights: Vec<f32> =
            parts.iter().map(|part| pooling.weight(self.neutrality(part))).collect();
        let (gain, total) = (pooling.gain(parts.len()), weights.iter().sum::<f32>());
        weights.into_iter().map(|weight| gain * weight / total).collect()
    }

    /// Probability that a part takes no side; 0 where no label says so.
    fn neutrality(&self, part: &MentionPrediction) -> f64 {
        self.facet.neutral().map_or(0.0, |neutral| part.probabilities[neutral.index()])
    }

    fn pooling(&self) -> Pooling {
        self.facet.pooling.clone().unwrap_or_default()
    }
}
