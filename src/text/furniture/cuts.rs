//! Cuts within a paragraph: what scraping has glued to the story.

use super::Kind;
use super::block::{CLOSING, full_stops};
use super::phrases::{Phrases, Verdict};
use crate::span::Span;

/// A caption or headline that is fused with the first sentence has at most this many bytes.
const LONGEST_HEAD: usize = 200;
/// Both halves of a fused word have at least this many letters: `PutinDonald`, not `McDonald`.
const SHORTEST_HALF: usize = 3;
/// The longest mark of an agency at the end of a paragraph, in bytes: ` – Agence France-Presse`.
const LONGEST_MARK: usize = 32;

/// One a line, as they sign.
const AGENCIES: &str = include_str!("../data/agencies.txt");

/// Where the first sentence starts behind a caption or headline that it is fused with.
///
/// The seam is a capital after a small letter. Names have such capitals, too (`DeSantis`); a seam
/// is one only if both halves of the word also stand alone in the text.
pub(super) fn fused_head(text: &str, paragraph: Span) -> Option<usize> {
    let head = Span::new(
        paragraph.start,
        text.floor_char_boundary((paragraph.start + LONGEST_HEAD).min(paragraph.end)),
    );
    let stop = head.of(text).find(['.', '!', '?', ':', '…']).unwrap_or(head.len());
    let before_stop = &head.of(text)[..stop];
    seams(before_stop).map(|at| head.start + at).find(|&at| {
        let left = before(text, at);
        let right = after(&text[at..paragraph.end]);
        left.len() >= SHORTEST_HALF
            && right.len() >= SHORTEST_HALF
            && stands_alone(text, left)
            && stands_alone(text, right)
    })
}

/// Where a capital follows a small letter in `text`.
fn seams(text: &str) -> impl Iterator<Item = usize> {
    let mut small = false;
    text.char_indices().filter_map(move |(at, c)| {
        let seam = small && c.is_uppercase();
        small = c.is_lowercase();
        seam.then_some(at)
    })
}

/// The letters right before `at`.
fn before(text: &str, at: usize) -> &str {
    let start = text[..at].char_indices().rev().find(|(_, c)| !c.is_alphanumeric());
    &text[start.map_or(0, |(at, c)| at + c.len_utf8())..at]
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

/// A teaser or form glued to a sentence of a paragraph: where it starts and ends, and what it is.
pub(super) fn glued_teaser(
    text: &str,
    paragraph: Span,
    phrases: &Phrases,
) -> Option<(Span, Verdict)> {
    let bytes = &text.as_bytes()[..paragraph.end];
    let mut at = paragraph.start;
    while let Some(passed) = memchr::memchr3(b'.', b'!', b'?', &bytes[at..]) {
        at += passed + 1;
        let rest = text[at..paragraph.end].trim_start_matches(CLOSING);
        let follows = rest.trim_start_matches(' ');
        if follows.starts_with(char::is_uppercase)
            && let Some(verdict) = phrases.glued(follows, follows.len() < rest.len())
        {
            let start = paragraph.end - follows.len();
            return Some((Span::new(start, start + teaser_length(follows)), verdict));
        }
    }
    None
}

/// How much of `text`, which starts with a teaser, is teasers: all of it, unless a sentence of the
/// story follows, which starts at the last seam before its stop.
fn teaser_length(text: &str) -> usize {
    let at_end = text.ends_with('.').then(|| text.len() - 1);
    let Some(stop) = full_stops(text).next().or(at_end) else { return text.len() };
    let closed = text[stop + 1..].trim_start_matches(CLOSING);
    seams(&text[..stop]).last().unwrap_or(text.len() - closed.len())
}

/// The mark of an agency at the end of a paragraph: `… warfare. – Reuters`.
pub(super) fn agency_mark(text: &str, paragraph: Span) -> Option<(Span, Verdict)> {
    let paragraph_text = paragraph.of(text);
    let tail = &paragraph_text
        [paragraph_text.ceil_char_boundary(paragraph_text.len().saturating_sub(LONGEST_MARK))..];
    let at = tail.rfind(['–', '—', '-', '/', '('])?;
    let name = tail[at..].trim_matches(['–', '—', '-', '/', '(', ')', ' ', '\u{a0}']);
    let stopped = tail[..at].trim_end().ends_with(['.', '!', '?', '”', '"', '’']);
    (stopped && AGENCIES.lines().any(|agency| agency == name)).then(|| {
        let start = paragraph.end - (tail.len() - at);
        let verdict = Verdict { kind: Kind::Byline, reason: "agency mark" };
        (Span::new(start, paragraph.end), verdict)
    })
}
