//! LexisNexis: each article under a line `1 of 200 DOCUMENTS`, with its source, day and headline,
//! then named lines before the text and after it.

use super::lines::{is_copyright, is_date, joined, named, paragraphs, text};
use super::shape::{Entry, Mark, Shape};

pub(super) struct Lexis;

/// What stands between the number of an article and that of all.
const OF: [&str; 6] = ["of", "de", "von", "van", "di", "sur"];
/// Named lines after the text, in the languages of the service.
const AFTER: [&str; 19] = [
    "load-date",
    "language",
    "publication-type",
    "graphic",
    "subject",
    "journal-code",
    "document-type",
    "correction-date",
    "date-chargement",
    "langue",
    "type-publication",
    "graphique",
    "update",
    "sprache",
    "publikationstyp",
    "grafik",
    "laaddatum",
    "taal",
    "publicatie-type",
];
/// The named line of the headline, where it has a name.
const HEADLINES: [&str; 5] = ["headline", "title", "titre", "überschrift", "kop"];
/// The last named line before the text.
const LENGTHS: [&str; 4] = ["length", "longueur", "länge", "lengte"];

impl Shape for Lexis {
    fn mark(&self, line: &str) -> Mark {
        if is_number(line) { Mark::Begins } else { Mark::Within }
    }

    fn entry(&self, lines: &[&str]) -> Entry {
        let mut entry = Entry::default();
        let body = head(lines.get(1..).unwrap_or_default(), &mut entry);
        let tail = body.iter().position(|line| is_after(line)).unwrap_or(body.len());
        entry.text = text(&body[..tail]);
        put_named(&body[tail..], &mut entry);
        entry
    }
}

/// Whether a line is the number of an article: `1 of 200 DOCUMENTS`, `Dokument 1 von 200`.
fn is_number(line: &str) -> bool {
    let words: Vec<_> = line.split_whitespace().collect();
    let is_count = |word: &str| word.parse::<u32>().is_ok();
    let is_document = |word: &str| {
        let word = word.to_lowercase();
        word.starts_with("document") || word.starts_with("dokument")
    };
    let [number @ .., last] = words.as_slice() else { return false };
    let [first, count @ ..] = words.as_slice() else { return false };
    let counts = match (is_document(last), is_document(first)) {
        (true, _) => number,
        (_, true) => count,
        _ => return false,
    };
    matches!(counts, [one, of, all] if is_count(one) && OF.contains(of) && is_count(all))
}

fn is_after(line: &str) -> bool {
    let named = named(line, &[]).is_some_and(|(name, _)| AFTER.contains(&name.as_str()));
    named || is_copyright(line) && line.contains(|letter: char| letter.is_ascii_digit())
}

/// Takes up what stands before the text, and gives the lines after that.
fn head<'l, 's>(lines: &'s [&'l str], entry: &mut Entry) -> &'s [&'l str] {
    let is = |line: &str, names: &[&str]| {
        named(line, &[]).is_some_and(|(name, _)| names.contains(&name.as_str()))
    };
    let length = lines.iter().position(|line| is(line, &LENGTHS));
    let end = length.map_or_else(|| last_named(lines), |last| end_of_run(lines, last));
    let (before, body) = lines.split_at(end);
    let first = before.iter().position(|line| named(line, &[]).is_some()).unwrap_or(end);
    unnamed(&before[..first], entry);
    put_named(&before[first..], entry);
    body
}

/// Where the run of lines around `line` ends.
fn end_of_run(lines: &[&str], line: usize) -> usize {
    let blank = lines[line..].iter().position(|line| line.trim().is_empty());
    blank.map_or(lines.len(), |blank| line + blank)
}

/// The end of the named lines at the top.
fn last_named(lines: &[&str]) -> usize {
    let is_named = |line: &&str| named(line, &[]).is_some() && !is_after(line);
    let first = lines.iter().position(|line| is_named(line));
    let Some(mut end) = first.map(|first| end_of_run(lines, first)) else {
        return headline_end(lines);
    };
    while let Some(next) = lines[end..].iter().position(|line| !line.trim().is_empty()) {
        if !is_named(&lines[end + next]) {
            break;
        }
        end = end_of_run(lines, end + next);
    }
    end
}

/// Where the first run of lines ends that is not set in the middle: the headline.
fn headline_end(lines: &[&str]) -> usize {
    let first = lines.iter().position(|line| !line.trim().is_empty() && !line.starts_with(' '));
    first.map_or(0, |first| end_of_run(lines, first))
}

/// Takes up source, day and edition, which are set in the middle, and the headline, which is not.
fn unnamed(lines: &[&str], entry: &mut Entry) {
    let (mut source, mut date) = (false, false);
    for run in paragraphs(lines) {
        let is_set_apart = run[0].starts_with(' ') || !source || !date && is_date(run[0]);
        if is_copyright(run[0]) || !is_set_apart {
            let whole = joined(&run, " ");
            if is_set_apart {
                entry.put("copyright", &whole)
            } else {
                entry.head(&whole)
            }
            continue;
        }
        for line in run {
            let name = match (source, date) {
                (true, false) if is_date(line) => "date",
                (true, true) => "edition",
                (true, false) | (false, _) => "source",
            };
            source |= name == "source";
            date |= name == "date";
            entry.put(name, line);
        }
    }
}

/// Takes up named lines, each with those that go on with it.
fn put_named(lines: &[&str], entry: &mut Entry) {
    for run in paragraphs(lines) {
        let mut rest = run.as_slice();
        while let [first, after @ ..] = rest {
            let Some((name, value)) = named(first, &[]) else {
                if is_copyright(&joined(rest, " ")) {
                    entry.put("copyright", &joined(rest, " "));
                }
                break;
            };
            let more = after.iter().take_while(|line| named(line, &[]).is_none()).count();
            let value = joined(&[&[value], &after[..more]].concat(), " ");
            if HEADLINES.contains(&name.as_str()) {
                entry.head(&value);
            } else {
                entry.put(&name, &value);
            }
            rest = &after[more..];
        }
    }
}
