//! Why a tag: the words of the article that speak for it and against it, with their exact share
//! of the score.

use std::collections::BTreeMap;

use super::{Classifier, LabelId, Prediction};
use crate::features::Memory;
use crate::text::{Analysis, Target};

/// What the words of an article contribute to the score of one label.
///
/// The score is the intercept plus all shares, up to rounding: nothing is estimated, and nothing
/// is left out. Of a one-choice facet a score counts from the mean of all labels, so that a share
/// above zero speaks for this label rather than the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The label.
    pub label: LabelId,
    /// Its score.
    pub score: f32,
    /// What the label has before any word is read.
    pub intercept: f32,
    /// The evidence, the weightiest first.
    pub evidence: Vec<Evidence>,
}

/// A word or phrase of the article with its share of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The words, as places in [`Analysis::words`]: one list for each time they occur. Empty for
    /// what stands in no single place, such as the target itself.
    pub occurrences: Vec<Vec<usize>>,
    /// The feature's name, where it has no place in the article.
    pub name: String,
    /// Its share of the score: above zero it speaks for the label.
    pub share: f32,
}

impl Classifier {
    /// Explains why `prediction` gives `label` its score.
    #[must_use]
    pub fn explain(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
        prediction: &Prediction,
        label: LabelId,
    ) -> Explanation {
        let places = self.vectoriser.places(analysis, target);
        // Word, stem and characters of one word are one piece of evidence: keyed by the words.
        let mut evidence: BTreeMap<(Vec<Vec<usize>>, String), f32> = BTreeMap::new();
        for (feature, x) in prediction.vectorised.vector.iter() {
            let share = x * self.linear.weight(feature, label);
            if share != 0.0 {
                let occurrences = places.get(&feature).cloned().unwrap_or_default();
                let name = self.vectoriser.vocabulary().name(feature);
                let name = if occurrences.is_empty() { name.to_owned() } else { String::new() };
                *evidence.entry((occurrences, name)).or_default() += share;
            }
        }
        let evidence = evidence.into_iter().map(|((occurrences, name), share)| Evidence {
            occurrences,
            name,
            share,
        });
        let mut evidence: Vec<_> = evidence.collect();
        evidence.sort_by(|a, b| b.share.abs().total_cmp(&a.share.abs()));
        let score = prediction.scores[label.index()];
        Explanation { label, score, intercept: self.linear.intercept[label.index()], evidence }
    }
}
