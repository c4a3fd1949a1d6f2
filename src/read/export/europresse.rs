//! Europresse: each article down to the number of its document, `news·20240304·LM·0123`.

use super::lines::{is_copyright, is_date, is_number, joined, paragraphs, text};
use super::shape::{Entry, Mark, Shape};

pub(super) struct Europresse;

/// What a number of a document begins with.
const NUMBER: &str = "news";
/// Digits of the day in it.
const DAY: usize = 8;
/// Letters of a line that names an author, at most.
const BYLINE: usize = 60;
/// How lines begin that stand after the text.
const AFTER: [&str; 9] = [
    "Catégorie",
    "Sujet",
    "Lieu(x)",
    "Note(s)",
    "Taille :",
    "Certificat émis",
    "Aussi paru dans",
    "Ce document est réservé",
    "Doc. :",
];
/// Lines that name what the line after them says, and the field that it makes.
const LABELS: [(&str, &str); 6] = [
    ("Nom de la source", "source"),
    ("Type de source", "source-type"),
    ("Périodicité", "frequency"),
    ("Couverture géographique", "coverage"),
    ("Provenance", "origin"),
    ("Origine", "origin"),
];

impl Shape for Europresse {
    fn mark(&self, line: &str) -> Mark {
        if number(line).is_some() { Mark::Ends } else { Mark::Within }
    }

    fn entry(&self, lines: &[&str]) -> Entry {
        let id = lines.iter().rev().find_map(|line| number(line.trim()));
        let mut entry = Entry { id: id.map(str::to_owned), ..Entry::default() };
        let lines = without_labels(lines, &mut entry);
        let end = lines.iter().position(|line| is_after(line.trim())).unwrap_or(lines.len());
        for line in lines[end..].iter().filter(|line| is_copyright(line)) {
            entry.put("copyright", line);
        }
        put_article(&lines[..end], &mut entry);
        entry
    }
}

/// The number of a document at the end of a line.
fn number(line: &str) -> Option<&str> {
    let start = line.rfind(NUMBER)?;
    let number = &line[start..];
    let rest = number.strip_prefix(NUMBER)?;
    let rest = rest.strip_prefix(|mark: char| !mark.is_ascii_alphanumeric() && mark != ' ')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let alone = !number.contains(' ') && (start == 0 || line[..start].ends_with([' ', ':']));
    (digits == DAY && alone).then_some(number)
}

fn is_after(line: &str) -> bool {
    is_copyright(line) || number(line).is_some() || AFTER.iter().any(|own| line.starts_with(own))
}

/// The lines without those of the box that tells of the source, and that which counts.
fn without_labels<'l>(lines: &[&'l str], entry: &mut Entry) -> Vec<&'l str> {
    let mut kept = Vec::new();
    let mut rest = lines.iter();
    while let Some(line) = rest.next() {
        match LABELS.iter().find(|(label, _)| line.trim() == *label) {
            Some((_, name)) => entry.put(name, rest.next().copied().unwrap_or_default()),
            None if is_number(line) => {}
            None => kept.push(*line),
        }
    }
    kept
}

/// Takes up the source and the day, the headline, the author and the text.
fn put_article(lines: &[&str], entry: &mut Entry) {
    let runs = paragraphs(lines);
    let mut rest = runs.as_slice();
    if let [first, after @ ..] = rest
        && first.iter().any(|line| is_date(line))
    {
        for line in first {
            entry.put(if is_date(line) { "date" } else { "source" }, line);
        }
        rest = after;
    }
    if let [title, after @ ..] = rest {
        entry.head(&joined(title, " "));
        rest = after;
    }
    if let [byline, text, ..] = rest
        && is_byline(byline)
        && !text.is_empty()
    {
        entry.put("byline", byline[0]);
        rest = &rest[1..];
    }
    let text: Vec<_> = rest.iter().map(|run| self::text(run)).collect();
    entry.text = text.join("\n\n");
}

/// Whether a paragraph is a short line that is no sentence.
fn is_byline(run: &[&str]) -> bool {
    let [line] = run else { return false };
    let line = line.trim();
    line.chars().count() <= BYLINE && !line.ends_with(['.', '!', '?', '…', '»', '"'])
}
