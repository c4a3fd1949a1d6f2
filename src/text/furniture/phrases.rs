//! What furniture says: phrases by language, read from `data/furniture`.
//!
//! A table is made of sections, `[kind reason]`, and of phrases under a sign that says where in a
//! line they stand. Lines and phrases are compared in lower case, with single spaces.

use std::sync::LazyLock;

use super::super::Language;
use super::block::{Block, Ending};
use super::table::{Anywhere, ByFirst, Table, find};
use super::{Kind, credits};

/// No line of more words is furniture for what it says: it is a paragraph that mentions it.
const LONGEST_LINE: usize = 30;
/// Bylines and date lines have at most this many words.
const LONGEST_BYLINE: usize = 14;

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
    end: Table,
    anywhere: Anywhere,
    /// Phrases that also stand right after a sentence they are glued to.
    glued: ByFirst,
    /// Marks before the name of who took a picture.
    credits: Anywhere,
}

impl Phrases {
    /// The phrases of `language`.
    pub(super) fn of(language: Language) -> &'static Self {
        &PHRASES[Language::ALL.iter().position(|&other| other == language).unwrap_or_default()]
    }

    fn read(tables: [&'static str; 2]) -> Self {
        let mut phrases = Self::default();
        let (mut anywhere, mut credits) = (Vec::new(), Vec::new());
        for table in tables {
            let mut verdict = None;
            for line in table.lines().filter(|line| !line.starts_with('#')) {
                if let Some(section) = line.strip_prefix('[') {
                    verdict = Verdict::read(section.trim_end_matches(']'));
                } else if let (Some(verdict), Some((sign, phrase))) =
                    (verdict, line.split_once(' '))
                {
                    match sign {
                        "~" if verdict.kind == Kind::Caption => credits.push((phrase, verdict)),
                        "~" => anywhere.push((phrase, verdict)),
                        _ => phrases.add(sign, phrase, verdict),
                    }
                }
            }
        }
        phrases.anywhere = Anywhere::new(anywhere);
        phrases.credits = Anywhere::new(credits);
        phrases.whole.sort_by_key(|&(phrase, _)| phrase);
        phrases
    }

    fn add(&mut self, sign: &str, phrase: &'static str, verdict: Verdict) {
        match sign {
            "=" => self.whole.push((phrase, verdict)),
            "$" => self.end.push((phrase, verdict)),
            "^" => self.start.add(phrase, verdict),
            "+" => self.glued.add(phrase, verdict),
            _ => {}
        }
    }

    /// What the words of `block` say it is, if they say anything.
    pub(super) fn judge(&self, block: &Block<'_>) -> Option<Verdict> {
        let found = if block.words <= LONGEST_LINE { self.line(block) } else { None };
        found.or_else(|| credits::judge(&self.credits, block))
    }

    fn line(&self, block: &Block<'_>) -> Option<Verdict> {
        let line = plain(block.text);
        let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
        let at = self.whole.binary_search_by_key(&bare, |&(phrase, _)| phrase);
        let whole = at.ok().filter(|_| !line.ends_with('.')).map(|at| self.whole[at].1);
        whole
            .or_else(|| self.start(&line, block))
            .or_else(|| find(&self.end, |phrase| line.ends_with(phrase)))
            .or_else(|| self.anywhere.find(&line).next().map(|(_, _, verdict)| verdict))
            .filter(|verdict| verdict.fits(block))
    }

    fn start(&self, line: &str, block: &Block<'_>) -> Option<Verdict> {
        let marks = |c: char| !c.is_alphanumeric() && c != '(' && c != '©';
        let line = line.trim_start_matches(marks);
        let first = line.chars().next()?;
        let teaser = |phrase: &str| {
            let rest = line.strip_prefix(phrase);
            let open = block.ending != Ending::Stopped;
            rest.is_some_and(|rest| leads_on(rest) || open && !continues_word(rest))
        };
        find(self.start.of(first), |phrase| line.starts_with(phrase))
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
                    && !block.text.ends_with('.')
                    && block.text.bytes().any(|b| b.is_ascii_digit())
            }
            Kind::Byline => block.is_fragment(LONGEST_BYLINE) || block.text.starts_with('('),
            _ => block.words <= LONGEST_LINE,
        }
    }
}

macro_rules! tables {
    ($($code:literal),*) => {
        [$(($code, include_str!(concat!("../data/furniture/", $code, ".txt")))),*]
    };
}

static PHRASES: LazyLock<Vec<Phrases>> = LazyLock::new(|| {
    let tables = tables!["de", "en", "es", "fr", "it", "nl", "pt"];
    let table = |code| tables.iter().find(|(name, _)| *name == code).map_or("", |(_, table)| table);
    let common = include_str!("../data/furniture/common.txt");
    Language::ALL.iter().map(|language| Phrases::read([table(language.code()), common])).collect()
});
