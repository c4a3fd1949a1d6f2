//! Cuts within a paragraph: what scraping has glued to the story.

use super::agencies::is_agency;
use super::block::{CLOSING, full_stops};
use super::phrases::Phrases;
use super::rule::Rule;
use crate::span::Span;
use crate::text::Language;
use crate::text::starts_sentences;

/// A headline that is fused with the first sentence has at most this many bytes …
const LONGEST_HEAD: usize = 200;
/// … and a caption at most this many.
const LONGEST_CAPTION: usize = 100;
/// Both halves of a fused word have at least this many letters: `PutinDonald`, not `McDonald`.
const SHORTEST_HALF: usize = 3;
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
            && !has_links(&text[at..paragraph.end])
            && (at - head.start <= LONGEST_CAPTION || headline())
            && (starts_sentences(right, language)
                || stands_alone(text, left) && stands_alone(text, right))
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

/// Links that a page shows over a name, and a scrape puts behind it: `Mitt RomneyTrump wins Battle
/// for Utah MORE (R-Utah)`.
pub(super) fn links_of_a_name(text: &str, paragraph: Span) -> Option<Span> {
    let mut from = paragraph.start;
    while let Some(found) = text[from..paragraph.end].find(END_OF_LINKS) {
        let end = from + found + END_OF_LINKS.len();
        let start = text.ceil_char_boundary(from.max(end.saturating_sub(LONGEST_LINKS)));
        let is_seam = |at: &usize| before(text, *at).len() >= SHORTEST_HALF;
        let seam = seams(&text[start..end - END_OF_LINKS.len()]).map(|at| start + at);
        let ends = !text[end..paragraph.end].starts_with(char::is_alphanumeric);
        if let Some(seam) = seam.filter(is_seam).last().filter(|_| ends) {
            return Some(Span::new(seam, end));
        }
        from = end;
    }
    None
}

/// Whether links of a name end soon in `text`.
fn has_links(text: &str) -> bool {
    text[..text.floor_char_boundary(LONGEST_LINKS)].contains(END_OF_LINKS)
}

/// The last of the links over a name.
const END_OF_LINKS: &str = " MORE";
/// The longest run of links over a name, in bytes.
const LONGEST_LINKS: usize = 600;

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

/// Legal notices of a page that are glued to a paragraph, and their rule: the sentences around the first
/// `©` as far as they say so, two at least.
pub(super) fn glued_notices(
    text: &str,
    paragraph: Span,
    phrases: &Phrases,
) -> Option<(Span, Rule)> {
    let sign = paragraph.start + paragraph.of(text).find('©')?;
    let own = Span::new(sentence_start(text, paragraph, sign), sentence_end(text, paragraph, sign));
    let is_notice = |sentence: Span| phrases.beside_copyright(sentence.trim(text).of(text));
    let rule = is_notice(own)?;
    let mut notices = own;
    while notices.start > paragraph.start {
        let start = sentence_start(text, paragraph, notices.start - STOP.len());
        if is_notice(Span::new(start, notices.start)).is_none() {
            break;
        }
        notices.start = start;
    }
    while notices.end < paragraph.end {
        let end = sentence_end(text, paragraph, notices.end);
        if is_notice(Span::new(notices.end, end)).is_none() {
            break;
        }
        notices.end = end;
    }
    (notices != own).then_some((notices, rule))
}

/// What parts two sentences of a notice.
const STOP: &str = ". ";

/// Where the sentence of a paragraph starts that `at` stands in.
fn sentence_start(text: &str, paragraph: Span, at: usize) -> usize {
    let before = text[paragraph.start..at].rfind(STOP);
    before.map_or(paragraph.start, |stop| paragraph.start + stop + STOP.len())
}

/// Where it ends, with what parts it from the next.
fn sentence_end(text: &str, paragraph: Span, at: usize) -> usize {
    let stop = text[at..paragraph.end].find(STOP);
    stop.map_or(paragraph.end, |stop| at + stop + STOP.len())
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
