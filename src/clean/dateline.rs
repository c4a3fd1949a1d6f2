//! Datelines: where, when and by which agency, before the first word of a story.

use std::cmp::Reverse;

use std::sync::LazyLock;

use super::agencies::is_agency;
use super::block::{full_stops, opens_sentence};
use crate::text::{day, entries};

/// The longest dateline, in bytes: `SHARM EL-SHEIKH, Egypt, November 13 (Agence France-Presse) — `.
const LONGEST: usize = 100;
/// A place, its country and a date have at most this many words.
const LONGEST_PLACE: usize = 8;
/// A place in capitals has at least this many letters: `CNN`, but no initials.
const SHORTEST_PLACE: usize = 3;
/// An agency in brackets has at most this many words.
const LONGEST_AGENCY: usize = 4;
/// What parts a dateline from the story; of two at a place, the longer. A colon needs more evidence
/// than a dash.
const DASHES: [&str; 8] = [" -- ", ".- ", " - ", " -", "- ", "—", "–", "―"];

/// Places that newspapers put before a colon, one a line.
static PLACES: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("data/dateline_places.txt")).collect());

/// How many bytes of the start of `paragraph`, the first of the story of `text`, are a dateline.
pub(crate) fn length(paragraph: &str, text: &str) -> Option<usize> {
    let length = one(paragraph, text)?;
    // `(ANSA) - ROMA, 12 MAR - …`
    Some(length + one(&paragraph[length..], text).unwrap_or_default())
}

fn one(paragraph: &str, text: &str) -> Option<usize> {
    let head = &paragraph[..paragraph.floor_char_boundary(LONGEST)];
    if let Some(length) = glued_day(head) {
        return Some(length);
    }
    if !may_end(head) {
        return None;
    }
    if let Some(length) = glued(head).filter(|&end| starts_upper(&paragraph[end..])) {
        return Some(length);
    }
    let dashes = DASHES.iter().filter_map(|dash| Some((head.find(dash)?, dash.len())));
    let dash = dashes.min_by_key(|&(at, width)| (at, Reverse(width)));
    let colon = head.find(": ").map(|at| (at, 2));
    let before = |at: usize| &head[..at];
    let dashed = dash.filter(|&(at, _)| {
        let told = [has_agency, is_place, is_day, is_place_and_day, is_known_place];
        told.iter().any(|told| told(before(at)))
    });
    let told = colon.filter(|&(at, _)| is_place(&head[..at]) && is_named(&head[..at], text));
    let (at, width) = dashed.or(told)?;
    let rest = paragraph[at + width..].trim_start();
    opens_sentence(rest).then(|| paragraph.len() - rest.len())
}

/// Whether `head` has the first byte of anything that ends a dateline: most have none.
fn may_end(head: &str) -> bool {
    memchr::memchr3(b'-', b':', b')', head.as_bytes()).is_some() || !head.is_ascii()
}

/// How long a dateline is that nothing parts from the story: `Wend, Tarn (CNN)The boats are out.`
fn glued(head: &str) -> Option<usize> {
    let (place, rest) = head.split_once('(')?;
    let (agency, story) = rest.split_once(')')?;
    let names = is_agency(agency) || is_desk(agency);
    if place.is_empty() && is_day(agency) {
        return Some(head.len() - story.trim_start().len());
    }
    (names && is_brief(place.trim_end())).then(|| place.len() + agency.len() + "()".len())
}

/// How long a day is that nothing parts from the story: `May 16, 2025The boats are out.`
fn glued_day(head: &str) -> Option<usize> {
    const YEAR: usize = 4;
    let glued =
        |end: &[u8]| end[..YEAR].iter().all(u8::is_ascii_digit) && end[YEAR].is_ascii_uppercase();
    let end = head.as_bytes().windows(YEAR + 1).position(glued)? + YEAR;
    is_day(&head[..end]).then_some(end)
}

/// Whether `head` is a day of a year, with perhaps a place: `11 April 2025, Cairo/Geneva`.
fn is_day(head: &str) -> bool {
    let head = head.trim_matches(['(', ')', ' ']);
    let words = || head.split([' ', ',']).filter(|word| !word.is_empty());
    let in_figures = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let may_stand = |word: &str| in_figures(word) || starts_upper(word);
    words().count() <= LONGEST_PLACE
        && (head.contains(',') || words().next().is_some_and(in_figures))
        && words().all(may_stand)
        && day(head).is_some()
}

/// Whether `agency` is a desk of one: `CNN Business`.
fn is_desk(agency: &str) -> bool {
    let mut words = agency.split_whitespace();
    let of_agency = words.next().is_some_and(is_agency);
    of_agency && words.clone().count() < LONGEST_AGENCY && words.all(starts_upper)
}

fn starts_upper(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// Whether `place` may be where a story was written: short, and no sentence.
fn is_brief(place: &str) -> bool {
    place.split_whitespace().count() <= LONGEST_PLACE
        && (place.is_empty() || starts_upper(place))
        && (place.contains(',') || full_stops(place).next().is_none())
        && !place.contains(['!', '?', '"', '“', '('])
}

/// Whether `head` names an agency: `Seoul (CNN)`, `(Reuters)`, `Washington CNN`.
fn has_agency(head: &str) -> bool {
    let head = head.trim_end_matches(['.', ' ']);
    if let Some((place, agency)) = head.strip_suffix(')').and_then(|head| head.split_once('(')) {
        let named = agency.starts_with(char::is_uppercase) || agency.split('/').any(is_agency);
        return named
            && agency.split_whitespace().count() <= LONGEST_AGENCY
            && !agency.contains(|c: char| c.is_ascii_digit())
            && is_brief(place);
    }
    head.rsplit_once(' ').is_some_and(|(place, agency)| is_agency(agency) && is_brief(place))
}

/// Whether `head` is a place in capitals, with perhaps its country and a date: `KYIV, Nov 3`.
fn is_place(head: &str) -> bool {
    let mut parts = head.split(',').map(str::trim);
    let place = parts.next().unwrap_or_default();
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    letters >= SHORTEST_PLACE
        && place.starts_with(char::is_uppercase)
        && !place.chars().any(|c| c.is_lowercase() || matches!(c, '.' | '!' | '?' | '"' | '“'))
        && head.split_whitespace().count() <= LONGEST_PLACE
        && parts.all(|part| part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// Whether `head` is a place in capitals and a day in brackets: `TARN (July 2, 2025)`.
fn is_place_and_day(head: &str) -> bool {
    let parts = head.trim_end().strip_suffix(')').and_then(|head| head.split_once('('));
    parts.is_some_and(|(place, own)| is_place(place.trim_end()) && day(own).is_some())
}

/// Whether `head` is a place in small letters: one that is known, or one with its country: `Quillon, Tarn`.
fn is_known_place(head: &str) -> bool {
    let head = head.trim();
    match head.split_once(", ") {
        Some((place, country)) => {
            let words = || place.split(' ').chain(country.split(' '));
            let plain = |word: &str| starts_upper(word) && !word.contains(is_no_name);
            words().count() <= LONGEST_NAME && words().all(plain) && !place.contains('.')
        }
        None => PLACES.iter().any(|known| known.eq_ignore_ascii_case(head)),
    }
}

/// A place and its country in small letters have at most this many words.
const LONGEST_NAME: usize = 5;

/// Whether `c` stands in no name of a place.
fn is_no_name(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | ':' | '(' | ')' | '’' | '\'' | '"' | '“' | '!' | '?')
}

/// Whether the place in capitals at the start of `head` is one by its date, as one that is known, or by
/// the story, which names it again in small letters: `WARNING:` is none.
fn is_named(head: &str, text: &str) -> bool {
    if head.contains(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let place = head.split(',').next().unwrap_or(head).trim();
    if PLACES.iter().any(|known| known.eq_ignore_ascii_case(place)) {
        return true;
    }
    let named = place.split(' ').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().into_iter();
        first.chain(letters.flat_map(char::to_lowercase)).collect::<String>()
    });
    text.contains(&named.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_end_where_the_story_starts() {
        let table = [
            ("ANCHORAGE: |They met in Anchorage.", true),
            ("KYIV, Nov 3 (Agency) — |The talks began.", true),
            ("TARN HARBOUR, March 4 (Meridian) - |Merrowland's parliament", true),
            ("Seoul, South Korea (CNN) -- |“No deal,” he said.", true),
            ("WASHINGTON — |The Senate", true),
            ("PARIS, France – |The mayor", true),
            ("(Reuters) - |Shares fell", true),
            ("(CNN)|A new year", true),
            ("Dhaka, Bangladesh (CNN)|At least six", true),
            ("Hong Kong (CNN Business)|Shares fell", true),
            ("The channel (CNN)is", false),
            ("Berlin (dpa) - |Die Regierung", true),
            ("TEHRAN- |The envoy met", true),
            ("MUMBAI (Reuters) -|The bank", true),
            ("NEW DELHI, June 3 (Reuters) -|India's exports", true),
            ("PRE- and post-war houses fell.", false),
            ("The NATO -led force left.", false),
            ("Madrid (EFE).- |El pleno", true),
            ("(ANSA) - ROMA, 12 MAR - |Il governo", true),
            ("Washington CNN — |The House", true),
            ("NATO — which has 32 members — met.", false),
            ("WARNING: This story names the dead.", false),
            ("The minister - A woman of few words - left.", false),
            ("He said (Tuesday) he would go - Monday at the latest.", false),
            ("It was over. (Reuters) - They left.", false),
            ("London: A city of strangers.", false),
            ("NEW DELHI: |India on Thursday condemned it.", true),
            ("WATCH: The moment the bridge falls.", false),
            ("11 April 2025, Cairo/Geneva – |The two-year war goes on.", true),
            ("May 5, 2025 – |The company said it will close.", true),
            ("May 5, 2025|The company said it will close.", true),
            ("Model 2025X will close.", false),
            ("(Geneva, 5 May 2025) |The sale should stop, it said.", true),
            ("(Beirut, June 3, 2025) – |The army withdrew.", true),
            ("The May 2025 – June 2025 report is out.", false),
            ("TARN (July 2, 2025) – |The team won.", true),
            ("Kyiv, Ukraine – |The mayor left.", true),
            ("Washington, D.C. – |The Senate met.", true),
            ("Saint-Paul-lez-Durance, France — |As prices rise, it waits.", true),
            ("Khartoum — |The city is out.", true),
            ("New Orleans, LA - |Today the office closed.", true),
            ("Harrow’s Opposition Platform – For Life (OPPL) was banned.", false),
            ("Wexmoor Talks — Deal or no deal?", false),
            ("Monday - Friday, 10:00 it is open.", false),
            ("By — Ilse Harrow, Meridian.", false),
        ];
        for (marked, has) in table {
            let text = marked.replace('|', "");
            assert_eq!(length(&text, &text), marked.find('|').filter(|_| has), "{marked}");
        }
    }
}
