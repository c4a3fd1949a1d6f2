//! What was said of each mention, as one answer for the article.

use std::collections::BTreeMap;

use ndarray::Array1;

use super::{Classifier, Evidence, Explanation, LabelId, Prediction};
use crate::features::Vectorised;

/// A prediction for one part of an article, and how much it counts in the whole.
#[derive(Clone, Copy, Debug)]
pub struct Part<'p> {
    /// What the classifier says of the part.
    pub prediction: &'p Prediction,
    /// How much it counts beside the others; above zero.
    pub weight: f32,
}

impl Classifier {
    /// The prediction for a whole of which `parts` are known: of its scores the weighted mean, so
    /// that every word's share in it stays known.
    #[must_use]
    pub fn pool(&self, parts: &[Part<'_>]) -> Prediction {
        let mut scores = Array1::zeros(self.facet.labels.len());
        let mut vectorised = Vectorised::default();
        for (part, share) in parts.iter().zip(shares(parts)) {
            scores.scaled_add(share, &part.prediction.scores);
            vectorised.known_words += part.prediction.vectorised.known_words;
            vectorised.words += part.prediction.vectorised.words;
        }
        self.decide(scores, vectorised)
    }

    /// Why the pooled prediction gives `label` its score, from the explanation of each part and the
    /// place of its first word in the article.
    #[must_use]
    pub fn pool_explanations(
        &self,
        parts: &[Part<'_>],
        explanations: &[(usize, Explanation)],
        label: LabelId,
    ) -> Explanation {
        let mut evidence: BTreeMap<String, Evidence> = BTreeMap::new();
        let mut score = 0.0;
        for ((first, explanation), share) in explanations.iter().zip(shares(parts)) {
            score += share * explanation.score;
            for clue in &explanation.evidence {
                let entry = evidence.entry(clue.text.clone()).or_default();
                entry.share += share * clue.share;
                let moved = |words: &Vec<usize>| words.iter().map(|word| first + word).collect();
                entry.occurrences.extend(clue.occurrences.iter().map(moved));
            }
        }
        let intercept = self.linear.intercept[label.index()];
        Explanation::new(label, score, intercept, evidence)
    }
}

/// The weights of the parts, so that they sum to one.
fn shares(parts: &[Part<'_>]) -> Vec<f32> {
    let total: f32 = parts.iter().map(|part| part.weight).sum();
    parts.iter().map(|part| part.weight / total).collect()
}
