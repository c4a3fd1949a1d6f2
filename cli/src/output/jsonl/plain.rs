//! Text, cleaned or split.

use nutgraf::clean::Segment;
use nutgraf::read::Note;
use nutgraf::span::{ScalarOffsets, Span};
use serde::Serialize;

use super::beside::sentences;
use super::{Jsonl, rounded};
use crate::output::{CleanArticle, Copies, Copy, Plain, SplitArticle};

#[derive(Serialize)]
struct CleanLine<'a> {
    id: &'a str,
    text: &'a str,
    title: Option<&'a str>,
    spans: Vec<SpanObject>,
    language: Option<&'a str>,
    #[serde(serialize_with = "sentences", skip_serializing_if = "<[_]>::is_empty")]
    notes: &'a [Note],
}

#[derive(Serialize)]
struct SpanObject {
    kind: &'static str,
    start: usize,
    end: usize,
    reason: &'static str,
}

#[derive(Serialize)]
struct SplitLine<'a> {
    id: &'a str,
    sentences: Vec<SentenceObject<'a>>,
    language: Option<&'a str>,
    #[serde(serialize_with = "sentences", skip_serializing_if = "<[_]>::is_empty")]
    notes: &'a [Note],
}

#[derive(Serialize)]
struct SentenceObject<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct CopiesLine<'a> {
    copies: Vec<CopyObject<'a>>,
}

#[derive(Serialize)]
struct CopyObject<'a> {
    id: &'a str,
    resemblance: f64,
}

impl Plain for Jsonl {
    fn clean(&self, clean: &CleanArticle<'_>) -> String {
        let mut scalars = ScalarOffsets::new(&clean.article.text);
        let object = |segment: &Segment| SpanObject {
            kind: segment.kind.name(),
            start: scalars.at(segment.span.start),
            end: scalars.at(segment.span.end),
            reason: segment.reason,
        };
        super::line(&CleanLine {
            id: &clean.article.id,
            text: &clean.cleaned.prose,
            title: clean.title(),
            spans: clean.cleaned.segments.iter().map(object).collect(),
            language: clean.language,
            notes: clean.notes,
        })
    }

    fn sentences(&self, split: &SplitArticle<'_>) -> String {
        let text = &split.article.text;
        let mut scalars = ScalarOffsets::new(text);
        let object = |span: &Span| SentenceObject {
            text: span.of(text),
            start: scalars.at(span.start),
            end: scalars.at(span.end),
        };
        super::line(&SplitLine {
            id: &split.article.id,
            sentences: split.sentences.iter().map(object).collect(),
            language: split.language,
            notes: split.notes,
        })
    }

    fn copies(&self, copies: &Copies<'_>) -> String {
        let objects = copies.articles.iter().map(|&Copy { id, resemblance }| CopyObject {
            id,
            resemblance: rounded(resemblance.into()),
        });
        super::line(&CopiesLine { copies: objects.collect() })
    }
}
