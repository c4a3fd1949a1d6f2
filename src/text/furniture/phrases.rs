//! What furniture says: phrases by language, read from `data/furniture`.
//!
//! A table is made of sections, `[kind reason]`, and of phrases under a sign that says where in a
//! line they stand. Lines and phrases are compared in lower case, with single spaces.

use std::sync::LazyLock;

use super::super::Language;
use super::Kind;
use super::block::{Block, Ending};

/// No line of more words is furniture for what it says: it is a paragraph that mentions it.
const LONGEST_LINE: usize = 30;
/// Bylines and date lines have at most this many words.
const LONGEST_BYLINE: usize = 14;
/// A credit has at most this many words after its mark: `Photograph: Ana Rowntree for the Ledger`.
const LONGEST_CREDIT: usize = 8;
/// A caption has at most this many words.
const LONGEST_CAPTION: usize = 70;

/// What a phrase says of the line it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) kind: Kind,
    pub(super) reason: &'static str,
}

/// The phrases of one language, with those that are the same in all.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    whole: Vec<(&'static str, Verdict)>,
    start: Vec<(&'static str, Verdict)>,
    end: Vec<(&'static str, Verdict)>,
    anywhere: Vec<(&'static str, Verdict)>,
    /// Phrases that also stand right after a sentence they are glued to.
    glued: Vec<(&'static str, Verdict)>,
}

impl Phrases {
    /// The phrases of `language`.
    pub(super) fn of(language: Language) -> &'static Self {
        &PHRASES[Language::ALL.iter().position(|&other| other == language).unwrap_or_default()]
    }

    fn read(tables: [&'static str; 2]) -> Self {
        let mut phrases = Self::default();
        for table in tables {
            let mut verdict = None;
            for line in table.lines().filter(|line| !line.starts_with('#')) {
                if let Some(section) = line.strip_prefix('[') {
                    verdict = Verdict::read(section.trim_end_matches(']'));
                } else if let (Some(verdict), Some((sign, phrase))) =
                    (verdict, line.split_once(' '))
                {
                    phrases.add(sign, phrase, verdict);
                }
            }
        }
        phrases.whole.sort_unstable_by_key(|&(phrase, _)| phrase);
        phrases
    }

    fn add(&mut self, sign: &str, phrase: &'static str, verdict: Verdict) {
        match sign {
            "=" => self.whole.push((phrase, verdict)),
            "^" => self.start.push((phrase, verdict)),
            "$" => self.end.push((phrase, verdict)),
            "~" => self.anywhere.push((phrase, verdict)),
            "+" => self.glued.push((phrase, verdict)),
            _ => {}
        }
    }

    /// What the words of `block` say it is, if they say anything.
    pub(super) fn judge(&self, block: &Block<'_>) -> Option<Verdict> {
        if block.words > LONGEST_CAPTION {
            return None;
        }
        let line = plain(block.text);
        let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
        let found = self.whole(bare).or_else(|| self.start(&line, block));
        found
            .or_else(|| find(&self.end, |phrase| line.ends_with(phrase)))
            .or_else(|| self.anywhere(&line))
            .filter(|verdict| verdict.fits(block))
    }

    fn whole(&self, line: &str) -> Option<Verdict> {
        let at = self.whole.binary_search_by_key(&line, |&(phrase, _)| phrase).ok()?;
        Some(self.whole[at].1)
    }

    fn start(&self, line: &str, block: &Block<'_>) -> Option<Verdict> {
        let line = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != '©');
        let teaser = |phrase: &str| {
            let rest = line.strip_prefix(phrase);
            rest.is_some_and(|rest| {
                leads_on(rest) || block.ending != Ending::Stopped && !continues_word(rest)
            })
        };
        find(&self.start, |phrase| line.starts_with(phrase)).or_else(|| find(&self.glued, teaser))
    }

    fn anywhere(&self, line: &str) -> Option<Verdict> {
        find(&self.anywhere, |phrase| {
            line.match_indices(phrase).any(|(at, _)| {
                !line[..at].ends_with(char::is_alphanumeric)
                    && line[at + phrase.len()..].split(' ').count() <= LONGEST_CREDIT + 1
            })
        })
    }

    /// What starts at the start of `text`, which is glued to the sentence before it, or follows it
    /// after a space where `spaced`.
    pub(super) fn glued(&self, text: &str, spaced: bool) -> Option<Verdict> {
        let line = plain(&text[..text.floor_char_boundary(LONGEST_GLUED)]);
        find(&self.glued, |phrase| {
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
    rest.is_empty()
        || rest.trim_start().starts_with([':', '…', '|', '>', '»', '–', '—', '→'])
        || rest.starts_with("...")
        || rest.starts_with(" -")
}

fn continues_word(rest: &str) -> bool {
    rest.starts_with(char::is_alphanumeric)
}

fn find(
    phrases: &[(&'static str, Verdict)],
    mut is: impl FnMut(&'static str) -> bool,
) -> Option<Verdict> {
    phrases.iter().find(|&&(phrase, _)| is(phrase)).map(|&(_, verdict)| verdict)
}

/// `text` in lower case, with single spaces.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(
            word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }),
        );
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
