//! Why these sentences and no others.

use super::super::rated::ranked;
use super::super::story;
use super::super::story::Story;
use super::Expected;
use super::scale::{BINS, CELLS, cell};
use super::sentences::SentenceFeature;
use super::value::{Candidate, Totals};
use crate::analysis::Analysis;
use crate::span::Span;

/// Words, pairs and features that are named for each sentence.
const NAMED: usize = 5;

/// What earned a brief its place before all others.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// ROUGE-1 F1 that the brief is expected to have.
    pub expected_one: f32,
    /// ROUGE-2 F1 that the brief is expected to have.
    pub expected_two: f32,
    /// The value by which it was chosen: their sum and more, up to a constant of the article.
    pub value: f32,
    /// What each sentence brings, in the order of the brief.
    pub sentences: Vec<Earned>,
    /// The next best brief, where all sets of a shortlist were tried.
    pub runner_up: Option<RunnerUp>,
}

/// What one sentence brings to a brief.
#[derive(Clone, Debug, PartialEq)]
pub struct Earned {
    /// Its number among the sentences of the article.
    pub index: usize,
    /// Its rank among all sentences by its own rating, from 1.
    pub rank: usize,
    /// Words of the reference it is expected to hold that no other sentence of the brief does.
    pub words: f32,
    /// The same for pairs of neighbouring words.
    pub pairs: f32,
    /// Its likeliest words.
    pub likely: Vec<Likely>,
    /// What speaks most for and against it by itself, the strongest first.
    pub shares: Vec<Share>,
}

/// A word that a reference is likely to use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likely {
    /// Where it stands in the article's text.
    pub span: Span,
    /// How likely a reference uses it.
    pub probability: f32,
}

/// What a feature adds to the log-odds of a sentence, against the average sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The feature's name, or two of them that are weighed together.
    pub feature: (&'static str, Option<&'static str>),
    /// What they are, in a sentence each.
    pub about: (&'static str, Option<&'static str>),
    /// What it adds.
    pub log_odds: f32,
}

/// The brief that came second.
#[derive(Clone, Debug, PartialEq)]
pub struct RunnerUp {
    /// Its sentences, by their numbers in the article.
    pub indices: Vec<usize>,
    /// ROUGE-1 F1 it is expected to have.
    pub expected_one: f32,
    /// ROUGE-2 F1 it is expected to have.
    pub expected_two: f32,
    /// Its value.
    pub value: f32,
}

/// Explains the last selection of `method`: the sentences `chosen` of `story`.
pub(super) fn explain(
    method: &Expected,
    analysis: &Analysis<'_>,
    story: &Story,
    chosen: &[usize],
) -> Explanation {
    let totals = totals(method, story, chosen);
    let (expected_one, expected_two) = totals.expected();
    let runner_up = method.ranking.and_then(|ranking| ranking.second).map(|set| {
        let indices = method.indices(set);
        let totals = self::totals(method, story, &indices);
        let (expected_one, expected_two) = totals.expected();
        let indices = indices.iter().map(|index| story.dropped + index).collect();
        RunnerUp { indices, expected_one, expected_two, value: totals.value(weights(method)) }
    });
    let earned = |&index: &usize| earned(method, analysis, story, chosen, index);
    Explanation {
        expected_one,
        expected_two,
        value: totals.value(weights(method)),
        sentences: chosen.iter().map(earned).collect(),
        runner_up,
    }
}

fn weights(method: &Expected) -> &[f32] {
    &method.variant().value
}

/// The totals of any set of sentences.
fn totals(method: &Expected, story: &Story, set: &[usize]) -> Totals {
    let reading = &method.reading;
    let mut totals = set.iter().fold(Totals::NONE, |totals, &index| {
        let listed = method.candidates.iter().find(|candidate| candidate.index == index).copied();
        let rating = reading.scores[index];
        totals.with(
            &listed
                .unwrap_or_else(|| Candidate::new(story, reading, index, rating, weights(method))),
        )
    });
    totals.covered_words = distinct(set.iter().flat_map(|&i| story.sentence(i)))
        .into_iter()
        .map(|word| reading.word(word))
        .sum();
    totals.covered_pairs = distinct(set.iter().flat_map(|&i| reading.pairs.sentence(story, i)))
        .into_iter()
        .map(|pair| reading.pair[pair as usize])
        .sum();
    totals
}

fn distinct<'s>(items: impl Iterator<Item = &'s u32>) -> Vec<u32> {
    let mut items: Vec<u32> = items.copied().collect();
    items.sort_unstable();
    items.dedup();
    items
}

fn earned(
    method: &Expected,
    analysis: &Analysis<'_>,
    story: &Story,
    chosen: &[usize],
    index: usize,
) -> Earned {
    let scores = &method.reading.scores;
    let others: Vec<usize> = chosen.iter().copied().filter(|&other| other != index).collect();
    let (with, without) = (totals(method, story, chosen), totals(method, story, &others));
    Earned {
        index: story.dropped + index,
        rank: 1 + ranked(scores).iter().take_while(|&&better| better != index).count(),
        words: with.covered_words - without.covered_words,
        pairs: with.covered_pairs - without.covered_pairs,
        likely: likely(method, analysis, story, index),
        shares: shares(method, index),
    }
}

/// The likeliest words of a sentence, each at its first place in it.
fn likely(method: &Expected, analysis: &Analysis<'_>, story: &Story, index: usize) -> Vec<Likely> {
    let sentence = &analysis.sentences()[story.dropped + index];
    let mut seen = Vec::new();
    let mut likely: Vec<Likely> = Vec::new();
    for (token, &word) in story::words(analysis, sentence).zip(story.sentence(index)) {
        if !token.stop && !seen.contains(&word) {
            seen.push(word);
            likely.push(Likely { span: token.span, probability: method.reading.word(word) });
        }
    }
    likely.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    likely.truncate(NAMED);
    likely
}

/// What the features of a sentence add to its log-odds, the strongest first.
fn shares(method: &Expected, index: usize) -> Vec<Share> {
    let model = &method.variant().sentences;
    let row = &method.reading.sentence_rows[index];
    let name = |feature: usize| SentenceFeature::ALL[feature].name();
    let about = |feature: usize| SentenceFeature::ALL[feature].about();
    let curves = model.curves.chunks_exact(BINS).enumerate().map(|(feature, curve)| Share {
        feature: (name(feature), None),
        about: (about(feature), None),
        log_odds: curve[usize::from(row[feature])],
    });
    let grids =
        model.grids.chunks_exact(CELLS).zip(SentenceFeature::PAIRS).map(|(grid, &(a, b))| Share {
            feature: (name(a), Some(name(b))),
            about: (about(a), Some(about(b))),
            log_odds: grid[usize::from(cell(row[a], row[b]))],
        });
    let mut shares: Vec<Share> = curves.chain(grids).collect();
    shares.sort_by(|a, b| b.log_odds.abs().total_cmp(&a.log_odds.abs()));
    shares.truncate(NAMED);
    shares
}
