//! Text, cleaned or split.

use nutgraf::span::{ScalarOffsets, Span};
use nutgraf::text::Segment;
use serde::Serialize;

use super::Jsonl;
use crate::cli::output::{CleanArticle, Plain, SplitArticle};

#[derive(Serialize)]
struct CleanLine<'a> {
    id: &'a str,
    text: &'a str,
    title: Option<&'a str>,
    spans: Vec<SpanObject>,
    language: Option<&'a str>,
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
}

#[derive(Serialize)]
struct SentenceObject<'a> {
    text: &'a str,
    start: usize,
    end: usize,
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
        })
    }
}
