//! Nexis Uni: each article from its headline to a line `End of Document`, its text under `Body`.

use super::lines::{is_copyright, is_date, named, text};
use super::shape::{Entry, Mark, Shape};

pub(super) struct Nexis;

/// The line under which the text stands.
const BODY: &str = "Body";
/// Named lines.
const NAMES: [&str; 14] = [
    "section",
    "length",
    "byline",
    "dateline",
    "highlight",
    "load-date",
    "language",
    "publication-type",
    "journal code",
    "subject",
    "industry",
    "geographic",
    "person",
    "link to original",
];
/// Lines after the text that begin something else.
const AFTER: [&str; 4] = ["Classification", "Graphic", "Notes", "Correction"];
/// The last line of a cover page.
const COVER: &str = "About LexisNexis";

impl Shape for Nexis {
    fn recognises(&self, head: &str) -> bool {
        let has = |wanted: &dyn Fn(&str) -> bool| head.lines().any(|line| wanted(line.trim()));
        let named = |line: &str| named(line, &NAMES).is_some();
        has(&|line| self.mark(line) == Mark::Ends) && (has(&|line| line == BODY) || has(&named))
    }

    fn mark(&self, line: &str) -> Mark {
        if line.eq_ignore_ascii_case("end of document") { Mark::Ends } else { Mark::Within }
    }

    fn entry(&self, lines: &[&str]) -> Entry {
        let mut entry = Entry::default();
        let cover = lines.iter().rposition(|line| line.trim().starts_with(COVER));
        let lines = &lines[cover.map_or(0, |cover| cover + 1)..];
        let end = lines.iter().rposition(|line| self.mark(line.trim()) == Mark::Ends);
        let lines = &lines[..end.unwrap_or(lines.len())];
        let body = lines.iter().position(|line| line.trim() == BODY);
        let (head, body) = lines.split_at(body.unwrap_or_else(|| last_named(lines)));
        put_head(head, &mut entry);
        let body =
            if body.first().is_some_and(|line| line.trim() == BODY) { &body[1..] } else { body };
        let tail = body.iter().position(|line| is_after(line.trim())).unwrap_or(body.len());
        entry.text = text(&body[..tail]);
        put_named(&body[tail..], &mut entry);
        entry
    }
}

/// The end of the named lines before a text without a heading.
fn last_named(lines: &[&str]) -> usize {
    let is_head = |line: &&str| named(line, &NAMES).is_some() && !is_after(line.trim());
    lines.iter().rposition(is_head).map_or(0, |last| last + 1)
}

fn is_after(line: &str) -> bool {
    let named = named(line, &NAMES).is_some_and(|(name, _)| name == "load-date");
    named || AFTER.contains(&line)
}

/// Takes up headline, source and day, which come first in that order, and what has a name.
fn put_head(lines: &[&str], entry: &mut Entry) {
    let told = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    for line in told {
        let has = |name: &str| entry.fields.iter().any(|(own, _)| own == name);
        match named(line, &NAMES) {
            Some((name, value)) => entry.put(&name, value),
            None if line.starts_with("Page ") => {}
            None if entry.title.is_none() => entry.head(line),
            None if is_copyright(line) => entry.put("copyright", line),
            None if is_date(line) && !has("date") => entry.put("date", line),
            None if !has("source") => entry.put("source", line),
            None => entry.put("edition", line),
        }
    }
}

fn put_named(lines: &[&str], entry: &mut Entry) {
    for (name, value) in lines.iter().filter_map(|line| named(line, &NAMES)) {
        entry.put(&name, value);
    }
}
