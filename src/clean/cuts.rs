//! Cuts within a paragraph: what scraping has glued to the story.

use super::agencies::is_agency;
use super::block::{CLOSING, full_stops};
use super::links;
use super::phrases::Phrases;
use super::rule::Rule;
use super::seam::{SHORTEST_HALF, before, seams};
use crate::span::Span;
use crate::text::Language;
use crate::text::starts_sentences;

/// A headline that is fused with the first sentence has at most this many bytes …
const LONGEST_HEAD: usize = 200;
/// … and a caption at most this many.
const LONGEST_CAPTION: usize = 100;
/// The longest mark of an agency at the end of a paragraph, in bytes: ` – Agence France-Presse`.
const LONGEST_MARK: usize = 32;

/// Where the first sentence starts behind a caption or headline that it is fused with.
///
/// The seam is a capital after a small letter. Names have such capitals, too (`DeSantis`); a seam
/// is one only if both halves of the word also stand alone in the text, or the right half is a word
/// that starts sentences.
pub(super) fn fused_head(text: &str, paragraph: Span, language: Language) -> Option<usize> {
    let head = Span::new(
        paragraph.start,
        text.floor_char_boundary((paragraph.start + LONGEST_HEAD).min(paragraph.end)),
    );
    let stop = head.of(text).find(['.', '!', '?', ':', '…']).unwrap_or(head.len());
    let before_stop = &head.of(text)[..stop];
    seams(before_stop).map(|at| head.start + at).find(|&at| {
        let left = before(text, at);
        let right = after(&text[at..paragraph.end]);
        let words = left.len() >= SHORTEST_HALF && right.len() >= SHORTEST_HALF;
        let headline = || text[..head.start].contains(text[head.start..at].trim());
        words
            && !links::follow(&text[at..paragraph.end])
            && (at - head.start <= LONGEST_CAPTION || headline())
            && (starts_sentences(right, language)
                || stands_alone(text, left) && stands_alone(text, right))
    })
}

/// The letters at the start of `text`.
fn after(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

/// Whether `word` occurs in `text` with no letter beside it.
fn stands_alone(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(char::is_alphanumeric)
            && !text[at + word.len()..].starts_with(char::is_alphanumeric)
    })
}

/// A teaser or form glued to a sentence of a paragraph: where it stands, and its rule.
pub(super) fn glued_teaser(text: &str, paragraph: Span, phrases: &Phrases) -> Option<(Span, Rule)> {
    let bytes = &text.as_bytes()[..paragraph.end];
    let mut at = paragraph.start;
    while let Some(passed) = memchr::memchr3(b'.', b'!', b'?', &bytes[at..]) {
        at += passed + 1;
        let rest = text[at..paragraph.end].trim_start_matches(CLOSING);
        let follows = rest.trim_start_matches(' ');
        if follows.starts_with(char::is_uppercase)
            && let Some(rule) = phrases.glued(follows, follows.len() < rest.len())
        {
            let start = paragraph.end - follows.len();
            return Some((Span::new(start, start + teaser_length(follows)), rule));
        }
    }
    None
}

/// Where the first sentence of a paragraph ends, if others follow.
pub(super) fn end_of_first_sentence(text: &str, paragraph: Span) -> Option<usize> {
    let stop = paragraph.start + full_stops(paragraph.of(text)).next()? + ".".len();
    let rest = text[stop..paragraph.end].trim_start_matches(CLOSING);
    (!rest.trim().is_empty()).then(|| paragraph.end - rest.len())
}

/// How much of `text`, which starts with a teaser, is teasers: all of it, unless a sentence of the
/// story follows, which starts at the last seam before its stop.
fn teaser_length(text: &str) -> usize {
    let at_end = text.ends_with('.').then(|| text.len() - 1);
    let Some(stop) = full_stops(text).next().or(at_end) else { return text.len() };
    let closed = text[stop + 1..].trim_start_matches(CLOSING);
    let seam = seams(&text[..stop]).last().max(opened(&text[..stop]));
    seam.unwrap_or(text.len() - closed.len())
}

/// Where a quotation that is glued to a word opens in `text`, the last if there are several.
fn opened(text: &str) -> Option<usize> {
    let quotes = text.match_indices(['"', '“', '‘', '«', '\'']).map(|(at, _)| at);
    quotes.rev().find(|&at| {
        let mut next = text[at..].chars().skip(1);
        before(text, at).len() >= SHORTEST_HALF && next.next().is_some_and(char::is_uppercase)
    })
}

/// The mark of an agency at the end of a paragraph: `… warfare. – Reuters`.
pub(super) fn agency_mark(text: &str, paragraph: Span) -> Option<Span> {
    let paragraph_text = paragraph.of(text);
    let tail = &paragraph_text
        [paragraph_text.ceil_char_boundary(paragraph_text.len().saturating_sub(LONGEST_MARK))..];
    let at = tail.rfind(['–', '—', '-', '/', '('])?;
    let name = tail[at..].trim_matches(['–', '—', '-', '/', '(', ')', ' ', '\u{a0}']);
    let stopped = tail[..at].trim_end().ends_with(['.', '!', '?', '”', '"', '’']);
    let start = paragraph.end - (tail.len() - at);
    (stopped && is_agency(name)).then(|| Span::new(start, paragraph.end))
}
