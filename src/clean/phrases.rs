//! What boilerplate says: phrases by language, looked for in lines.
//!
//! Lines and phrases are compared in lower case, with single spaces.

use std::ops::Range;
use std::sync::LazyLock;

use super::block::{Block, Ending};
use super::credits;
use super::kind::Kind;
use super::lookup::{Anywhere, ByFirst, PhraseList, find};
use super::phrase_table::{COMMON, Entry, PhraseTable, Sign, TABLES};
use super::plain::{length_of_start, plain};
use super::rule::Rule;
use crate::text::Language;

/// No line of more words is boilerplate for what it says: it is a paragraph that mentions it …
const LONGEST_LINE: usize = 30;
/// … but for phrases that no story has.
const LONGEST_NOTICE: usize = 120;
/// Bylines and date lines have at most this many words.
const LONGEST_BYLINE: usize = 14;
/// A date line that ends with a stop has at most this many words: `Lesezeit: 3 Min.`
const SHORTEST_SENTENCE: usize = 6;

/// The phrases of one language, with those that are the same in all.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    whole: PhraseList,
    start: ByFirst,
    /// Phrases that start a line in which no sentence ends.
    open: ByFirst,
    end: PhraseList,
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
    /// Phrases that start sentences beside a `©`.
    beside_copyright: ByFirst,
    /// Phrases that start sentences no story has.
    sentence: ByFirst,
    /// Marks before the name of who took a picture.
    credits: Anywhere,
}

impl Phrases {
    /// The phrases of `language`.
    pub(super) fn of(language: Language) -> &'static Self {
        &PHRASES[language.place()]
    }

    /// Built from `entries`, of which the first that a line has decides.
    fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut phrases = Self::default();
        let mut lists = Lists::default();
        for entry in entries {
            phrases.add(entry, &mut lists);
        }
        phrases.anywhere = Anywhere::new(lists.anywhere);
        phrases.long_anywhere = Anywhere::new(lists.long);
        phrases.between = Anywhere::new(lists.between);
        phrases.last = Anywhere::new(lists.last);
        phrases.credits = Anywhere::new(lists.credits);
        phrases.whole.sort_by_key(|&(phrase, _)| phrase);
        phrases
    }

    fn add(&mut self, Entry { sign, phrase, rule }: Entry, lists: &mut Lists) {
        match sign {
            Sign::Whole => self.whole.push((phrase, rule)),
            Sign::End => self.end.push((phrase, rule)),
            Sign::Anywhere if rule.kind() == Kind::Caption => lists.credits.push((phrase, rule)),
            Sign::Anywhere => lists.anywhere.push((phrase, rule)),
            Sign::LongAnywhere => lists.long.push((phrase, rule)),
            Sign::Between => lists.between.push((phrase, rule)),
            Sign::Last => lists.last.push((phrase, rule)),
            Sign::Start => self.start.add(phrase, rule),
            Sign::LongStart => self.long_start.add(phrase, rule),
            Sign::OpenStart => self.open.add(phrase, rule),
            Sign::Glued => self.glued.add(phrase, rule),
            Sign::BesideCopyright => self.beside_copyright.add(phrase, rule),
            Sign::Sentence => self.sentence.add(phrase, rule),
        }
    }

    /// What the words of `block` say it is, if they say anything.
    pub(super) fn judge(&self, block: &Block<'_>) -> Option<Rule> {
        let found = if block.words <= LONGEST_LINE { self.line(block) } else { None };
        found.or_else(|| credits::judge(&self.credits, block)).or_else(|| self.notice(block))
    }

    /// What a line of any length says that no story says.
    fn notice(&self, block: &Block<'_>) -> Option<Rule> {
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
    pub(super) fn between(&self, block: &Block<'_>) -> Option<Rule> {
        if block.words > LONGEST_LINE { None } else { Self::told(&self.between, block) }
    }

    /// What the words of `block` say where nothing below it is prose.
    pub(super) fn last(&self, block: &Block<'_>) -> Option<Rule> {
        Self::told(&self.last, block)
    }

    fn told(phrases: &Anywhere, block: &Block<'_>) -> Option<Rule> {
        if block.text.len() > LONGEST_NOTICE * WORD {
            return None;
        }
        Self::first(phrases, &plain(block.text))
    }

    /// What the first of `phrases` in `line` says, if no sentence ends before it, which might be one
    /// of the story that the line is glued to.
    fn first(phrases: &Anywhere, line: &str) -> Option<Rule> {
        let mut found = phrases.find(line).filter(|(at, ..)| stands_apart(line, at));
        found.next().filter(|(at, ..)| !ends_sentence(&line[..at.start])).map(|(.., told)| told)
    }

    fn line(&self, block: &Block<'_>) -> Option<Rule> {
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
                find(&self.end, alone).filter(|rule| rule.kind() == Kind::Byline)
            })
            .or_else(|| self.anywhere.find(&line).next().map(|(_, _, rule)| rule))
            .filter(|&rule| fits(rule, block))
    }

    fn start(&self, line: &str, block: &Block<'_>) -> Option<Rule> {
        let marks = |c: char| !c.is_alphanumeric() && c != '(' && c != '©';
        let line = line.trim_start_matches(marks);
        let within = line.trim_start_matches(['(', ' ']);
        self.starts(line, block)
            .or_else(|| (within.len() < line.len()).then(|| self.starts(within, block)).flatten())
    }

    fn starts(&self, line: &str, block: &Block<'_>) -> Option<Rule> {
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

    /// What a `sentence` beside a `©` says it is, if it says anything.
    pub(super) fn beside_copyright(&self, sentence: &str) -> Option<Rule> {
        let line = plain(sentence);
        let first = line.chars().next()?;
        find(self.beside_copyright.of(first), |phrase| line.starts_with(phrase))
    }

    /// How long the phrase is, in bytes, by which `text` starts with a sentence that no story has, and its
    /// rule.
    pub(super) fn notice_sentence(&self, text: &str) -> Option<(usize, Rule)> {
        let first = text.chars().next()?.to_lowercase().next()?;
        let told = |&(phrase, rule)| Some((length_of_start(text, phrase)?, rule));
        self.sentence.of(first).iter().find_map(told)
    }

    /// What starts at the start of `text`, which is glued to the sentence before it, or follows it
    /// after a space where `spaced`.
    pub(super) fn glued(&self, text: &str, spaced: bool) -> Option<Rule> {
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
    anywhere: PhraseList,
    long: PhraseList,
    between: PhraseList,
    last: PhraseList,
    credits: PhraseList,
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

/// Whether `block` has the shape of what `rule` holds it to be.
fn fits(rule: Rule, block: &Block<'_>) -> bool {
    match rule {
        Rule::Publication => {
            block.words <= LONGEST_BYLINE
                && (block.words <= SHORTEST_SENTENCE || !block.text.ends_with('.'))
                && block.text.bytes().any(|b| b.is_ascii_digit())
        }
        Rule::Byline => block.is_fragment(LONGEST_BYLINE) || block.text.starts_with('('),
        rule if rule.kind() == Kind::Caption => true,
        _ => block.words <= LONGEST_LINE,
    }
}

static PHRASES: LazyLock<Vec<Phrases>> = LazyLock::new(|| {
    let common = entries(&COMMON);
    let of = |language: &Language| {
        let own = TABLES.iter().find(|table| table.code == language.code());
        Phrases::new(own.map(entries).unwrap_or_default().into_iter().chain(common.clone()))
    };
    Language::ALL.iter().map(of).collect()
});

fn entries(table: &PhraseTable) -> Vec<Entry> {
    table.parse().expect("a test parses every table that is built in")
}
