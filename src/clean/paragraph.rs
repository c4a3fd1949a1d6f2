//! Paragraphs of the story, with what scraping has glued to them cut off.

use super::phrases::Phrases;
use super::rule::Rule;
use super::segment::Segment;
use super::{cuts, dateline, links, notices, page_head};
use crate::span::Span;
use crate::text::Language;

/// Adds a paragraph of the story to `segments`, with what is glued to it cut off.
pub(super) fn cut(text: &str, paragraph: Span, language: Language, segments: &mut Vec<Segment>) {
    let mut rest = paragraph;
    while let Some((found, rule)) = notices::glued(text, rest, Phrases::of(language)) {
        let opens = found.start == rest.start && !segments.iter().any(Segment::is_prose);
        cut_story(text, Span::new(rest.start, found.start).trim(text), language, segments);
        segments.push(Segment::new(found.trim(text), rule));
        rest = Span::new(found.end, rest.end).trim(text);
        if opens && let Some(end) = cuts::end_of_first_sentence(text, rest) {
            // Notices at the top of a page are a player's, and its caption follows.
            segments.push(Segment::new(Span::new(rest.start, end), Rule::FusedCaption));
            rest = Span::new(end, rest.end).trim(text);
        }
    }
    cut_story(text, rest, language, segments);
}

/// Adds what is no notice of a paragraph.
fn cut_story(text: &str, paragraph: Span, language: Language, segments: &mut Vec<Segment>) {
    let phrases = Phrases::of(language);
    let mut rest = paragraph;
    if !segments.iter().any(Segment::is_prose) {
        rest = cut_opening(text, rest, language, segments);
    }
    while let Some(links) = links::of_a_name(text, rest) {
        push_story(text, Span::new(rest.start, links.start), phrases, segments);
        segments.push(Segment::new(links, Rule::LinksOfName));
        rest = Span::new(links.end, rest.end);
    }
    while let Some((teaser, rule)) = cuts::glued_teaser(text, rest, phrases) {
        push_story(text, Span::new(rest.start, teaser.start), phrases, segments);
        segments.push(Segment::new(teaser.trim(text), rule));
        rest = Span::new(teaser.end, rest.end);
    }
    let mark = cuts::agency_mark(text, rest);
    let end = mark.map_or(rest.end, |mark| mark.start);
    push_story(text, Span::new(rest.start, end), phrases, segments);
    segments.extend(mark.map(|mark| Segment::new(mark, Rule::AgencyMark)));
}

/// Cuts off the first paragraph what stands before its first word; what is left of it.
fn cut_opening(
    text: &str,
    paragraph: Span,
    language: Language,
    segments: &mut Vec<Segment>,
) -> Span {
    let mut rest = paragraph;
    if let Some(length) = page_head::length(rest.of(text)) {
        let end = rest.start + length;
        segments.push(Segment::new(Span::new(rest.start, end).trim(text), Rule::PageHead));
        rest = Span::new(end, rest.end);
    }
    if let Some(seam) = cuts::fused_head(text, rest, language) {
        let head = Span::new(rest.start, seam).trim(text);
        let is_headline = |s: &Segment| s.kind().is_head() && s.span.of(text) == head.of(text);
        let repeats = segments.iter().any(is_headline);
        let rule = if repeats { Rule::FusedHeadline } else { Rule::FusedCaption };
        segments.push(Segment::new(head, rule));
        rest = Span::new(seam, rest.end);
    }
    if let Some(length) = dateline::length(rest.of(text), text) {
        let end = rest.start + length;
        segments.push(Segment::new(Span::new(rest.start, end).trim(text), Rule::Dateline));
        rest = Span::new(end, rest.end);
    }
    rest
}

/// Adds what is prose of `span`, and the sentences in it that are none.
fn push_story(text: &str, span: Span, phrases: &Phrases, segments: &mut Vec<Segment>) {
    let mut rest = span;
    let next = |rest| {
        let link = || Some((links::in_capitals(text, rest)?, Rule::LinkInCapitals));
        notices::sentences(text, rest, phrases).or_else(link)
    };
    while let Some((found, rule)) = next(rest) {
        push_prose(text, Span::new(rest.start, found.start), segments);
        segments.push(Segment::new(found.trim(text), rule));
        rest = Span::new(found.end, rest.end);
    }
    push_prose(text, rest, segments);
}

fn push_prose(text: &str, span: Span, segments: &mut Vec<Segment>) {
    let span = span.trim(text);
    if !span.is_empty() {
        segments.push(Segment::new(span, Rule::Paragraph));
    }
}
