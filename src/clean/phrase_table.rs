//! Tables of phrases, by language: `data/phrases`, parsed.
//!
//! A table is made of sections, `[kind rule]`, and of phrases under a sign that says where in a
//! line they stand. Lines that start with `#` are comments.

use thiserror::Error;

use super::kind::Kind;
use super::plain::plain;
use super::rule::Rule;
use crate::text::{TableError, numbered_entries};

/// Where in a line a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// It is the whole line.
    Whole,
    /// At its start.
    Start,
    /// At its start, where no sentence ends in the line.
    OpenStart,
    /// At its end.
    End,
    /// Anywhere in it.
    Anywhere,
    /// At its start, or right after a sentence that it is glued to.
    Glued,
    /// Anywhere in it, where boilerplate stands above and below.
    Between,
    /// Anywhere in it, where nothing below is prose.
    Last,
    /// At the start of a line of any length.
    LongStart,
    /// Anywhere in a line of any length.
    LongAnywhere,
    /// At the start of a sentence beside a `©`.
    BesideCopyright,
    /// At the start of a sentence, wherever it stands in a paragraph.
    Sentence,
}

impl Sign {
    const ALL: [(&'static str, Self); 12] = [
        ("=", Self::Whole),
        ("^", Self::Start),
        ("<", Self::OpenStart),
        ("$", Self::End),
        ("~", Self::Anywhere),
        ("+", Self::Glued),
        ("&", Self::Between),
        ("_", Self::Last),
        ("!^", Self::LongStart),
        ("!~", Self::LongAnywhere),
        ("©", Self::BesideCopyright),
        (".", Self::Sentence),
    ];

    fn read(sign: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, _)| *name == sign).map(|&(_, sign)| sign)
    }
}

/// Phrase of a table: what it says of a line that has it where its sign says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) sign: Sign,
    pub(super) phrase: &'static str,
    pub(super) rule: Rule,
}

/// What can be wrong with a line of a table.
#[derive(Debug, PartialEq, Eq, Error)]
pub(super) enum Fault {
    #[error("`{0}` opens no section: write `[KIND RULE]`, as `[boilerplate teaser]`")]
    Section(&'static str),
    #[error("there is no kind `{kind}`: it is one of {}", listed(Kind::ALL.map(Kind::name)))]
    Kind { kind: &'static str },
    #[error(
        "no rule for {} goes by phrases and is called `{rule}`: it is one of {}, or a new one of \
         src/clean/rule.rs", kind.name(), listed(Rule::by_phrases(*kind).map(Rule::name))
    )]
    Rule { kind: Kind, rule: &'static str },
    #[error("`{0}` has no phrase: write a sign, a space and the phrase, as `= read more`")]
    Phrase(&'static str),
    #[error("there is no sign `{sign}`: it is one of {}", listed(Sign::ALL.map(|(name, _)| name)))]
    Sign { sign: &'static str },
    #[error("`{0}` stands in no section: write one above it, as `[boilerplate teaser]`")]
    NoSection(&'static str),
    #[error(
        "no line has `{0}`, for lines are compared in lower case, with single spaces and straight \
         apostrophes: write it so"
    )]
    Unreachable(&'static str),
}

fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// A table that is built in.
#[derive(Clone, Copy, Debug)]
pub(super) struct PhraseTable {
    /// Code of its language.
    pub(super) code: &'static str,
    path: &'static str,
    lines: &'static str,
}

macro_rules! table {
    ($code:literal) => {
        PhraseTable {
            code: $code,
            path: concat!("src/clean/data/phrases/", $code, ".txt"),
            lines: include_str!(concat!("data/phrases/", $code, ".txt")),
        }
    };
}

/// The table of what pages print the same in any language.
pub(super) const COMMON: PhraseTable = table!("common");

/// A table a language.
pub(super) const TABLES: [PhraseTable; 10] = [
    table!("da"),
    table!("de"),
    table!("en"),
    table!("es"),
    table!("fr"),
    table!("it"),
    table!("nl"),
    table!("no"),
    table!("pt"),
    table!("sv"),
];

impl PhraseTable {
    /// Its phrases, in order.
    pub(super) fn parse(&self) -> Result<Vec<Entry>, TableError<Fault>> {
        let (mut entries, mut section) = (Vec::new(), None);
        for (number, line) in numbered_entries(self.lines) {
            let located = |fault| TableError { path: self.path, line: number, fault };
            if line.starts_with('[') {
                section = Some(rule(line).map_err(located)?);
            } else {
                entries.push(entry(line, section).map_err(located)?);
            }
        }
        Ok(entries)
    }
}

/// The rule that the head of a section names.
fn rule(head: &'static str) -> Result<Rule, Fault> {
    let named = head.strip_prefix('[').and_then(|head| head.strip_suffix(']'));
    let (kind, rule) = named.and_then(|named| named.split_once(' ')).ok_or(Fault::Section(head))?;
    let known = Kind::ALL.into_iter().find(|known| known.name() == kind);
    let kind = known.ok_or(Fault::Kind { kind })?;
    Rule::of_phrases(kind, rule).ok_or(Fault::Rule { kind, rule })
}

fn entry(line: &'static str, section: Option<Rule>) -> Result<Entry, Fault> {
    let (sign, phrase) = line.split_once(' ').ok_or(Fault::Phrase(line))?;
    let sign = Sign::read(sign).ok_or(Fault::Sign { sign })?;
    let rule = section.ok_or(Fault::NoSection(line))?;
    match phrase.trim() {
        "" => Err(Fault::Phrase(line)),
        words if words != plain(words) => Err(Fault::Unreachable(phrase)),
        _ => Ok(Entry { sign, phrase, rule }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn the_tables_that_are_built_in_parse() {
        for table in TABLES.iter().chain([&COMMON]) {
            let entries = table.parse().unwrap_or_else(|error| panic!("{error}"));
            assert!(!entries.is_empty(), "{}", table.path);
        }
    }

    #[test]
    fn every_table_is_of_a_language() {
        for table in TABLES {
            assert!(Language::from_code(table.code).is_some(), "{}", table.path);
        }
    }

    #[test]
    fn every_rule_of_phrases_has_phrases() {
        let tables = TABLES.iter().chain([&COMMON]);
        let entries: Vec<Entry> = tables.flat_map(|table| table.parse().unwrap()).collect();
        for rule in Kind::ALL.into_iter().flat_map(Rule::by_phrases) {
            assert!(entries.iter().any(|entry| entry.rule == rule), "{rule}");
        }
    }

    fn parse(lines: &'static str) -> Result<Vec<Entry>, TableError<Fault>> {
        PhraseTable { code: "xx", path: "xx.txt", lines }.parse()
    }

    #[test]
    fn a_phrase_has_the_rule_of_its_section() {
        let entries = parse("# x\n\n[caption credit]\n~ foto:\n[byline byline]\n^ von \n");
        let expected = [
            Entry { sign: Sign::Anywhere, phrase: "foto:", rule: Rule::Credit },
            Entry { sign: Sign::Start, phrase: "von ", rule: Rule::Byline },
        ];
        assert_eq!(entries.unwrap(), expected);
    }

    #[test]
    fn a_table_with_a_fault_says_where_and_what_to_do() {
        let table = [
            ("[furniture teaser]", "xx.txt:1: there is no kind `furniture`: it is one of `prose`"),
            ("[byline teaser]", "no rule for byline goes by phrases and is called `teaser`"),
            ("[boilerplate tag list]", "it is one of `logo`, `share bar`, `teaser`"),
            ("[boilerplate]", "`[boilerplate]` opens no section: write `[KIND RULE]`"),
            ("[byline byline", "opens no section"),
            ("\n= mehr", "xx.txt:2: `= mehr` stands in no section"),
            ("[byline byline]\n? von", "xx.txt:2: there is no sign `?`: it is one of `=`, `^`"),
            ("[byline byline]\nvon", "`von` has no phrase: write a sign"),
            ("[byline byline]\n=  ", "has no phrase"),
            ("[byline byline]\n= Von", "no line has `Von`"),
            ("[byline byline]\n= lars’ bild", "straight apostrophes"),
        ];
        for (lines, said) in table {
            let error = parse(lines).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
