use nutgraf::span::ScalarOffsets;
use nutgraf::summarise::expected::{Earned, Likely, RunnerUp, Share};
use nutgraf::summarise::{Chosen, Explanation};
use serde::Serialize;

use super::beside::BesideObject;
use super::rounded;
use crate::output::Briefed;
use crate::output::result::reason_name;

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    #[serde(flatten)]
    part: Part<'a>,
    #[serde(flatten)]
    beside: BesideObject<'a>,
}

/// What a line has of the brief.
#[derive(Serialize)]
pub(super) struct Part<'a> {
    brief: Vec<Sentence<'a>>,
    reason: Option<&'static str>,
    method: &'static str,
    #[serde(flatten)]
    why: Option<AskedWhy>,
}

#[derive(Serialize)]
struct Sentence<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    score: f32,
    #[serde(rename = "sentence")]
    index: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<SentenceWhy<'a>>,
}

#[derive(Serialize)]
struct SentenceWhy<'a> {
    rank: usize,
    words: f64,
    pairs: f64,
    likely: Vec<Word<'a>>,
    features: Vec<Feature>,
}

#[derive(Serialize)]
struct Word<'a> {
    text: &'a str,
    probability: f64,
}

#[derive(Serialize)]
struct Feature {
    name: String,
    log_odds: f64,
}

/// An answer, if it was asked for; null where the method cannot tell.
#[derive(Serialize)]
struct AskedWhy {
    why: Option<Why>,
}

#[derive(Serialize)]
struct Why {
    expected_rouge1: f64,
    expected_rouge2: f64,
    value: f64,
    runner_up: Option<Second>,
}

#[derive(Serialize)]
struct Second {
    sentences: Vec<usize>,
    expected_rouge1: f64,
    expected_rouge2: f64,
    value: f64,
}

/// The line of an article.
pub(super) fn line(briefed: &Briefed<'_>) -> String {
    let beside = BesideObject::of(briefed.beside);
    super::line(&Line { id: &briefed.analysis.article().id, part: part(briefed), beside })
}

/// The brief of an article.
pub(super) fn part<'a>(briefed: &Briefed<'a>) -> Part<'a> {
    let Briefed { analysis, edited, explain, .. } = *briefed;
    let why = edited.why.as_ref();
    let text = &analysis.article().text;
    let mut scalars = ScalarOffsets::new(text);
    let sentence = |(place, chosen): (usize, &Chosen)| Sentence {
        text: chosen.span.of(text),
        start: scalars.at(chosen.span.start),
        end: scalars.at(chosen.span.end),
        score: chosen.score,
        index: chosen.index,
        why: why.and_then(|why| why.sentences.get(place)).map(|earned| sentence_why(text, earned)),
    };
    Part {
        brief: edited.brief.sentences.iter().enumerate().map(sentence).collect(),
        reason: edited.brief.reason.map(reason_name),
        method: edited.brief.method.name(),
        why: explain.then(|| AskedWhy { why: why.map(whole_why) }),
    }
}

fn sentence_why<'a>(text: &'a str, earned: &Earned) -> SentenceWhy<'a> {
    let word = |likely: &Likely| Word {
        text: likely.span.of(text),
        probability: four(likely.probability),
    };
    let feature = |share: &Share| Feature {
        name: match share.feature {
            (one, None) => one.to_owned(),
            (one, Some(other)) => format!("{one} × {other}"),
        },
        log_odds: four(share.log_odds),
    };
    SentenceWhy {
        rank: earned.rank,
        words: four(earned.words),
        pairs: four(earned.pairs),
        likely: earned.likely.iter().map(word).collect(),
        features: earned.shares.iter().map(feature).collect(),
    }
}

fn whole_why(why: &Explanation) -> Why {
    let second = |second: &RunnerUp| Second {
        sentences: second.indices.clone(),
        expected_rouge1: four(second.expected_one),
        expected_rouge2: four(second.expected_two),
        value: four(second.value),
    };
    Why {
        expected_rouge1: four(why.expected_one),
        expected_rouge2: four(why.expected_two),
        value: four(why.value),
        runner_up: why.runner_up.as_ref().map(second),
    }
}

fn four(figure: f32) -> f64 {
    rounded(f64::from(figure))
}
