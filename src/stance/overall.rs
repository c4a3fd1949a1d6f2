//! The stance of a whole article: pooled from its mentions, or by two stages from cues of the article.

use std::collections::{BTreeMap, BTreeSet};

use super::cue::Cue;
use super::cues::{Setting, about, cues, judgements_near, meaning};
use super::mentions::Stance;
use super::own_voice::OwnVoice;
use crate::analysis::Analysis;
use crate::classify::{
    Classifier, CueWeights, Evidence, Prediction, ScoreExplanation, Sides, TwoStage,
};
use crate::label::LabelId;

impl Stance {
    /// What the facet says of the article: by its two stages where it has learnt them, else pooled.
    #[must_use]
    pub(crate) fn overall(
        &self,
        classifier: &Classifier,
        analysis: &Analysis<'_>,
        setting: Setting<'_>,
    ) -> Prediction {
        let pooled = self.pooled.prediction.clone();
        match stages(classifier) {
            Some((_, sides)) => classifier.stage(pooled, cues(sides, analysis, self, setting)),
            None => pooled,
        }
    }

    /// Why `prediction` gives `label` its score: by cues where these decided, else by words.
    #[must_use]
    pub(crate) fn explain_overall(
        &self,
        classifier: &Classifier,
        analysis: &Analysis<'_>,
        voice: &OwnVoice,
        prediction: &Prediction,
        label: LabelId,
    ) -> ScoreExplanation {
        match (stages(classifier), &prediction.staged) {
            (Some((stages, sides)), Some(staged)) => {
                let parts = parts(stages, sides, label);
                let weights = meaning_weights(&parts, &stages.cues);
                let words = self.explain_meaning(classifier, analysis, &weights);
                let places = |place: usize| self.places(analysis, voice, place);
                explanation(&parts, (&stages.cues, &staged.cues), label, places, words)
            }
            _ => self.explain(classifier, analysis, label),
        }
    }

    /// The words that a cue was counted by.
    fn places(&self, analysis: &Analysis<'_>, voice: &OwnVoice, cue: usize) -> Vec<usize> {
        match Cue::ALL.get(cue) {
            Some(Cue::JudgementsNear) => judgements_near(analysis, self),
            Some(&cue) => voice.places(cue).to_vec(),
            None => Vec::new(),
        }
    }
}

/// The two stages of a facet that has learnt them, and its sides.
fn stages(classifier: &Classifier) -> Option<(&TwoStage, Sides)> {
    Some((classifier.two_stage.as_ref()?, Sides::of(&classifier.facet)?))
}

/// The weights that add up to the score of `label`, each with its sign.
fn parts(stages: &TwoStage, sides: Sides, label: LabelId) -> Vec<(f64, &CueWeights)> {
    if label == sides.neutral {
        return vec![(-1.0, &stages.subjectivity)];
    }
    let sign = if label == sides.first { 1.0 } else { -1.0 };
    vec![(1.0, &stages.subjectivity), (sign, &stages.polarity)]
}

/// What each number of the embedding of what is said of the actor counts in a sum of weights.
fn meaning_weights(parts: &[(f64, &CueWeights)], names: &[String]) -> Vec<f64> {
    meaning(names).map(|place| weight(parts, place)).collect()
}

/// What a cue counts in a sum of weights.
fn weight(parts: &[(f64, &CueWeights)], place: usize) -> f64 {
    parts.iter().map(|(sign, own)| sign * own.weights[place]).sum()
}

/// The share of each cue in a sum of weights, with the words that it was counted by; beside them the
/// `evidence` of words by what they mean.
fn explanation(
    parts: &[(f64, &CueWeights)],
    (names, values): (&[String], &[f64]),
    label: LabelId,
    places: impl Fn(usize) -> Vec<usize>,
    mut evidence: BTreeMap<String, Evidence>,
) -> ScoreExplanation {
    let intercept: f64 = parts.iter().map(|(sign, own)| sign * own.intercept).sum();
    let mut score = intercept;
    for (place, value) in values.iter().enumerate() {
        let share = value * weight(parts, place);
        score += share;
        if meaning(names).contains(&place) {
            continue;
        }
        let occurrences: BTreeSet<_> = places(place).into_iter().map(|word| vec![word]).collect();
        let clue = Evidence { share: share as f32, occurrences, ..Evidence::default() };
        evidence.insert(about(names, place), clue);
    }
    ScoreExplanation::new(label, score as f32, intercept as f32, evidence)
}
