//! `ProQuest`: articles between lines of underscores, each with its headline, named lines before the
//! text, the text behind `Full text:`, and named lines after it.

use super::lines::{is_number, joined, text};
use super::shape::{Entry, Mark, Shape};

pub(super) struct ProQuest;

/// Underscores of a line that parts articles, at least.
const RULE: usize = 20;
/// The first line of the cover.
const COVER: &str = "Report Information from ProQuest";
/// Words of a name, at most.
const LONGEST_NAME: usize = 4;
/// The named line that every article has.
const NUMBER: &str = "proquest document id";
/// The named lines that the text stands behind.
const TEXTS: [&str; 2] = ["full text", "texto completo"];
/// The field of the headline, and that of addresses, which are left aside.
const TITLE: &str = "title";
const LINKS: &str = "links";
/// Named lines that stand before the text, and what they are called as fields.
const BEFORE: [(&str, &str); 10] = [
    ("author", "byline"),
    ("publication info", "publication-info"),
    ("abstract", "abstract"),
    ("abstract (summary)", "abstract"),
    ("links", LINKS),
    ("dateline", "dateline"),
    ("proquest document link", LINKS),
    ("find a copy", LINKS),
    ("http", LINKS),
    ("https", LINKS),
];
/// Named lines that stand after it.
const AFTER: [(&str, &str); 27] = [
    ("subject", "subject"),
    ("business indexing term", "subject"),
    ("identifier / keyword", "keywords"),
    ("location", "location"),
    ("people", "people"),
    ("company / organization", "company"),
    ("credit", "credit"),
    ("title", TITLE),
    ("publication title", "source"),
    ("publication date", "date"),
    ("publication year", "year"),
    ("year", "year"),
    ("section", "section"),
    ("pages", "page"),
    ("first page", "page"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("publisher", "publisher"),
    ("place of publication", "place"),
    ("country of publication", "country"),
    ("issn", "issn"),
    ("source type", "source-type"),
    ("language of publication", "language"),
    ("document type", "document-type"),
    ("document url", "url"),
    ("copyright", "copyright"),
    ("last updated", "last-updated"),
];

impl Shape for ProQuest {
    fn recognises(&self, head: &str) -> bool {
        let parted = head.lines().any(|line| self.mark(line.trim()) == Mark::Ends);
        let covered = || head.lines().any(|line| line.trim() == COVER);
        parted && (covered() || self.holds_article(head))
    }

    fn mark(&self, line: &str) -> Mark {
        let is_rule = line.len() >= RULE && line.bytes().all(|byte| byte == b'_');
        if is_rule { Mark::Ends } else { Mark::Within }
    }

    /// The service puts a cover before the first article, and its address behind the last.
    fn holds_article(&self, run: &str) -> bool {
        run.lines().any(|line| field(line).is_some_and(|field| field == Field::Number))
    }

    fn entry(&self, lines: &[&str]) -> Entry {
        let end = lines.iter().rposition(|line| self.mark(line.trim()) == Mark::Ends);
        let lines = &lines[..end.unwrap_or(lines.len())];
        let begins = |wanted: fn(&Field) -> bool| {
            lines.iter().position(|line| field(line).is_some_and(|field| wanted(&field)))
        };
        let first = begins(|_| true).unwrap_or(lines.len());
        let start = begins(|field| *field == Field::Text).unwrap_or(lines.len());
        let end = text_end(lines, start);
        let mut entry = Entry::default();
        let title: Vec<_> =
            lines[..first].iter().copied().filter(|line| !is_number(line.trim())).collect();
        entry.head(&joined(&title, " "));
        put_named(&lines[first..start], &mut entry);
        entry.text = body(&lines[start..end]);
        put_named(&lines[end..], &mut entry);
        entry
    }
}

/// What a named line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Before(&'static str),
    Text,
    After(&'static str),
    Number,
}

/// What a line names, if it does.
fn field(line: &str) -> Option<Field> {
    let (name, _) = line.trim().split_once(':')?;
    let is = |own: &str| own.eq_ignore_ascii_case(name.trim_end());
    let called = |names: &[(&str, &'static str)]| {
        names.iter().find(|(own, _)| is(own)).map(|(_, field)| *field)
    };
    match () {
        () if is(NUMBER) => Some(Field::Number),
        () if TEXTS.iter().any(|own| is(own)) => Some(Field::Text),
        () => called(&BEFORE).map(Field::Before).or_else(|| called(&AFTER).map(Field::After)),
    }
}

/// Where the text ends that begins in the line `start`: at the first named line behind the last
/// paragraph that has no name. One before that is a sentence.
fn text_end(lines: &[&str], start: usize) -> usize {
    let is_blank = |at: usize| lines[at].trim().is_empty();
    let is_words = |at: &usize| !is_blank(*at) && is_blank(at - 1) && !is_named(lines[*at]);
    let last = (start + 1..lines.len()).rev().find(is_words).unwrap_or(start);
    let is_after = |at: &usize| matches!(field(lines[*at]), Some(Field::After(_) | Field::Number));
    (last + 1..lines.len()).find(is_after).unwrap_or(lines.len())
}

/// Whether a line may begin with a name, known or not.
fn is_named(line: &str) -> bool {
    let name = line.trim().split_once(':').map(|(name, _)| name);
    name.is_some_and(|name| {
        name.starts_with(char::is_uppercase) && name.split_whitespace().count() <= LONGEST_NAME
    })
}

fn value(line: &str) -> &str {
    line.split_once(':').map_or("", |(_, value)| value.trim())
}

/// The text, whose first line bears its name.
fn body(lines: &[&str]) -> String {
    let Some((first, rest)) = lines.split_first() else { return String::new() };
    text(&[&[value(first)], rest].concat())
}

/// Takes up named lines, each with those that go on with it.
fn put_named(lines: &[&str], entry: &mut Entry) {
    let starts: Vec<_> = (0..lines.len()).filter(|&at| field(lines[at]).is_some()).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    for (start, end) in starts.iter().copied().zip(ends) {
        let more = lines[start + 1..end].iter().take_while(|line| !line.trim().is_empty()).count();
        let value =
            joined(&[&[value(lines[start])], &lines[start + 1..=start + more]].concat(), " ");
        match field(lines[start]) {
            Some(Field::Number) => entry.id = Some(value).filter(|id| !id.is_empty()),
            Some(Field::After(TITLE)) => entry.head(&value),
            Some(Field::Before(LINKS) | Field::Text) | None => {}
            Some(Field::Before(name) | Field::After(name)) => {
                if entry.fields.iter().all(|(own, _)| own != name) {
                    entry.put(name, &value);
                }
            }
        }
    }
}
