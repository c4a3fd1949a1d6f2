//! Articles that were cleaned or split as JSON.

use serde::{Serialize, Serializer};

use crate::clean::Segment;
use crate::pipeline::cleaned::{CleanArticle, SplitArticle};
use crate::span::{ScalarOffsets, Span};

#[derive(Serialize)]
struct CleanObject<'c> {
    id: &'c str,
    text: &'c str,
    title: Option<&'c str>,
    spans: Vec<SpanObject>,
    language: Option<&'c str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<LeftOutObject<'c>>,
}

#[derive(Serialize)]
struct LeftOutObject<'c> {
    at: usize,
    text: &'c str,
}

#[derive(Serialize)]
struct SpanObject {
    kind: &'static str,
    start: usize,
    end: usize,
    reason: &'static str,
}

#[derive(Serialize)]
struct SplitObject<'c> {
    id: &'c str,
    sentences: Vec<SentenceObject<'c>>,
    language: Option<&'c str>,
}

#[derive(Serialize)]
struct SentenceObject<'c> {
    text: &'c str,
    start: usize,
    end: usize,
}

impl Serialize for CleanArticle<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut scalars = ScalarOffsets::new(&self.article.text);
        let object = |segment: &Segment| SpanObject {
            kind: segment.kind().name(),
            start: scalars.at(segment.span.start),
            end: scalars.at(segment.span.end),
            reason: segment.rule.name(),
        };
        let spans = self.cleaned.segments.iter().map(object).collect();
        let mut scalars = ScalarOffsets::new(&self.article.text);
        let left_out = self.article.left_out.iter();
        let object = CleanObject {
            id: &self.article.id,
            text: &self.cleaned.text,
            title: self.title(),
            spans,
            language: self.language,
            left_out: left_out
                .map(|left| LeftOutObject { at: scalars.at(left.at), text: &left.text })
                .collect(),
        };
        object.serialize(serializer)
    }
}

impl Serialize for SplitArticle<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = &self.article.text;
        let mut scalars = ScalarOffsets::new(text);
        let object = |span: &Span| SentenceObject {
            text: span.of(text),
            start: scalars.at(span.start),
            end: scalars.at(span.end),
        };
        let object = SplitObject {
            id: &self.article.id,
            sentences: self.sentences.iter().map(object).collect(),
            language: self.language,
        };
        object.serialize(serializer)
    }
}
