//! Factiva: each article down to a line `Document MRLC000020240304ek3400001`, with two letters before
//! each field, or without.

use super::lines::{is_copyright, is_date, joined, paragraphs, text};
use super::shape::{Entry, Mark, Shape};

pub(super) struct Factiva;

/// Letters of an accession number, at least.
const ACCESSION: usize = 15;
/// Digits among them, at least.
const DIGITS: usize = 8;
/// Words before an accession number.
const DOCUMENT: [&str; 3] = ["document", "dokument", "documento"];
/// Words after the count of words.
const WORDS: [&str; 7] = ["words", "mots", "palabras", "wörter", "parole", "palavras", "woorden"];
/// Words before the name of an author.
const BY: [&str; 6] = ["By ", "Par ", "Von ", "Por ", "Di ", "Door "];
/// Codes of fields that are called as their codes.
const OTHER_CODES: [&str; 10] = ["AN", "NS", "RE", "IN", "CO", "IPC", "IPD", "PUB", "RF", "CLM"];
/// Codes of fields, and what they are called; other codes are names.
const CODES: [(&str, &str); 13] = [
    ("BY", "byline"),
    ("WC", "length"),
    ("PD", "date"),
    ("ET", "time"),
    ("SN", "source"),
    ("SC", "source-code"),
    ("ED", "edition"),
    ("SE", "section"),
    ("PG", "page"),
    ("VOL", "volume"),
    ("LA", "language"),
    ("CY", "copyright"),
    ("CR", "credit"),
];
/// Fields of the headline, and of the text.
const HEADLINE: &str = "HD";
const TEXTS: [&str; 2] = ["LP", "TD"];

impl Shape for Factiva {
    fn recognises(&self, head: &str) -> bool {
        let has = |wanted: &dyn Fn(&str) -> bool| head.lines().any(wanted);
        let headed = has(&|line| code(line).is_some_and(|(code, _)| code == HEADLINE));
        let counted = has(&|line| is_count_of_words(line.trim()));
        has(&|line| self.mark(line.trim()) == Mark::Ends) && (headed || counted)
    }

    fn mark(&self, line: &str) -> Mark {
        if accession(line).is_some() { Mark::Ends } else { Mark::Within }
    }

    fn entry(&self, lines: &[&str]) -> Entry {
        let id = lines.iter().rev().find_map(|line| accession(line.trim()));
        let mut entry = Entry { id: id.map(str::to_owned), ..Entry::default() };
        let end = lines.iter().position(|line| accession(line.trim()).is_some());
        let lines = &lines[..end.unwrap_or(lines.len())];
        if lines.iter().any(|line| code(line).is_some_and(|(code, _)| code == HEADLINE)) {
            coded(lines, &mut entry);
        } else {
            uncoded(lines, &mut entry);
        }
        entry
    }
}

/// The accession number in a line that ends an article.
fn accession(line: &str) -> Option<&str> {
    let line = line.strip_prefix("AN ").map_or(line, str::trim_start);
    let (word, number) = line.split_once(' ')?;
    let number = number.trim();
    let whole = number.len() >= ACCESSION && number.bytes().all(|b| b.is_ascii_alphanumeric());
    let digits = number.bytes().filter(u8::is_ascii_digit).count() >= DIGITS;
    (whole && digits && DOCUMENT.contains(&word.to_lowercase().as_str())).then_some(number)
}

/// The code before a field, and the rest of its line.
fn code(line: &str) -> Option<(&str, &str)> {
    let end = line.find(|letter: char| !letter.is_ascii_uppercase()).unwrap_or(line.len());
    let (code, rest) = line.split_at(end);
    let whole = rest.is_empty() || rest.starts_with([' ', '\t']);
    let named = CODES.iter().map(|(own, _)| own);
    let mut known = [&HEADLINE].into_iter().chain(&TEXTS).chain(&OTHER_CODES).chain(named);
    (whole && known.any(|own| *own == code)).then(|| (code, rest.trim()))
}

/// Takes up fields under their codes.
fn coded(lines: &[&str], entry: &mut Entry) {
    let starts: Vec<_> = (0..lines.len()).filter(|&at| code(lines[at]).is_some()).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let mut texts = Vec::new();
    for (start, end) in starts.iter().copied().zip(ends) {
        let Some((code, first)) = code(lines[start]) else { continue };
        let value = [&[first], &lines[start + 1..end]].concat();
        let known = CODES.iter().find(|(own, _)| *own == code);
        match known {
            _ if TEXTS.contains(&code) => texts.push(text(&value)),
            _ if code == HEADLINE => entry.head(&joined(&value, " ")),
            Some((_, name)) => entry.put(name, &joined(&value, " ")),
            None => entry.put(&code.to_lowercase(), &joined(&value, " ")),
        }
    }
    entry.text = texts.join("\n\n");
}

fn is_count_of_words(line: &str) -> bool {
    let Some((count, word)) = line.split_once([' ', '\u{a0}']) else { return false };
    let is_count = count.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'));
    is_count && WORDS.contains(&word.to_lowercase().as_str())
}

/// Takes up the lines of an article without codes: headline, author, count of words, day, source and
/// so on down to the rights; then the text.
fn uncoded(lines: &[&str], entry: &mut Entry) {
    let Some(count) = lines.iter().position(|line| is_count_of_words(line.trim())) else { return };
    let mut before = paragraphs(&lines[..count]).concat();
    let byline = before.pop_if(|line| BY.iter().any(|by| line.trim().starts_with(by)));
    entry.head(&joined(&before, " "));
    entry.put("byline", byline.unwrap_or_default());
    entry.put("length", lines[count]);
    let rest = &lines[count + 1..];
    let rights = rest.iter().position(|line| is_copyright(line));
    let blank = || rest.iter().position(|line| line.trim().is_empty());
    let end = rights.map(|rights| rights + 1).or_else(blank).unwrap_or(rest.len());
    let (details, body) = rest.split_at(end);
    put_details(details, entry);
    entry.text = text(body);
}

/// Takes up the day, the source and what else is told of it.
fn put_details(lines: &[&str], entry: &mut Entry) {
    for line in lines.iter().map(|line| line.trim()) {
        let has = |name: &str| entry.fields.iter().any(|(own, _)| own == name);
        let name = match line {
            _ if is_copyright(line) => "copyright",
            _ if is_date(line) && !has("date") => "date",
            _ if line.contains(':') && !has("time") && !has("source") => "time",
            _ if !has("source") => "source",
            _ if !has("source-code") => "source-code",
            _ => "language",
        };
        entry.put(name, line);
    }
}
