//! Why an editor would take these sentences.

use super::features::{SentenceFeature, SetFeature};
use super::search::Scored;
use super::survey::Survey;
use super::weights::EditorialWeights;
use crate::summarise::explanation::{BriefExplanation, FeatureContribution};
use crate::summarise::rated::ranked;

/// Contributions that are told of a sentence, or of a set.
const TOLD: usize = 8;
/// A contribution that is not worth telling.
const LEAST: f32 = 0.02;

/// `explanation` with the terms of this method in place of those of expected ROUGE.
pub(super) fn in_editorial_terms(
    mut explanation: BriefExplanation,
    survey: &Survey,
    weights: &EditorialWeights,
    log_odds: &[f32],
    chosen: &[usize],
    best: Option<&Scored>,
) -> BriefExplanation {
    let ranks = ranked(log_odds);
    explanation.value = best.map_or(0.0, |best| best.score);
    explanation.together = best.map_or_else(Vec::new, |best| of_set(best, weights));
    for (own, &position) in explanation.sentences.iter_mut().zip(chosen) {
        own.rank = 1 + ranks.iter().position(|&index| index == position).unwrap_or_default();
        own.contributions =
            survey.row(position).map_or_else(Vec::new, |row| of_sentence(row, weights));
    }
    explanation
}

/// What the features of a sentence add to its log-odds.
fn of_sentence(row: &[f32], weights: &EditorialWeights) -> Vec<FeatureContribution> {
    let all = SentenceFeature::ALL.iter().zip(row.iter().zip(&weights.sentence));
    strongest(
        all.map(|(feature, (number, weight))| {
            told(feature.name(), feature.about(), number * weight)
        }),
    )
}

/// What the features of a set add to its score, faults in full.
fn of_set(best: &Scored, weights: &EditorialWeights) -> Vec<FeatureContribution> {
    let all = SetFeature::ALL.iter().zip(best.row.iter().zip(weights.worth()));
    strongest(
        all.map(|(feature, (number, worth))| told(feature.name(), feature.about(), number * worth)),
    )
}

const fn told(name: &'static str, about: &'static str, log_odds: f32) -> FeatureContribution {
    FeatureContribution { feature: (name, None), about: (about, None), log_odds }
}

/// Those worth telling, the strongest first.
fn strongest(all: impl Iterator<Item = FeatureContribution>) -> Vec<FeatureContribution> {
    let mut told: Vec<_> = all.filter(|told| told.log_odds.abs() >= LEAST).collect();
    told.sort_by(|a, b| b.log_odds.abs().total_cmp(&a.log_odds.abs()));
    told.truncate(TOLD);
    told
}
