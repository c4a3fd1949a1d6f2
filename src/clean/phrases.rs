//! What furniture says: phrases by language, read from `data/furniture`.
//!
//! A table is made of sections, `[kind reason]`, and of phrases under a sign that says where in a
//! line they stand. Lines and phrases are compared in lower case, with single spaces.

use std::ops::Range;
use std::sync::LazyLock;

use super::block::{Block, Ending};
use super::credits;
use super::segments::Kind;
use super::table::{Anywhere, ByFirst, Table, find};
use crate::text::Language;

/// No line of more words is furniture for what it says: it is a paragraph that mentions it …
const LONGEST_LINE: usize = 30;
/// … but for phrases that no story has.
const LONGEST_NOTICE: usize = 120;
/// Bylines and date lines have at most this many words.
const LONGEST_BYLINE: usize = 14;
/// A date line that ends with a stop has at most this many words: `Lesezeit: 3 Min.`
const SHORTEST_SENTENCE: usize = 6;

/// What a phrase says of the line it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) kind: Kind,
    pub(super) reason: &'static str,
}

/// The phrases of one language, with those that are the same in all.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    whole: Table,
    start: ByFirst,
    /// Phrases that start a line in which no sentence ends.
    open: ByFirst,
    end: Table,
    anywhere: Anywhere,
    /// Phrases that tell however long the line is: where it starts, and anywhere in it.
    long_start: ByFirst,
    long_anywhere: Anywhere,
    /// Phrases that tell where the lines above and below are no prose.
    between: Anywhere,
    /// Phrases that tell where nothing below is prose.
    last: Anywhere,
    /// Phrases that also stand right after a sentence they are glued to.
    glued: ByFirst,
    /// Marks before the name of who took a picture.
    credits: Anywhere,
}

impl Phrases {
    /// The phrases of `language`.
    pub(super) fn of(language: Language) -> &'static Self {
        &PHRASES[language.place()]
    }

    fn read(tables: [&'static str; 2]) -> Self {
        let mut phrases = Self::default();
        let mut lists = Lists::default();
        for table in tables {
            let mut verdict = None;
            for line in table.lines().filter(|line| !line.starts_with('#')) {
                if let Some(section) = line.strip_prefix('[') {
                    verdict = Verdict::read(section.trim_end_matches(']'));
                } else if let (Some(verdict), Some((sign, phrase))) =
                    (verdict, line.split_once(' '))
                {
                    phrases.add(sign, phrase, verdict, &mut lists);
                }
            }
        }
        phrases.anywhere = Anywhere::new(lists.anywhere);
        phrases.long_anywhere = Anywhere::new(lists.long);
        phrases.between = Anywhere::new(lists.between);
        phrases.last = Anywhere::new(lists.last);
        phrases.credits = Anywhere::new(lists.credits);
        phrases.whole.sort_by_key(|&(phrase, _)| phrase);
        phrases
    }

    fn add(&mut self, sign: &str, phrase: &'static str, verdict: Verdict, lists: &mut Lists) {
        match sign {
            "=" => self.whole.push((phrase, verdict)),
            "$" => self.end.push((phrase, verdict)),
            "~" if verdict.kind == Kind::Caption => lists.credits.push((phrase, verdict)),
            "~" => lists.anywhere.push((phrase, verdict)),
            "!~" => lists.long.push((phrase, verdict)),
            "&" => lists.between.push((phrase, verdict)),
            "_" => lists.last.push((phrase, verdict)),
            "^" => self.start.add(phrase, verdict),
            "!^" => self.long_start.add(phrase, verdict),
            "<" => self.open.add(phrase, verdict),
            "+" => self.glued.add(phrase, verdict),
            _ => {}
        }
    }

    /// What the words of `block` say it is, if they say anything.
    pub(super) fn judge(&self, block: &Block<'_>) -> Option<Verdict> {
        let found = if block.words <= LONGEST_LINE { self.line(block) } else { None };
        found.or_else(|| credits::judge(&self.credits, block)).or_else(|| self.notice(block))
    }

    /// What a line of any length says that no story says.
    fn notice(&self, block: &Block<'_>) -> Option<Verdict> {
        if block.words > LONGEST_NOTICE && block.text.len() > LONGEST_NOTICE * WORD {
            return None;
        }
        let line = plain(block.text);
        let start = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        let found = start
            .chars()
            .next()
            .and_then(|first| find(self.long_start.of(first), |phrase| start.starts_with(phrase)));
        found.or_else(|| Self::first(&self.long_anywhere, &line))
    }

    /// What the words of `block` say where it stands between lines that are no prose.
    pub(super) fn between(&self, block: &Block<'_>) -> Option<Verdict> {
        if block.words > LONGEST_LINE { None } else { Self::told(&self.between, block) }
    }

    /// What the words of `block` say where nothing below it is prose.
    pub(super) fn last(&self, block: &Block<'_>) -> Option<Verdict> {
        Self::told(&self.last, block)
    }

    fn told(phrases: &Anywhere, block: &Block<'_>) -> Option<Verdict> {
        if block.text.len() > LONGEST_NOTICE * WORD {
            return None;
        }
        Self::first(phrases, &plain(block.text))
    }

    /// What the first of `phrases` in `line` says, if no sentence ends before it, which might be one
    /// of the story that the line is glued to.
    fn first(phrases: &Anywhere, line: &str) -> Option<Verdict> {
        let mut found = phrases.find(line).filter(|(at, ..)| stands_apart(line, at));
        found.next().filter(|(at, ..)| !ends_sentence(&line[..at.start])).map(|(.., told)| told)
    }

    fn line(&self, block: &Block<'_>) -> Option<Verdict> {
        let line = plain(block.text);
        let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
        let at = self.whole.binary_search_by_key(&bare, |&(phrase, _)| phrase);
        let closed = line.trim_end_matches(['.', ')', ']', '*']);
        let stopped = line.ends_with('.') && !line.ends_with("...");
        let whole = at.ok().filter(|_| !stopped).map(|at| self.whole[at].1);
        whole
            .or_else(|| self.start(&line, block))
            .or_else(|| find(&self.end, |phrase| line.ends_with(phrase)))
            .or_else(|| {
                let alone = |phrase: &str| {
                    closed.strip_suffix(phrase).is_some_and(|before| !ends_sentence(before))
                };
                find(&self.end, alone).filter(|verdict| verdict.kind == Kind::Byline)
            })
            .or_else(|| self.anywhere.find(&line).next().map(|(_, _, verdict)| verdict))
            .filter(|verdict| verdict.fits(block))
    }

    fn start(&self, line: &str, block: &Block<'_>) -> Option<Verdict> {
        let marks = |c: char| !c.is_alphanumeric() && c != '(' && c != '©';
        let line = line.trim_start_matches(marks);
        let within = line.trim_start_matches(['(', ' ']);
        self.starts(line, block)
            .or_else(|| (within.len() < line.len()).then(|| self.starts(within, block)).flatten())
    }

    fn starts(&self, line: &str, block: &Block<'_>) -> Option<Verdict> {
        let first = line.chars().next()?;
        let open = block.ending != Ending::Stopped;
        let teaser = |phrase: &str| {
            let rest = line.strip_prefix(phrase);
            rest.is_some_and(|rest| leads_on(rest) || open && !continues_word(rest))
        };
        let starts = |phrase: &str| line.starts_with(phrase);
        find(self.start.of(first), starts)
            .or_else(|| open.then(|| find(self.open.of(first), starts)).flatten())
            .or_else(|| find(self.glued.of(first), teaser))
    }

    /// What starts at the start of `text`, which is glued to the sentence before it, or follows it
    /// after a space where `spaced`.
    pub(super) fn glued(&self, text: &str, spaced: bool) -> Option<Verdict> {
        let first = text.chars().next()?.to_lowercase().next()?;
        let phrases = self.glued.of(first);
        if phrases.is_empty() {
            return None;
        }
        let line = plain(&text[..text.floor_char_boundary(LONGEST_GLUED)]);
        find(phrases, |phrase| {
            line.strip_prefix(phrase).is_some_and(|rest| {
                leads_on(rest) || !spaced && phrase.contains(' ') && !continues_word(rest)
            })
        })
    }
}

/// Bytes of a word with its space, to tell the length of a line whose words are not counted.
const WORD: usize = 7;

/// Phrases that are looked for anywhere, by where their line stands and how long it is.
#[derive(Default)]
struct Lists {
    anywhere: Table,
    long: Table,
    between: Table,
    last: Table,
    credits: Table,
}

/// How much of what follows a sentence is read for a phrase, in bytes.
const LONGEST_GLUED: usize = 64;

/// Whether a mark follows that leads on to a title: `Related:`, `Read more...`
fn leads_on(rest: &str) -> bool {
    let marks = [':', '…', '|', '>', '»', '–', '—', '→'];
    rest.is_empty()
        || rest.trim_start().starts_with(marks)
        || rest.starts_with("...")
        || rest.starts_with(" -")
}

/// Whether a sentence ends in `line`, a full one or none: a mark after three letters.
fn ends_sentence(line: &str) -> bool {
    line.match_indices(['.', '!', '?']).any(|(at, _)| {
        line[..at].chars().rev().take(LETTERS).filter(|c| c.is_alphabetic()).count() == LETTERS
    })
}

/// Letters before a stop that make it one of a sentence, and not of initials.
const LETTERS: usize = 3;

/// Whether no letter of another word stands right before or after `at`.
fn stands_apart(line: &str, at: &Range<usize>) -> bool {
    !line[..at.start].ends_with(char::is_alphanumeric)
        && (!continues_word(&line[at.end..]) || line[at.clone()].ends_with('@'))
}

fn continues_word(rest: &str) -> bool {
    rest.starts_with(char::is_alphanumeric)
}

/// `text` in lower case, with single spaces and straight apostrophes.
pub(super) fn plain(text: &str) -> String {
    if text.is_ascii() && !text.contains('\n') {
        return text.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        let letters = word.chars().flat_map(char::to_lowercase);
        plain.extend(letters.map(|c| if c == '’' { '\'' } else { c }));
    }
    plain
}

impl Verdict {
    /// Reads the head of a section: a kind, then a reason.
    fn read(section: &'static str) -> Option<Self> {
        let (kind, reason) = section.split_once(' ')?;
        let kind = match kind {
            "furniture" => Kind::Furniture,
            "byline" => Kind::Byline,
            "caption" => Kind::Caption,
            _ => return None,
        };
        Some(Self { kind, reason })
    }

    /// Whether `block` has the shape of what it is held to be.
    fn fits(self, block: &Block<'_>) -> bool {
        match self.kind {
            Kind::Caption => true,
            Kind::Byline if self.reason == "date line" => {
                block.words <= LONGEST_BYLINE
                    && (block.words <= SHORTEST_SENTENCE || !block.text.ends_with('.'))
                    && block.text.bytes().any(|b| b.is_ascii_digit())
            }
            Kind::Byline if self.reason == "byline" => {
                block.is_fragment(LONGEST_BYLINE) || block.text.starts_with('(')
            }
            _ => block.words <= LONGEST_LINE,
        }
    }
}

macro_rules! tables {
    ($($code:literal),*) => {
        [$(($code, include_str!(concat!("data/phrases/", $code, ".txt")))),*]
    };
}

static PHRASES: LazyLock<Vec<Phrases>> = LazyLock::new(|| {
    let tables = tables!["da", "de", "en", "es", "fr", "it", "nl", "no", "pt", "sv"];
    let table = |code| tables.iter().find(|(name, _)| *name == code).map_or("", |(_, table)| table);
    let common = include_str!("data/phrases/common.txt");
    Language::ALL.iter().map(|language| Phrases::read([table(language.code()), common])).collect()
});
