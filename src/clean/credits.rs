//! Captions, told by the credit at their end: `… on Sunday. Photograph: Ana Rowntree/Ledger`.

use std::ops::Range;

use super::agencies::is_agency;
use super::block::{Block, Ending, full_stops};
use super::lookup::Anywhere;
use super::plain::plain;
use super::rule::Rule;

/// A caption has at most this many words.
const LONGEST_CAPTION: usize = 70;
/// A credit has at most this many words after its mark.
const LONGEST_CREDIT: usize = 8;
/// A credit stands in so many bytes at the end of a caption.
const TAIL: usize = 120;
/// The longest credit in brackets, in bytes: `(Kevin Lamarque/Reuters)`.
const LONGEST_BRACKET: usize = 60;

/// Whether `block` ends with a credit: one of `marks` and a name, or two names in brackets.
pub(super) fn judge(marks: &Anywhere, block: &Block<'_>) -> Option<Rule> {
    if block.words > LONGEST_CAPTION {
        return None;
    }
    if ends_with_bracket(block.text) {
        return Some(Rule::CreditInBrackets);
    }
    if block.ending != Ending::Stopped && ends_with_slash(block.text) {
        return Some(Rule::CreditWithSlash);
    }
    let tail = &block.text[block.text.ceil_char_boundary(block.text.len().saturating_sub(TAIL))..];
    let open = block.ending != Ending::Stopped || tail.ends_with(')');
    if !open && !tail.contains(':') && !tail.contains('©') {
        return None;
    }
    let plain = plain(tail);
    let is_credit = |at: &Range<usize>, mark: &str| {
        let words = plain[at.end..].split_whitespace().count();
        let whole = tail.len() == block.text.len() && at.start == 0;
        let named = mark.ends_with(TAKEN_BY)
            && (whole || ends_unit(&plain[..at.start]))
            && is_named(tail, words);
        words <= LONGEST_CREDIT && (named || open && !mark.ends_with(TAKEN_BY))
    };
    let mut found = marks.find(&plain);
    found.find(|(at, mark, _)| is_credit(at, mark)).map(|(_, _, rule)| rule)
}

/// Ends of marks that a name must follow: `photo:`, `photo by`, `© `. Others are names themselves.
const TAKEN_BY: [char; 3] = [':', 'y', ' '];

/// Whether what stands before a credit is complete: a sentence, a clause, a bracket.
fn ends_unit(before: &str) -> bool {
    before.trim_end().ends_with(|c: char| !c.is_alphanumeric())
}

/// Whether the last `words` of `tail` are a name: in capitals, with no sentence in it.
fn is_named(tail: &str, words: usize) -> bool {
    let Some(first) = words.checked_sub(1).and_then(|nth| tail.split_whitespace().rev().nth(nth))
    else {
        return false;
    };
    let name = tail.rfind(first).map_or("", |at| &tail[at..]);
    first.trim_start_matches('(').starts_with(char::is_uppercase)
        && full_stops(name.trim_end_matches('.')).next().is_none()
}

/// Whether two names in brackets end the text: `… front line. (Ledger/P. Aldous)`.
fn ends_with_bracket(text: &str) -> bool {
    let Some((caption, credit)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('('))
    else {
        return false;
    };
    let is_name = |name: &str| name.trim_start().starts_with(char::is_uppercase);
    let caption = caption.trim();
    let two = credit.split_once('/').is_some_and(|(one, two)| is_name(one) && is_name(two));
    let agency = is_agency(credit) && !caption.ends_with(['.', '!', '?', '”', '"', '’']);
    credit.len() <= LONGEST_BRACKET && !caption.is_empty() && (two || agency)
}

/// Whether names with a slash between them end the text: `… on Monday. Ana Rowntree / AFP`.
fn ends_with_slash(text: &str) -> bool {
    let clause = text.rsplit(['.', '|', ')', ']']).next().unwrap_or(text).trim();
    let names = clause.split([' ', '/']).filter(|name| !name.is_empty());
    let plain_names = clause
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | '/' | '&' | '-' | '’' | '\''));
    let names_alone = names.clone().all(|name| name.starts_with(char::is_uppercase));
    let words = names.count();
    clause.contains('/')
        && !clause.contains("//")
        && words <= LONGEST_CREDIT
        && words > 1
        && names_alone
        && plain_names
}
