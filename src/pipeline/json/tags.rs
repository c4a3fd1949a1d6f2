//! Tags as JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::numbers::rounded;
use super::rule::RuleObject;
use crate::pipeline::explanation::{Contribution, TagExplanation, TextPart};
use crate::pipeline::reading::Reading;
use crate::pipeline::tags::{
    Abstention, AttributedTag, FacetTags, StanceEvidence, StrongestMention, Tag, Tags,
};
use crate::rules::Hit;
use crate::span::{ScalarOffsets, Span};
use crate::text::Article;

#[derive(Serialize)]
pub(super) struct TagsObject<'r> {
    tags: Vec<TagObject<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    abstained: Option<&'static str>,
    /// What it is, where it is no news.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_news: Option<&'static str>,
    language: Option<&'static str>,
    known_words: f64,
    /// The rules that hold for the article.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rules: Vec<RuleObject<'r>>,
}

#[derive(Serialize)]
struct TagObject<'r> {
    facet: &'r str,
    label: &'r str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    path: &'r [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    iptc: Option<&'r str>,
    probability: f64,
    sure: bool,
    /// Whether the facet gives the label; said where it only ranks it.
    #[serde(skip_serializing_if = "Clone::clone")]
    given: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    canonical: Option<&'r str>,
    /// The rule that changed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<RuleObject<'r>>,
    #[serde(flatten)]
    stance: Option<StanceObject<'r>>,
    #[serde(flatten)]
    explanation: Option<ExplanationObject<'r>>,
}

#[derive(Serialize)]
struct StanceObject<'r> {
    /// Whether a side is called.
    called: bool,
    /// Share of the sentences that name the target.
    share: f64,
    mentions: usize,
    own_voice: Option<AttributedObject<'r>>,
    quoted: Option<AttributedObject<'r>>,
    sentences: Vec<[usize; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    strongest: Option<StrongestObject>,
}

#[derive(Serialize)]
struct StrongestObject {
    r#in: &'static str,
    span: [usize; 2],
    quoted: bool,
}

#[derive(Serialize)]
struct AttributedObject<'r> {
    label: &'r str,
    probability: f64,
    mentions: usize,
}

#[derive(Serialize)]
struct ExplanationObject<'r> {
    why: Vec<ContributionObject<'r>>,
    score: f32,
    intercept: f32,
}

#[derive(Serialize)]
struct ContributionObject<'r> {
    text: &'r str,
    share: f32,
    spans: Vec<[usize; 2]>,
    r#in: Option<&'static str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    by_meaning: bool,
}

impl<'r> TagsObject<'r> {
    pub(super) fn new(reading: &'r Reading<'_>, tags: &'r Tags) -> Self {
        let article = reading.article();
        let of_facet = |facet: &'r FacetTags| {
            facet.tags.iter().map(move |tag| TagObject::new(article, facet, tag, &tags.rules))
        };
        Self {
            tags: tags.facets.iter().flat_map(of_facet).collect(),
            abstained: tags.abstained.map(Abstention::name),
            not_news: tags.abstained.and_then(Abstention::not_news),
            language: reading.language,
            known_words: rounded(tags.known_words),
            rules: tags.rules.iter().map(RuleObject::new).collect(),
        }
    }
}

impl<'r> TagObject<'r> {
    fn new(article: &Article, facet: &'r FacetTags, tag: &'r Tag, rules: &'r [Hit]) -> Self {
        let stance = facet.stance.as_ref().filter(|_| tag.given);
        let explanation = tag.explanation.as_ref();
        Self {
            facet: &facet.facet,
            label: &tag.label,
            path: &tag.path,
            iptc: tag.iptc.as_deref(),
            probability: rounded(tag.probability),
            sure: tag.sure,
            given: tag.given,
            target: facet.target.as_deref(),
            canonical: facet.canonical.as_deref(),
            rule: tag.rule.map(|place| RuleObject::new(&rules[place])),
            stance: stance.map(|stance| StanceObject::new(article, stance)),
            explanation: explanation.map(|why| ExplanationObject::new(article, why)),
        }
    }
}

impl<'r> StanceObject<'r> {
    fn new(article: &Article, stance: &'r StanceEvidence) -> Self {
        let mut scalars = ScalarOffsets::new(&article.text);
        let attributed = |tag: &'r AttributedTag| AttributedObject {
            label: &tag.label,
            probability: rounded(tag.probability),
            mentions: tag.mentions,
        };
        let sentences = stance.sentences.iter();
        Self {
            called: stance.called,
            share: rounded(stance.share),
            mentions: stance.mentions,
            own_voice: stance.own_voice.as_ref().map(attributed),
            quoted: stance.quoted.as_ref().map(attributed),
            sentences: sentences.map(|s| [scalars.at(s.start), scalars.at(s.end)]).collect(),
            strongest: stance.strongest.map(|own| StrongestObject::new(article, own)),
        }
    }
}

impl StrongestObject {
    fn new(article: &Article, StrongestMention { part, span, quoted }: StrongestMention) -> Self {
        let mut scalars = ScalarOffsets::new(part.of(article));
        let span = [scalars.at(span.start), scalars.at(span.end)];
        Self { r#in: part.name(), span, quoted }
    }
}

impl<'r> ExplanationObject<'r> {
    fn new(article: &Article, explanation: &'r TagExplanation) -> Self {
        let title = scalars(article, explanation, TextPart::Title);
        let text = scalars(article, explanation, TextPart::Text);
        let object = |contribution: &'r Contribution| {
            let scalars = if contribution.part == Some(TextPart::Title) { &title } else { &text };
            let counted = |span: &Span| [scalars[&span.start], scalars[&span.end]];
            ContributionObject {
                text: &contribution.text,
                share: contribution.share,
                spans: contribution.spans.iter().map(counted).collect(),
                r#in: contribution.part.map(TextPart::name),
                by_meaning: contribution.by_meaning,
            }
        };
        Self {
            why: explanation.contributions.iter().map(object).collect(),
            score: explanation.score,
            intercept: explanation.intercept,
        }
    }
}

/// The scalar offset of each byte offset that contributions in `part` use.
fn scalars(
    article: &Article,
    explanation: &TagExplanation,
    part: TextPart,
) -> BTreeMap<usize, usize> {
    let within = explanation.contributions.iter().filter(|own| own.part == Some(part));
    let spans = within.flat_map(|own| &own.spans);
    let bytes: BTreeSet<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
    let mut scalars = ScalarOffsets::new(part.of(article));
    bytes.into_iter().map(|byte| (byte, scalars.at(byte))).collect()
}
