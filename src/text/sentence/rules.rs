//! The rules that say whether a sentence ends at a stop, in the order in which they are asked.

use super::glue;
use super::lexicon::{Abbreviation, Lexicon};
use super::marks::{Stop, has_no_case, leads, starts_upper};
use super::place::Place;
use super::speech;

/// A rule: whether the sentence ends, or `None` when the rule has nothing to say of the place.
type Rule = fn(&Place<'_>, &Lexicon) -> Option<bool>;

/// All rules. The first that answers decides; where none does, the sentence ends.
const RULES: [Rule; 13] = [
    speech_within_sentence,
    unambiguous_stop,
    script_without_stops,
    mark_runs_on,
    glue::glued,
    list_marker,
    omission,
    abbreviation,
    initials,
    ordinal,
    uncased_text,
    careless_writer,
    lower_case_follows,
];

/// A line of a live blog starts with a time of at most this many digits and dots: `08.30.`
const MARKER_DIGITS: usize = 5;
/// A number of this many digits is a year, and may stand for a sentence: "When? 2019."
const YEAR_DIGITS: usize = 4;
/// Fewer words than this before `5 p.m.` are the opening of a sentence: "At 5 p.m. Mr Smith …".
const SHORTEST_SENTENCE: usize = 4;
/// Words of fewer letters than this before a stop may be abbreviations that no table holds.
const SHORTEST_PLAIN_WORD: usize = 4;
/// Ordinals have at most this many digits: `2019.` ends a sentence about a year.
const ORDINAL_DIGITS: usize = 3;

/// Whether the sentence ends at `place`.
pub(super) fn ends_sentence(place: &Place<'_>, lexicon: &Lexicon) -> bool {
    RULES.iter().find_map(|rule| rule(place, lexicon)).unwrap_or(true)
}

/// A quotation that the sentence has not done with.
fn speech_within_sentence(place: &Place<'_>, _: &Lexicon) -> Option<bool> {
    speech::runs_on(place).then_some(false)
}

/// Scripts with a stop of their own use it for nothing else.
fn unambiguous_stop(place: &Place<'_>, _: &Lexicon) -> Option<bool> {
    (place.stop == Stop::Unambiguous).then_some(true)
}

/// Thai and Lao end no sentence with a stop: before one a word is short for another.
fn script_without_stops(place: &Place<'_>, _: &Lexicon) -> Option<bool> {
    let last = place.so_far().chars().next_back();
    let is_short = place.stop == Stop::Period && matches!(last, Some('\u{e00}'..='\u{eff}'));
    (is_short && !place.lead_char().is_some_and(char::is_uppercase)).then_some(false)
}

/// A comma or colon after the stop shows that the sentence goes on: "etc., and", "“No!”, he said".
fn mark_runs_on(place: &Place<'_>, _: &Lexicon) -> Option<bool> {
    let runs_on =
        matches!(place.next_char(), Some(',' | ';' | ':' | ')' | ']' | '%' | '/' | '|' | '&'));
    runs_on.then_some(false)
}

/// What only numbers a sentence is none: "1. The first item", "• 9.", "a.", "08.30."
fn list_marker(place: &Place<'_>, _: &Lexicon) -> Option<bool> {
    if place.stop != Stop::Period || place.at - place.sentence > 16 {
        return None;
    }
    let marker = place.so_far().trim_start_matches(|c: char| leads(c) || c == '(' || c == ' ');
    let number = marker.len() <= MARKER_DIGITS
        && marker.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b':'))
        && (marker.len() <= ORDINAL_DIGITS || marker.len() > YEAR_DIGITS);
    let letter = marker.len() == 1 && marker.bytes().all(|b| b.is_ascii_alphabetic());
    (!marker.is_empty() && (number || letter)).then_some(false)
}

/// Three dots with a space before them, or in brackets, leave words out of a sentence that goes
/// on; with a fourth dot they end it.
fn omission(place: &Place<'_>, _: &Lexicon) -> Option<bool> {
    let spaced =
        matches!(place.so_far().chars().next_back(), None | Some(' ' | '[' | '(' | '\u{a0}'));
    (place.stop == Stop::Ellipsis && spaced && place.count <= 3).then_some(false)
}

/// An abbreviation ends a sentence as its class says.
fn abbreviation(place: &Place<'_>, lexicon: &Lexicon) -> Option<bool> {
    if place.stop != Stop::Period {
        return None;
    }
    let token = place.token;
    let last = token.rsplit(['.', '-', '/', '\'', '’']).next().unwrap_or(token);
    let class = match lexicon.abbreviation(token) {
        None if last.len() < token.len() => lexicon.abbreviation(last)?,
        class => class?,
    };
    let lead = place.lead_char();
    match class {
        Abbreviation::Title | Abbreviation::NeverLast => {
            Some(place.closed && starter(place, lexicon))
        }
        Abbreviation::BeforeNumber => {
            lead.is_some_and(|c| c.is_ascii_digit() || c == '°').then_some(false)
        }
        Abbreviation::MayEnd => Some(starter(place, lexicon)),
        Abbreviation::OftenEnds => Some(if place.so_far().split_whitespace().nth(2).is_none() {
            false
        } else if place.is_glued() || opens_sentence(place) {
            starter(place, lexicon)
        } else {
            lead.is_some_and(starts_upper) && !tells_time(place, lexicon)
        }),
    }
}

/// Whether the next word goes on telling the time: "5 p.m. EST", "9.40 p.m. Moscow time".
fn tells_time(place: &Place<'_>, lexicon: &Lexicon) -> bool {
    lexicon.tells_time(place.next_word())
        || lexicon.tells_time(place.second_word())
        || place.second_word() == "time"
}

/// Whether too few words stand before the stop to be a sentence.
fn opens_sentence(place: &Place<'_>) -> bool {
    place.so_far().split_whitespace().nth(SHORTEST_SENTENCE - 1).is_none()
}

/// Single letters are initials, `U.S.` an abbreviation: both end a sentence only before a word
/// that starts sentences.
fn initials(place: &Place<'_>, lexicon: &Lexicon) -> Option<bool> {
    if place.stop != Stop::Period || place.closed {
        return None;
    }
    let token = place.token;
    let mut parts = token.split('.');
    let single = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(|c| c.is_alphabetic() && !has_no_case(c))
            && letters.next().is_none()
    };
    (parts.all(single)).then(|| starter(place, lexicon) && place.so_far() != token)
}

/// Whether a word follows that starts sentences.
fn starter(place: &Place<'_>, lexicon: &Lexicon) -> bool {
    let word = place.next_word();
    let initial = word.chars().nth(1).is_none();
    if initial && place.text[place.lead + word.len()..].starts_with('.') {
        return false;
    }
    lexicon.starts_sentences(word)
        || word.split(['\'', '’']).next().is_some_and(|word| lexicon.starts_sentences(word))
        || lexicon.abbreviation(word) == Some(Abbreviation::Title)
            && word.starts_with(char::is_uppercase)
            && !opens_sentence(place)
            && place.token.contains('.')
}

/// In languages that write ordinals with a stop, a number before a capital is one.
fn ordinal(place: &Place<'_>, lexicon: &Lexicon) -> Option<bool> {
    if !lexicon.ordinals || place.stop != Stop::Period || place.closed {
        return None;
    }
    let token = place.token.rsplit(['-', '–']).next().unwrap_or_default();
    let digits = token.len() <= ORDINAL_DIGITS && token.bytes().all(|b| b.is_ascii_digit());
    let roman = token.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    (!token.is_empty() && (digits || roman)).then(|| starter(place, lexicon))
}

/// In a text without capitals, what is no abbreviation ends a sentence before any word: `he left .
/// she stayed`. After a quotation only a full stop does: `" what ? " he asked`.
fn uncased_text(place: &Place<'_>, _: &Lexicon) -> Option<bool> {
    let lower_case = place.lead_char().is_some_and(char::is_lowercase);
    let ends = match place.stop {
        Stop::Ellipsis => false,
        _ if place.closed => place.stop == Stop::Period,
        _ => true,
    };
    (place.uncased && lower_case && !place.is_glued() && ends).then_some(true)
}

/// What is no name and no abbreviation does end a sentence before a lower-case word, since there
/// are writers who spare themselves the capitals; `Yahoo!` and `“No!”` do not.
fn careless_writer(place: &Place<'_>, lexicon: &Lexicon) -> Option<bool> {
    let lower_case = place.next_char().is_some_and(char::is_lowercase);
    if !lower_case || place.closed || place.stop == Stop::Ellipsis || place.is_glued() {
        return None;
    }
    let token = place.token;
    let plain = token.chars().all(|c| c.is_lowercase() || c == '\'' || c == '’');
    let word = token.len() >= SHORTEST_PLAIN_WORD
        || lexicon.is_starter(token)
        || lexicon.is_starter(place.next_word());
    (plain && word || place.text[..place.end].ends_with('?')).then_some(true)
}

/// A lower-case word goes on with the sentence: "“What?” he said", "Yahoo! in the"; an address
/// stands for itself.
fn lower_case_follows(place: &Place<'_>, _: &Lexicon) -> Option<bool> {
    let address = matches!(place.next_word(), "http" | "https" | "www");
    place.lead_char().is_some_and(char::is_lowercase).then_some(address)
}
