//! Why a tag: the words of the article that speak for it and against it, with their exact share
//! of the score.

use std::collections::{BTreeMap, BTreeSet};

use super::classifier::{Classifier, Prediction};
use crate::analysis::Analysis;
use crate::features::{FeatureFamily, FeatureId, Vectoriser};
use crate::label::LabelId;
use crate::text::{Target, normalise};

/// How evidence is called that is no word: how far into its sentence a mention stands.
const PLACE_OF_MENTION: &str = "its place in the sentence";
/// And what its good and bad words come to together.
const BALANCE: &str = "its good and bad words together";

/// What the words of an article contribute to the score of one label.
///
/// The score is the intercept plus all shares, up to rounding: nothing is estimated, and nothing
/// is left out. Of a one-choice facet a score counts from the mean of all labels, so that a share
/// above zero speaks for this label rather than the others.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreExplanation {
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The word or phrase in its normal form; of what stands in no single place, such as the
    /// target itself, the name of the feature.
    pub text: String,
    /// Its share of the score: above zero it speaks for the label.
    pub share: f32,
    /// Where it stands, as places in [`Analysis::words`]: one list for each time it occurs.
    pub occurrences: BTreeSet<Vec<usize>>,
    /// Whether no training article had it: only what it means is known.
    pub by_meaning: bool,
}

impl Classifier {
    /// Explains why `prediction` gives `label` its score.
    ///
    /// A feature's share is divided evenly among the places where it stands, and all that falls on
    /// one word or phrase (as written, as a stem, as characters, as a part of the embedding) is
    /// summed.
    #[must_use]
    pub fn explain(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
        prediction: &Prediction,
        label: LabelId,
    ) -> ScoreExplanation {
        let mut evidence = self.meaning(analysis, target, label);
        let vector = &prediction.vectorised.vector;
        let shares = vector.iter().map(|(id, x)| (id, x * self.linear.weight(id, label)));
        add_shares(&self.vectoriser, analysis, target, shares, &mut evidence);
        let index = label.index();
        ScoreExplanation::new(
            label,
            prediction.scores[index],
            self.linear.intercept[index],
            evidence,
        )
    }

    /// The share of each word in what the embedding adds to the score of `label`, by the word.
    fn meaning(
        &self,
        analysis: &Analysis<'_>,
        target: Option<&Target>,
        label: LabelId,
    ) -> BTreeMap<String, Evidence> {
        let mut evidence: BTreeMap<String, Evidence> = BTreeMap::new();
        let Some(embedder) = self.vectoriser.embedder() else { return evidence };
        let weights = self.linear.embedding_weights(label);
        embedder.each_share(analysis, target, weights, |place, share| {
            let entry = evidence.entry(phrase(analysis, &[place])).or_default();
            entry.share += share;
            entry.occurrences.insert(vec![place]);
            entry.by_meaning = true;
        });
        evidence
    }
}

impl ScoreExplanation {
    /// An explanation of evidence by its text.
    pub(crate) fn new(
        label: LabelId,
        score: f32,
        intercept: f32,
        evidence: BTreeMap<String, Evidence>,
    ) -> Self {
        Self { label, score, intercept, evidence: ranked(evidence) }
    }
}

/// Adds the shares of features to the evidence of the words and phrases that they stand in, each
/// divided evenly among its places.
pub(crate) fn add_shares(
    vectoriser: &Vectoriser,
    analysis: &Analysis<'_>,
    target: Option<&Target>,
    shares: impl Iterator<Item = (FeatureId, f32)>,
    evidence: &mut BTreeMap<String, Evidence>,
) {
    let (occurrences, vocabulary) =
        (vectoriser.occurrences(analysis, target), vectoriser.vocabulary());
    for (feature, share) in shares {
        let is_whole = vocabulary.family(feature) != FeatureFamily::CharNgram;
        if let Some(own) = occurrences.get(&feature).filter(|own| !own.is_empty()) {
            for words in own {
                let entry = evidence.entry(phrase(analysis, words)).or_default();
                entry.share += share / own.len() as f32;
                entry.occurrences.insert(words.clone());
                entry.by_meaning &= !is_whole;
            }
        } else {
            let name = match vocabulary.family(feature) {
                FeatureFamily::Mention => PLACE_OF_MENTION,
                FeatureFamily::Polarity => BALANCE,
                _ => vocabulary.name(feature),
            };
            evidence.entry(name.to_owned()).or_default().share += share;
        }
    }
}

fn phrase(analysis: &Analysis<'_>, words: &[usize]) -> String {
    let mut normal = String::new();
    let words = words.iter().map(|&word| {
        normalise(analysis.word(word), &mut normal);
        normal.clone()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// What has a share, the weightiest first; of equals in the order of the alphabet.
fn ranked(evidence: BTreeMap<String, Evidence>) -> Vec<Evidence> {
    let named = evidence.into_iter().map(|(text, evidence)| Evidence { text, ..evidence });
    let mut ranked: Vec<_> = named.filter(|evidence| evidence.share != 0.0).collect();
    ranked.sort_by(|a, b| b.share.abs().total_cmp(&a.share.abs()));
    ranked
}
