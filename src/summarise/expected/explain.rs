//! Why these sentences and no others, in the terms of the model.

use super::super::explanation::{
    BriefExplanation, FeatureContribution, LikelyWord, RunnerUp, SentenceExplanation,
};
use super::super::rated::ranked;
use super::super::story::{Story, StorySentence};
use super::additive::Additive;
use super::inference::Inference;
use super::scale::{BINS, CELLS, cell};
use super::selection::Selection;
use super::sentences::{SentenceFeature, SentenceRow};
use super::value::{ScoredStory, Totals};

/// Words, pairs and features that are named for each sentence.
const NAMED: usize = 5;

/// Explains the last `selection`: the sentences at the positions `chosen`, by the model of
/// sentences.
pub(super) fn explain(
    story: &Story<'_>,
    scored: ScoredStory<'_>,
    model: &Additive,
    selection: &Selection,
    chosen: &[usize],
) -> BriefExplanation {
    let all = totals(scored, selection, chosen);
    let (expected_one, expected_two) = all.expected();
    let sentence = |&position: &usize| {
        let others: Vec<usize> = chosen.iter().copied().filter(|&o| o != position).collect();
        let without = totals(scored, selection, &others);
        let sentence = story.sentence(position);
        SentenceExplanation {
            index: sentence.index(),
            rank: rank(&scored.inference.scores, position),
            words: all.covered_words - without.covered_words,
            pairs: all.covered_pairs - without.covered_pairs,
            likely: likely(sentence, scored.inference),
            contributions: contributions(model, &scored.inference.sentence_rows[position]),
        }
    };
    BriefExplanation {
        expected_one,
        expected_two,
        value: all.value(scored.weights),
        sentences: chosen.iter().map(sentence).collect(),
        together: Vec::new(),
        runner_up: selection.runner_up().map(|set| runner_up(story, scored, selection, &set)),
    }
}

fn runner_up(
    story: &Story<'_>,
    scored: ScoredStory<'_>,
    selection: &Selection,
    set: &[usize],
) -> RunnerUp {
    let totals = totals(scored, selection, set);
    let (expected_one, expected_two) = totals.expected();
    let indices = set.iter().map(|&position| story.sentence(position).index()).collect();
    RunnerUp { indices, expected_one, expected_two, value: totals.value(scored.weights) }
}

/// The totals of any set of sentences.
fn totals(story: ScoredStory<'_>, selection: &Selection, set: &[usize]) -> Totals {
    let ScoredStory { encoded, inference, .. } = story;
    let mut totals = set
        .iter()
        .fold(Totals::NONE, |totals, &position| totals.with(&selection.candidate(story, position)));
    let words = set.iter().flat_map(|&position| encoded.sentence(position));
    totals.covered_words = distinct(words).into_iter().map(|word| inference.word(word)).sum();
    let pairs = set.iter().flat_map(|&position| inference.pairs.sentence(encoded, position));
    totals.covered_pairs = distinct(pairs).into_iter().map(|pair| inference.pair(pair)).sum();
    totals
}

fn distinct<'s>(items: impl Iterator<Item = &'s u32>) -> Vec<u32> {
    let mut items: Vec<u32> = items.copied().collect();
    items.sort_unstable();
    items.dedup();
    items
}

/// The rank of the sentence at `position` among all, from 1.
fn rank(scores: &[f32], position: usize) -> usize {
    1 + ranked(scores).iter().take_while(|&&better| better != position).count()
}

/// The likeliest words of a sentence, each at its first place in it.
fn likely(sentence: StorySentence<'_>, inference: &Inference) -> Vec<LikelyWord> {
    let mut seen = Vec::new();
    let mut likely: Vec<LikelyWord> = Vec::new();
    for (token, &word) in sentence.word_tokens().zip(sentence.word_numbers()) {
        if !token.stop && !seen.contains(&word) {
            seen.push(word);
            likely.push(LikelyWord { span: token.span, probability: inference.word(word) });
        }
    }
    likely.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    likely.truncate(NAMED);
    likely
}

/// What the features of a sentence add to its log-odds, the strongest first.
fn contributions(model: &Additive, row: &SentenceRow) -> Vec<FeatureContribution> {
    let name = |feature: usize| SentenceFeature::ALL[feature].name();
    let about = |feature: usize| SentenceFeature::ALL[feature].about();
    let single = |(feature, table): (usize, &[f32])| FeatureContribution {
        feature: (name(feature), None),
        about: (about(feature), None),
        log_odds: table[usize::from(row[feature])],
    };
    let joint = |(grid, &(a, b)): (&[f32], &(usize, usize))| FeatureContribution {
        feature: (name(a), Some(name(b))),
        about: (about(a), Some(about(b))),
        log_odds: grid[usize::from(cell(row[a], row[b]))],
    };
    let singles = model.shape_functions.chunks_exact(BINS).enumerate().map(single);
    let joints = model.grids.chunks_exact(CELLS).zip(SentenceFeature::PAIRS).map(joint);
    let mut contributions: Vec<FeatureContribution> = singles.chain(joints).collect();
    contributions.sort_by(|a, b| b.log_odds.abs().total_cmp(&a.log_odds.abs()));
    contributions.truncate(NAMED);
    contributions
}
