//! Notices: sentences of a page, its publisher and its offers, that stand in a paragraph.

use super::block::CLOSING;
use super::phrases::Phrases;
use super::rule::Rule;
use crate::span::Span;

/// Legal notices of a page that are glued to a paragraph, and their rule: the sentences around the first
/// `©` as far as they say so, two at least.
pub(super) fn glued(text: &str, paragraph: Span, phrases: &Phrases) -> Option<(Span, Rule)> {
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

/// Sentences of a paragraph that no story has, and their rule: the first that says so, and those behind
/// it that do.
pub(super) fn sentences(text: &str, paragraph: Span, phrases: &Phrases) -> Option<(Span, Rule)> {
    let notice = |at: usize| phrases.notice_sentence(text[at..paragraph.end].trim_start());
    let mut start = paragraph.start;
    let (length, rule) = loop {
        match notice(start) {
            Some(found) => break found,
            None => start = after_stop(text, start, paragraph.end)?,
        }
    };
    // A phrase may end with the stop of its sentence.
    let end_of =
        |phrase: usize| after_stop(text, phrase - 1, paragraph.end).unwrap_or(paragraph.end);
    let mut end = end_of(start + length);
    while end < paragraph.end
        && let Some((length, _)) = notice(end)
    {
        end = end_of(end + length);
    }
    Some((Span::new(start, end), rule))
}

/// Behind the next mark that ends a sentence, with what closes it, if something follows.
fn after_stop(text: &str, from: usize, end: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[..end];
    let stops = memchr::memchr3_iter(b'.', b'!', b'?', &bytes[from..]).map(|at| from + at);
    stops.filter(|&at| bytes[at] != b'.' || ends_word(&text[..at])).find_map(|at| {
        let rest = text[at + 1..end].trim_start_matches(CLOSING);
        let next = rest.trim_start().chars().next()?;
        let apart = rest.starts_with(char::is_whitespace) || next.is_uppercase();
        (apart && !next.is_lowercase() && !next.is_numeric()).then(|| end - rest.len())
    })
}

/// Whether `text` ends with a word or number that is no abbreviation of a letter or two: `P.O.`, `U.S.`
fn ends_word(text: &str) -> bool {
    let letters = || text.chars().rev().take(LETTERS).filter(|c| c.is_alphanumeric());
    text.ends_with('%') || letters().count() == LETTERS
}

/// Letters and figures before a stop that make it one of a sentence.
const LETTERS: usize = 3;
