//! What was said of each mention, as one answer for the article.

use std::collections::BTreeMap;

use ndarray::Array1;

use super::{Classifier, Evidence, Explanation, LabelId, Prediction};
use crate::features::Vectorised;

/// How many times what one mention says alone the mean of many counts: they agree by more than
/// chance, but each adds less than the one before. Chosen, with [`LEAN`], on the development half
/// of the articles in `models/news-en/stance-articles.csv`.
const MANY: f32 = 2.0;
/// Added to the score of the neutral label. Sentences are chosen for training that hold a view; most
/// sentences of the news hold none.
const LEAN: f32 = 0.3;

impl Classifier {
    /// The prediction for a whole, of whose parts there is one each: the mean of their scores, and
    /// the surer the more there are. It is linear in the scores, so that every word's share in it
    /// stays known.
    #[must_use]
    pub fn pool(&self, parts: &[&Prediction]) -> Prediction {
        let mut scores = Array1::zeros(self.facet.labels.len());
        let mut vectorised = Vectorised::default();
        for part in parts {
            scores.scaled_add(share(parts.len()), &part.scores);
            vectorised.known_words += part.vectorised.known_words;
            vectorised.words += part.vectorised.words;
        }
        if let Some(neutral) = self.facet.neutral() {
            scores[neutral.index()] += LEAN;
        }
        self.decide(scores, vectorised)
    }

    /// Why a pooled prediction gives `label` its score, from the explanation of each part and the
    /// places in the article of its words.
    #[must_use]
    pub fn pool_explanations(
        &self,
        parts: &[(Vec<usize>, Explanation)],
        label: LabelId,
    ) -> Explanation {
        let share = share(parts.len());
        let lean = if self.facet.neutral() == Some(label) { LEAN } else { 0.0 };
        let (mut score, mut intercept) = (lean, lean);
        let mut evidence: BTreeMap<String, Evidence> = BTreeMap::new();
        for (places, part) in parts {
            score += share * part.score;
            intercept += share * part.intercept;
            for clue in &part.evidence {
                let entry = evidence.entry(clue.text.clone()).or_default();
                entry.share += share * clue.share;
                let moved = |words: &Vec<usize>| words.iter().map(|&word| places[word]).collect();
                entry.occurrences.extend(clue.occurrences.iter().map(moved));
            }
        }
        Explanation::new(label, score, intercept, evidence)
    }
}

/// What each of `parts` predictions counts in their sum.
fn share(parts: usize) -> f32 {
    MANY / (parts as f32 + MANY - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "what is compared is exact")]
    fn one_part_counts_as_it_is_and_many_no_more_than_twice() {
        assert_eq!(share(1), 1.0);
        let all: Vec<f32> = [1, 2, 5, 100, 10_000].map(|n| n as f32 * share(n as usize)).to_vec();
        assert!(all.is_sorted(), "{all:?}");
        assert!(all.iter().all(|&all| all <= MANY));
    }
}
