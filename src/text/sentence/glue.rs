//! Glue: stops with no space after them, as in text scraped from pages.

use super::boundary::Boundary;
use super::marks::{Stop, has_no_case, opens, starts_upper};

/// Ends of names on the net and of files; a part of a token that is one of these, in any case,
/// belongs to the token: `Amazon.Com`, `ASP.Net`.
const SUFFIXES: [&str; 17] = [
    "com", "uk", "net", "org", "edu", "gov", "info", "co", "io", "ai", "tv", "js", "pdf", "html",
    "htm", "jpg", "txt",
];
/// A word before a glued number has at least this many letters: `deal.30 people` is two
/// sentences, `v2.3` and `p.55` are one token.
const WORD_BEFORE_NUMBER: usize = 4;
/// The parts of a code, `BRK.A` or `0700.HK`, have at most this many characters.
const CODE: usize = 5;
/// Items of a list in running text are numbered with at most this many digits.
const ITEM_DIGITS: usize = 2;

/// A stop glued to the next word ends a sentence if a word ends before it and another starts after
/// it; addresses, file names, decimals and codes stay whole. Abbreviations and initials are left
/// to the rules that know them.
pub(super) fn glued(boundary: &Boundary<'_>) -> Option<bool> {
    if !boundary.is_glued() || boundary.next == boundary.text.len() {
        return None;
    }
    let c = boundary.lead_char()?;
    if !(boundary.lead == boundary.next || boundary.next_char().is_some_and(opens)) {
        return Some(false);
    }
    let token = boundary.token;
    let left = token.rsplit('.').next().unwrap_or(token);
    if is_address(boundary.token_after()) || is_address(token) && !is_suffix(left) {
        return Some(false);
    }
    if boundary.closed || boundary.stop != Stop::Period && !c.is_ascii_digit() {
        return (!starts_upper(c)).then_some(false);
    }
    if c.is_ascii_digit() {
        return (!is_word(left) || left.len() < WORD_BEFORE_NUMBER).then_some(false);
    }
    (!starts_upper(c) || is_item(boundary) || !parts_sentences(left, boundary.next_word()))
        .then_some(false)
}

/// Whether `token` is an address: of a page, a person, an account.
fn is_address(token: &str) -> bool {
    token.contains("://") || token.contains('@') || token.starts_with("www.")
}

/// Whether the stop numbers an item of a list: `to buy: 1.Bread, 2.Milk`; but `Elsie, 93.Then`.
fn is_item(boundary: &Boundary<'_>) -> bool {
    let Some(before) = boundary.so_far().strip_suffix(boundary.token).map(str::trim_end) else {
        return false;
    };
    !boundary.token.is_empty()
        && boundary.token.len() <= ITEM_DIGITS
        && boundary.token.bytes().all(|b| b.is_ascii_digit())
        && (before.is_empty()
            || before.ends_with(':')
            || before.ends_with([',', ';']) && boundary.token.len() == 1)
}

/// Whether `part` ends names on the net or of files.
fn is_suffix(part: &str) -> bool {
    SUFFIXES.iter().any(|suffix| part.eq_ignore_ascii_case(suffix))
}

/// Whether `text` is letters, the last in lower case.
fn is_word(text: &str) -> bool {
    text.chars().all(char::is_alphabetic)
        && text.ends_with(|c: char| c.is_lowercase() || has_no_case(c))
}

/// Whether `left.Right` is the end of one sentence and the start of another.
fn parts_sentences(left: &str, right: &str) -> bool {
    if is_suffix(right) {
        return false;
    }
    let is_code = |word: &str| word.len() <= CODE && !word.chars().any(char::is_lowercase);
    let is_number = left.ends_with(|c: char| c.is_ascii_digit()) && right.len() == 1;
    // `BRK.A`, `0700.HK`, `U.S.A`; but `in 2007.I am`.
    if is_code(left) && is_code(right) && !is_number && !right.contains(has_no_case) {
        return false;
    }
    // `Vodafone.L`; only the words `I` and `A` have one letter.
    right.chars().nth(1).is_some() || matches!(right, "I" | "A") || right.contains(has_no_case)
}
