//! `LexisNexis`: each article under a line `1 of 200 DOCUMENTS`, with its source, day and headline,
//! then named lines before the text and after it.

use super::lines::{is_copyright, is_date, is_number, joined, named, paragraphs, text};
use super::shape::{Entry, Mark, Shape};

pub(super) struct Lexis;

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
    let first = lines.iter().position(is_named);
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

/// Where the headline ends, below source and day.
fn headline_end(lines: &[&str]) -> usize {
    let (mut end, mut apart) = (0, Apart::default());
    while let Some(start) = lines[end..].iter().position(|line| !line.trim().is_empty()) {
        let start = end + start;
        end = end_of_run(lines, start);
        if !apart.holds(&lines[start..end]) {
            break;
        }
    }
    end
}

/// What of the lines that are set apart from the headline has been met: they are set in the middle,
/// or come in order.
#[derive(Default)]
struct Apart {
    source: bool,
    date: bool,
}

impl Apart {
    /// Whether a run of lines is set apart.
    fn holds(&mut self, run: &[&str]) -> bool {
        let holds = run[0].starts_with(' ') || !self.source || !self.date && is_date(run[0]);
        self.date |= holds && self.source && run.iter().any(|line| is_date(line));
        self.source |= holds && !is_copyright(run[0]);
        holds
    }
}

/// Takes up source, day and edition, which are set in the middle, and the headline, which is not.
fn unnamed(lines: &[&str], entry: &mut Entry) {
    let mut apart = Apart::default();
    for run in paragraphs(lines) {
        let (had_source, had_date) = (apart.source, apart.date);
        let whole = || joined(&run, " ");
        match (apart.holds(&run), had_source) {
            (false, _) => entry.head(&whole()),
            (true, _) if is_copyright(run[0]) => entry.put("copyright", &whole()),
            (true, false) => entry.put("source", &whole()),
            (true, true) => put_date(&run, had_date, entry),
        }
    }
}

/// Takes up the day, and what stands before it and after.
fn put_date(run: &[&str], mut date: bool, entry: &mut Entry) {
    for line in run {
        let name = match (date, is_date(line)) {
            (false, true) => "date",
            (false, false) => "source",
            (true, _) => "edition",
        };
        date |= name == "date";
        entry.put(name, line);
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
