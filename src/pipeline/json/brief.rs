//! Brief as JSON.

use std::borrow::Cow;

use serde::Serialize;

use super::numbers::rounded;
use crate::pipeline::brief::ArticleBrief;
use crate::span::{ScalarOffsets, Span};
use crate::summarise::{
    BriefExplanation, Chosen, Edit, EditKind, FeatureContribution, LikelyWord, RunnerUp,
    SentenceExplanation,
};

#[derive(Serialize)]
pub(super) struct BriefObject<'r> {
    brief: Vec<SentenceObject<'r>>,
    reason: Option<&'static str>,
    method: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    names_focus: Option<bool>,
    #[serde(flatten)]
    explanation: Option<Asked>,
}

#[derive(Serialize)]
struct SentenceObject<'r> {
    text: Cow<'r, str>,
    start: usize,
    end: usize,
    score: f32,
    sentence: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    edits: Vec<EditObject<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<SentenceWhy<'r>>,
}

#[derive(Serialize)]
struct EditObject<'r> {
    start: usize,
    end: usize,
    kind: EditKind,
    inserted: &'r str,
}

#[derive(Serialize)]
struct SentenceWhy<'r> {
    rank: usize,
    words: f64,
    pairs: f64,
    likely: Vec<WordObject<'r>>,
    features: Vec<FeatureObject>,
}

#[derive(Serialize)]
struct WordObject<'r> {
    text: &'r str,
    probability: f64,
}

#[derive(Serialize)]
struct FeatureObject {
    name: String,
    log_odds: f64,
}

/// An answer, if it was asked for; null where the method cannot tell.
#[derive(Serialize)]
struct Asked {
    why: Option<BriefWhy>,
}

#[derive(Serialize)]
struct BriefWhy {
    expected_rouge1: f64,
    expected_rouge2: f64,
    value: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    set: Vec<FeatureObject>,
    runner_up: Option<RunnerUpObject>,
}

#[derive(Serialize)]
struct RunnerUpObject {
    sentences: Vec<usize>,
    expected_rouge1: f64,
    expected_rouge2: f64,
    value: f64,
}

impl<'r> BriefObject<'r> {
    pub(super) fn new(text: &'r str, brief: &'r ArticleBrief) -> Self {
        let why = brief.explanation.as_ref();
        let mut scalars = ScalarOffsets::new(text);
        let mut edits = brief.edits.iter().peekable();
        let sentence = |(place, chosen): (usize, &Chosen)| {
            let Span { start, end } = chosen.span;
            // What is cut stands before the sentence, and offsets must rise.
            let mut until = |last: usize, scalars: &mut ScalarOffsets<'_>| {
                let own = std::iter::from_fn(|| edits.next_if(|edit| edit.span.end <= last));
                own.map(|edit| edit_object(edit, scalars)).collect::<Vec<_>>()
            };
            let mut edits = until(start, &mut scalars);
            let start = scalars.at(start);
            edits.extend(until(end, &mut scalars));
            SentenceObject {
                text: brief.printed(text, chosen),
                start,
                end: scalars.at(end),
                score: chosen.score,
                sentence: chosen.index,
                edits,
                why: why
                    .and_then(|why| why.sentences.get(place))
                    .map(|own| sentence_why(text, own)),
            }
        };
        Self {
            brief: brief.sentences.iter().enumerate().map(sentence).collect(),
            reason: brief.reason.map(crate::summarise::Reason::name),
            method: brief.method.as_str(),
            names_focus: brief.names_focus,
            explanation: brief.explain.then(|| Asked { why: why.map(brief_why) }),
        }
    }
}

fn edit_object<'r>(edit: &'r Edit, scalars: &mut ScalarOffsets<'_>) -> EditObject<'r> {
    let Edit { span, kind, inserted, .. } = edit;
    EditObject { start: scalars.at(span.start), end: scalars.at(span.end), kind: *kind, inserted }
}

fn sentence_why<'r>(text: &'r str, earned: &SentenceExplanation) -> SentenceWhy<'r> {
    let word = |likely: &LikelyWord| WordObject {
        text: likely.span.of(text),
        probability: four(likely.probability),
    };
    SentenceWhy {
        rank: earned.rank,
        words: four(earned.words),
        pairs: four(earned.pairs),
        likely: earned.likely.iter().map(word).collect(),
        features: earned.contributions.iter().map(feature).collect(),
    }
}

fn feature(contribution: &FeatureContribution) -> FeatureObject {
    FeatureObject {
        name: match contribution.feature {
            (one, None) => one.to_owned(),
            (one, Some(other)) => format!("{one} × {other}"),
        },
        log_odds: four(contribution.log_odds),
    }
}

fn brief_why(why: &BriefExplanation) -> BriefWhy {
    let second = |second: &RunnerUp| RunnerUpObject {
        sentences: second.indices.clone(),
        expected_rouge1: four(second.expected_one),
        expected_rouge2: four(second.expected_two),
        value: four(second.value),
    };
    BriefWhy {
        expected_rouge1: four(why.expected_one),
        expected_rouge2: four(why.expected_two),
        value: four(why.value),
        set: why.together.iter().map(feature).collect(),
        runner_up: why.runner_up.as_ref().map(second),
    }
}

fn four(figure: f32) -> f64 {
    rounded(f64::from(figure))
}
