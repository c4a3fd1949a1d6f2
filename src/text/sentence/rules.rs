//! Whether a sentence ends at a stop: what each rule goes by.

use super::boundary::Boundary;
use super::boundary_lexicon::BoundaryLexicon;
use super::glue;
use super::marks::{Stop, has_no_case, leads, opens, starts_upper};
use super::speech;
use super::split_rule::SplitRule;
use super::word_table::Abbreviation;

/// A line of a live blog starts with a time of at most this many digits and dots: `08.30.`
const MARKER_DIGITS: usize = 5;
/// A number of this many digits is a year, and may stand for a sentence: "When? 2019."
const YEAR_DIGITS: usize = 4;
/// Fewer words than this before `5 p.m.` are the opening of a sentence: "At 5 p.m. Mr Smith …".
const SHORTEST_SENTENCE: usize = 4;
/// Words of fewer letters than this before a stop may be abbreviations that no table holds.
const SHORTEST_PLAIN_WORD: usize = 4;
/// The widest quotation mark, in bytes.
const QUOTE: usize = 3;
/// Ordinals have at most this many digits: `2019.` ends a sentence about a year.
const ORDINAL_DIGITS: usize = 3;

/// Whether the sentence ends at `boundary`.
pub(super) fn ends_sentence(boundary: &Boundary<'_>, lexicon: &BoundaryLexicon) -> bool {
    decide(boundary, lexicon).is_none_or(|(_, ends)| ends)
}

/// The first rule that decides at `boundary`, and whether the sentence ends.
fn decide(boundary: &Boundary<'_>, lexicon: &BoundaryLexicon) -> Option<(SplitRule, bool)> {
    SplitRule::ALL.iter().find_map(|&rule| {
        let ends = ask(rule, boundary, lexicon)?;
        debug_assert!(rule.decision().allows(ends), "{rule} decides what it cannot");
        Some((rule, ends))
    })
}

/// Whether the sentence ends by `rule`; `None` where it has nothing to say.
fn ask(rule: SplitRule, boundary: &Boundary<'_>, lexicon: &BoundaryLexicon) -> Option<bool> {
    match rule {
        SplitRule::SpeechWithinSentence => speech_within_sentence(boundary, lexicon),
        SplitRule::UnambiguousStop => unambiguous_stop(boundary),
        SplitRule::ScriptWithoutStops => script_without_stops(boundary),
        SplitRule::MarkRunsOn => mark_runs_on(boundary),
        SplitRule::Glued => glue::glued(boundary),
        SplitRule::ListMarker => list_marker(boundary),
        SplitRule::Omission => omission(boundary),
        SplitRule::Abbreviation => abbreviation(boundary, lexicon),
        SplitRule::Initials => initials(boundary, lexicon),
        SplitRule::Ordinal => ordinal(boundary, lexicon),
        SplitRule::UncasedText => uncased_text(boundary),
        SplitRule::CarelessWriter => careless_writer(boundary, lexicon),
        SplitRule::LowerCaseFollows => lower_case_follows(boundary),
    }
}

/// A quotation that the sentence has not done with.
fn speech_within_sentence(boundary: &Boundary<'_>, lexicon: &BoundaryLexicon) -> Option<bool> {
    let goes_on = speech::runs_on(boundary)
        || speech::asks_by_name(boundary, lexicon)
        || speech::is_in_slogan(boundary);
    goes_on.then_some(false)
}

/// Scripts with a stop of their own use it for nothing else.
fn unambiguous_stop(boundary: &Boundary<'_>) -> Option<bool> {
    (boundary.stop == Stop::Unambiguous).then_some(true)
}

/// Thai and Lao end no sentence with a stop: before one a word is short for another.
fn script_without_stops(boundary: &Boundary<'_>) -> Option<bool> {
    let last = boundary.so_far().chars().next_back();
    let is_short = boundary.stop == Stop::Period && matches!(last, Some('\u{e00}'..='\u{eff}'));
    (is_short && !boundary.lead_char().is_some_and(char::is_uppercase)).then_some(false)
}

/// A comma or colon after the stop shows that the sentence goes on: "etc., and", "“No!”, he said".
fn mark_runs_on(boundary: &Boundary<'_>) -> Option<bool> {
    let runs_on =
        matches!(boundary.next_char(), Some(',' | ';' | ':' | ')' | ']' | '%' | '/' | '|' | '&'));
    runs_on.then_some(false)
}

/// What only numbers a sentence is none: "1. The first item", "• 9.", "a.", "08.30."
fn list_marker(boundary: &Boundary<'_>) -> Option<bool> {
    if boundary.stop != Stop::Period || boundary.at - boundary.sentence > 16 {
        return None;
    }
    let marker = boundary.so_far().trim_start_matches(|c: char| leads(c) || c == '(' || c == ' ');
    let number = marker.len() <= MARKER_DIGITS
        && marker.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b':'))
        && (marker.len() <= ORDINAL_DIGITS || marker.len() > YEAR_DIGITS);
    let letter = marker.len() == 1 && marker.bytes().all(|b| b.is_ascii_alphabetic());
    (!marker.is_empty() && (number || letter)).then_some(false)
}

/// Three dots with a space before them, or in brackets, leave words out of a sentence that goes
/// on; with a fourth dot they end it.
fn omission(boundary: &Boundary<'_>) -> Option<bool> {
    let before = boundary.so_far();
    let spaced = matches!(before.chars().next_back(), None | Some(' ' | '[' | '(' | '\u{a0}'));
    // “… and then he left.”
    let leads = before.len() <= QUOTE && before.chars().all(opens);
    (boundary.stop == Stop::Ellipsis && (spaced || leads) && boundary.count <= 3).then_some(false)
}

/// An abbreviation ends a sentence as its class says.
fn abbreviation(boundary: &Boundary<'_>, lexicon: &BoundaryLexicon) -> Option<bool> {
    if boundary.stop != Stop::Period {
        return None;
    }
    let token = boundary.token;
    let last = token.rsplit(['.', '-', '/', '\'', '’']).next().unwrap_or(token);
    let class = match lexicon.abbreviation(token) {
        None if last.len() < token.len() => lexicon.abbreviation(last)?,
        class => class?,
    };
    let lead = boundary.lead_char();
    match class {
        Abbreviation::Title | Abbreviation::Rank | Abbreviation::NeverLast => {
            Some(boundary.closed && starter(boundary, lexicon))
        }
        Abbreviation::BeforeNumber => goes_before(boundary, lexicon).then_some(false),
        Abbreviation::MayEnd => Some(starter(boundary, lexicon)),
        Abbreviation::OftenEnds => Some(if boundary.so_far().split_whitespace().nth(2).is_none() {
            false
        } else if boundary.is_glued() || opens_sentence(boundary) {
            starter(boundary, lexicon)
        } else {
            lead.is_some_and(starts_upper) && !tells_time(boundary, lexicon)
        }),
    }
}

/// Whether a number follows an abbreviation that stands before one, or its noun: `No. 3`, `the no.
/// of cases`. Where it is a word as well, only a word that counts is its noun: `He said no.`
fn goes_before(boundary: &Boundary<'_>, lexicon: &BoundaryLexicon) -> bool {
    let lead = boundary.lead_char();
    let noun = lead.is_some_and(char::is_lowercase) && !boundary.uncased;
    lead.is_some_and(|c| c.is_ascii_digit() || c == '°')
        || noun && (!lexicon.is_starter(boundary.token) || lexicon.counts(boundary.next_word()))
}

/// Whether the next word goes on telling the time: "5 p.m. EST", "9.40 p.m. Moscow time".
fn tells_time(boundary: &Boundary<'_>, lexicon: &BoundaryLexicon) -> bool {
    let next = boundary.next_word();
    // Zones, as far as they are not in the table: `IST`, `AEST`.
    let zone = (3..=4).contains(&next.len())
        && next.ends_with('T')
        && next.bytes().all(|b| b.is_ascii_uppercase());
    zone || lexicon.tells_time(next)
        || lexicon.tells_time(boundary.second_word())
        || boundary.second_word() == "time"
}

/// Whether too few words stand before the stop to be a sentence.
fn opens_sentence(boundary: &Boundary<'_>) -> bool {
    boundary.so_far().split_whitespace().nth(SHORTEST_SENTENCE - 1).is_none()
}

/// Single letters are initials, `U.S.` an abbreviation: both end a sentence only before a word
/// that starts sentences.
fn initials(boundary: &Boundary<'_>, lexicon: &BoundaryLexicon) -> Option<bool> {
    if boundary.stop != Stop::Period || boundary.closed {
        return None;
    }
    let token = boundary.token;
    // A party and a state: `R-W. Va.`
    let state = token.split_once('-').filter(|(party, _)| is_initial(party));
    let mut parts = state.map_or(token, |(_, state)| state).split('.');
    (parts.all(is_initial) || is_plural(boundary))
        .then(|| starter(boundary, lexicon) && boundary.so_far() != token)
}

fn is_initial(part: &str) -> bool {
    let mut letters = part.chars();
    letters.next().is_some_and(|c| c.is_alphabetic() && !has_no_case(c)) && letters.next().is_none()
}

/// Whether the stop is one of two behind pairs of one capital, as plurals are shortened: `FF. AA.`
fn is_plural(boundary: &Boundary<'_>) -> bool {
    let first = || {
        let before = boundary.so_far().strip_suffix(boundary.token)?.trim_end();
        before.strip_suffix('.')?.rsplit(' ').next()
    };
    is_pair(boundary.token) && (is_pair(boundary.next_word()) || first().is_some_and(is_pair))
}

/// Whether `part` is one capital twice.
fn is_pair(part: &str) -> bool {
    let mut letters = part.chars();
    let first = letters.next().filter(|c| c.is_uppercase());
    first.is_some() && letters.next() == first && letters.next().is_none()
}

/// Whether a word follows that starts sentences.
fn starter(boundary: &Boundary<'_>, lexicon: &BoundaryLexicon) -> bool {
    let word = boundary.next_word();
    let initial = word.chars().nth(1).is_none();
    if initial && boundary.text[boundary.lead + word.len()..].starts_with('.') {
        return false;
    }
    lexicon.starts_sentences(word)
        || word.split(['\'', '’']).next().is_some_and(|word| lexicon.starts_sentences(word))
        || lexicon.abbreviation(word) == Some(Abbreviation::Title)
            && word.starts_with(char::is_uppercase)
            && !opens_sentence(boundary)
            && boundary.token.contains('.')
}

/// In languages that write ordinals with a stop, a number before a capital is one.
fn ordinal(boundary: &Boundary<'_>, lexicon: &BoundaryLexicon) -> Option<bool> {
    if !lexicon.ordinals || boundary.stop != Stop::Period || boundary.closed {
        return None;
    }
    let token = boundary.token.rsplit(['-', '–']).next().unwrap_or_default();
    let digits = token.len() <= ORDINAL_DIGITS && token.bytes().all(|b| b.is_ascii_digit());
    let roman = token.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    (!token.is_empty() && (digits || roman)).then(|| starter(boundary, lexicon))
}

/// In a text without capitals, what is no abbreviation ends a sentence before any word: `he left .
/// she stayed`. After a quotation only a full stop does: `" what ? " he asked`.
fn uncased_text(boundary: &Boundary<'_>) -> Option<bool> {
    let lower_case = boundary.lead_char().is_some_and(char::is_lowercase);
    let ends = match boundary.stop {
        Stop::Ellipsis => false,
        _ if boundary.closed => boundary.stop == Stop::Period,
        _ => true,
    };
    (boundary.uncased && lower_case && !boundary.is_glued() && ends).then_some(true)
}

/// What is no name and no abbreviation does end a sentence before a lower-case word, since there
/// are writers who spare themselves the capitals; `Yahoo!` and `“No!”` do not.
fn careless_writer(boundary: &Boundary<'_>, lexicon: &BoundaryLexicon) -> Option<bool> {
    let lower_case = boundary.next_char().is_some_and(char::is_lowercase);
    if !lower_case || boundary.closed || boundary.stop == Stop::Ellipsis || boundary.is_glued() {
        return None;
    }
    let token = boundary.token;
    let plain = token.chars().all(|c| c.is_lowercase() || c == '\'' || c == '’');
    let word = is_sounded(token)
        && (token.len() >= SHORTEST_PLAIN_WORD
            || lexicon.is_starter(token)
            || lexicon.is_starter(boundary.next_word()));
    (plain && word || boundary.text[..boundary.end].ends_with('?')).then_some(true)
}

/// Whether `token` has a vowel, as all words do: `yrs.`, `mgmt.` and `pct.` are none.
fn is_sounded(token: &str) -> bool {
    token.is_empty() || !token.is_ascii() || token.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// A lower-case word goes on with the sentence: "“What?” he said", "Yahoo! in the"; an address
/// stands for itself.
fn lower_case_follows(boundary: &Boundary<'_>) -> Option<bool> {
    let address = matches!(boundary.next_word(), "http" | "https" | "www");
    boundary.lead_char().is_some_and(char::is_lowercase).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::super::super::language::Language;
    use super::super::marks::stop;
    use super::super::quotes::Quotes;
    use super::*;

    /// Which rule decides at the stop after the `|`, and whether the sentence ends.
    fn decided(marked: &str, language: Language) -> Option<(SplitRule, bool)> {
        let (before, after) = marked.split_once('|').unwrap();
        let (text, at) = (format!("{before}{after}"), before.len());
        let mark = after.chars().next().and_then(stop).unwrap();
        let uncased = !text.contains(char::is_uppercase);
        let mut quotes = Quotes::none_at(0);
        let lexicon = BoundaryLexicon::of(language);
        let boundary = Boundary::read(&text, 0, at, mark, uncased, lexicon, &mut quotes);
        decide(&boundary, lexicon)
    }

    #[test]
    fn every_rule_has_a_stop_that_it_decides() {
        let table = [
            (SplitRule::SpeechWithinSentence, "“走吧|。”他说。", false),
            (SplitRule::UnambiguousStop, "यह है|। वह है।", true),
            (SplitRule::ScriptWithoutStops, "พ.ศ|. นี้", false),
            (SplitRule::MarkRunsOn, "Bread, milk etc|., and salt.", false),
            (SplitRule::Glued, "See example|.com for more.", false),
            (SplitRule::ListMarker, "1|. The first item", false),
            (SplitRule::Omission, "The deal |… is done.", false),
            (SplitRule::Abbreviation, "They met Dr|. Storr.", false),
            (SplitRule::Initials, "It was J|. Marsh who left.", false),
            (SplitRule::Ordinal, "Er kam am 3|. Mai.", false),
            (SplitRule::UncasedText, "he left |. she stayed .", true),
            (SplitRule::CarelessWriter, "I liked it here|. it was good.", true),
            (SplitRule::LowerCaseFollows, "She joined Yahoo|! in the spring.", false),
        ];
        for (rule, marked, ends) in table {
            let german = rule == SplitRule::Ordinal;
            let language = if german { Language::German } else { Language::English };
            assert_eq!(decided(marked, language), Some((rule, ends)), "{marked}");
        }
        assert_eq!(table.map(|(rule, ..)| rule), SplitRule::ALL);
        assert_eq!(decided("It is over|. He said so.", Language::English), None);
    }
}
