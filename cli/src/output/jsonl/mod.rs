//! One JSON object a line.

mod beside;
mod brief;
mod plain;
mod together;

use std::collections::{BTreeMap, BTreeSet};

use nutgraf::analysis::Analysis;
use nutgraf::pipeline::Tag;
use nutgraf::span::{ScalarOffsets, Span};
use serde::Serialize;

use super::result::{Answer, Briefed, Heard, Listed, Merged, Tagged};
use super::why::{Clue, Part, Why};
use super::{Format, Frame};
use beside::BesideObject;

/// JSON Lines. Offsets count Unicode scalar values, as Python's do.
pub(super) struct Jsonl;

impl Frame for Jsonl {}

impl Format for Jsonl {
    fn tags(&self, tagged: &Tagged<'_>) -> String {
        line(&tags_line(tagged))
    }

    fn digest(&self, tagged: &Tagged<'_>, briefed: &Briefed<'_>) -> String {
        line(&DigestLine { tags: tags_line(tagged), brief: brief::part(briefed) })
    }

    fn brief(&self, briefed: &Briefed<'_>) -> String {
        brief::line(briefed)
    }

    fn together(&self, merged: &Merged<'_>) -> String {
        together::line(merged)
    }
}

fn tags_line<'a>(tagged: &'a Tagged<'_>) -> TagsLine<'a> {
    TagsLine {
        id: &tagged.analysis.article().id,
        tags: tagged.answers.iter().flat_map(|answer| tags(tagged.analysis, answer)).collect(),
        language: tagged.language,
        known_words: rounded(tagged.known_words),
        beside: BesideObject::of(tagged.beside),
    }
}

#[derive(Serialize)]
struct TagsLine<'a> {
    id: &'a str,
    tags: Vec<TagObject<'a>>,
    language: Option<&'a str>,
    known_words: f64,
    #[serde(flatten)]
    beside: BesideObject<'a>,
}

#[derive(Serialize)]
struct TagObject<'a> {
    facet: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    iptc: Option<&'a str>,
    probability: f64,
    sure: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<&'a str>,
    #[serde(flatten)]
    heard: Option<HeardObject<'a>>,
    #[serde(flatten)]
    why: Option<WhyObject<'a>>,
}

/// What a stance was read off.
#[derive(Serialize)]
struct HeardObject<'a> {
    mentions: usize,
    own_voice: Option<VoiceObject<'a>>,
    quoted: Option<VoiceObject<'a>>,
    sentences: Vec<[usize; 2]>,
}

/// A stance in one voice.
#[derive(Serialize)]
struct VoiceObject<'a> {
    label: &'a str,
    probability: f64,
    mentions: usize,
}

#[derive(Serialize)]
struct WhyObject<'a> {
    why: Vec<ClueObject<'a>>,
    score: f32,
    intercept: f32,
}

#[derive(Serialize)]
struct ClueObject<'a> {
    text: &'a str,
    share: f32,
    spans: Vec<[usize; 2]>,
    r#in: Option<&'static str>,
}

#[derive(Serialize)]
struct DigestLine<'a> {
    #[serde(flatten)]
    tags: TagsLine<'a>,
    #[serde(flatten)]
    brief: brief::Part<'a>,
}

fn tags<'a>(analysis: &Analysis<'_>, answer: &'a Answer<'_>) -> Vec<TagObject<'a>> {
    let object = |listed: &'a Listed<'_>| TagObject {
        facet: &answer.facet.name,
        label: listed.tag.label,
        iptc: answer.facet.labels[listed.tag.id.index()].iptc.as_deref(),
        probability: rounded(listed.tag.probability),
        sure: listed.tag.sure,
        target: answer.target,
        heard: answer
            .heard
            .as_ref()
            .filter(|_| listed.given)
            .map(|heard| of_heard(analysis, heard)),
        why: listed.why.as_ref().map(|why| why_object(analysis, why)),
    };
    answer.tags().iter().map(object).collect()
}

fn of_heard<'a>(analysis: &Analysis<'_>, heard: &Heard<'a>) -> HeardObject<'a> {
    let mut scalars = ScalarOffsets::new(&analysis.article().text);
    let voice = |voice: Option<(Tag<'a>, usize)>| {
        voice.map(|(tag, mentions)| VoiceObject {
            label: tag.label,
            probability: rounded(tag.probability),
            mentions,
        })
    };
    HeardObject {
        mentions: heard.mentions,
        own_voice: voice(heard.own_voice),
        quoted: voice(heard.quoted),
        sentences: heard
            .sentences
            .iter()
            .map(|span| [scalars.at(span.start), scalars.at(span.end)])
            .collect(),
    }
}

fn why_object<'a>(analysis: &Analysis<'_>, why: &'a Why) -> WhyObject<'a> {
    let title = scalars(analysis, why, Part::Title);
    let text = scalars(analysis, why, Part::Text);
    let clue = |clue: &'a Clue| {
        let place = clue.place.as_ref();
        let (part, scalars) = match place.map(|place| place.part) {
            None => (None, &text),
            Some(Part::Title) => (Some("title"), &title),
            Some(Part::Text) => (Some("text"), &text),
        };
        let spans = place.map(|place| place.spans.as_slice()).unwrap_or_default();
        let counted = |span: &Span| [scalars[&span.start], scalars[&span.end]];
        let spans = spans.iter().map(counted).collect();
        ClueObject { text: &clue.text, share: clue.share, spans, r#in: part }
    };
    WhyObject {
        why: why.clues.iter().map(clue).collect(),
        score: why.score,
        intercept: why.intercept,
    }
}

/// The scalar offset of each byte offset that the clues of `part` use.
fn scalars(analysis: &Analysis<'_>, why: &Why, part: Part) -> BTreeMap<usize, usize> {
    let places = why.clues.iter().filter_map(|clue| clue.place.as_ref());
    let spans = places.filter(|place| place.part == part).flat_map(|place| &place.spans);
    let bytes: BTreeSet<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
    let mut scalars = ScalarOffsets::new(part.of(analysis));
    bytes.into_iter().map(|byte| (byte, scalars.at(byte))).collect()
}

/// A share to four decimals: more would be noise.
fn rounded(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}

fn line(object: &impl Serialize) -> String {
    let mut line = serde_json::to_string(object).expect("strings and finite numbers are JSON");
    line.push('\n');
    line
}
