//! Tables of the words that stops are told by, by language: `data/sentences`, parsed.
//!
//! A line names a class and lists its words, in lower case and without their last stop. Lines that
//! start with `#` are comments.

use thiserror::Error;

use super::super::table::numbered_entries;
use super::super::table_error::TableError;

/// What an abbreviation says about the stop after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name follows: `Dr.`, `St.`; behind an abbreviation it starts a sentence: `in the U.S. Mr.`
    Title,
    /// A name follows, and what is named may stand before it: `the U.S. Rep. Ann Hale`.
    Rank,
    /// A number or a small letter follows: `No. 3`, `vol. three`; otherwise it is no abbreviation.
    BeforeNumber,
    /// More of the sentence follows: `vs.`, `e.g.`, `approx.`
    NeverLast,
    /// A sentence ends here only when a word follows that starts sentences: `Inc.`, `Jan.`
    MayEnd,
    /// A sentence ends here whenever a capital follows: `etc.`, `p.m.`
    OftenEnds,
}

/// Class of the words of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Abbreviation(Abbreviation),
    /// Words that start sentences.
    Starter,
    /// Words that go on telling the time after `p.m.`: zones, days, months.
    AfterTime,
    /// Verbs that tell who spoke, behind a name: `asked`.
    Speech,
    /// Words between an abbreviation of `number` and what is counted: `the no. of cases`.
    Counter,
}

/// Habit of a language, which a line with `yes` declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// A number with a stop is an ordinal.
    Ordinals,
    /// `;` asks a question.
    SemicolonAsks,
}

const CLASSES: [(&str, Class); 10] = [
    ("title", Class::Abbreviation(Abbreviation::Title)),
    ("before number", Class::Abbreviation(Abbreviation::BeforeNumber)),
    ("rank", Class::Abbreviation(Abbreviation::Rank)),
    ("never last", Class::Abbreviation(Abbreviation::NeverLast)),
    ("may end", Class::Abbreviation(Abbreviation::MayEnd)),
    ("often ends", Class::Abbreviation(Abbreviation::OftenEnds)),
    ("starter", Class::Starter),
    ("after a time", Class::AfterTime),
    ("speech", Class::Speech),
    ("counter", Class::Counter),
];
const HABITS: [(&str, Habit); 2] =
    [("ordinals", Habit::Ordinals), ("semicolon asks", Habit::SemicolonAsks)];

/// The longest word a table may hold, in bytes.
pub(super) const LONGEST_WORD: usize = 32;

/// Line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Words(Class, Vec<&'static str>),
    Habit(Habit),
}

/// What can be wrong with a line of a table.
#[derive(Debug, PartialEq, Eq, Error)]
pub(super) enum Fault {
    #[error("`{0}` names no class: write `CLASS: WORDS`, as `title: dr prof`")]
    NoClass(&'static str),
    #[error("there is no class `{class}`: it is one of {}", names())]
    Class { class: &'static str },
    #[error("`{class}` has no words: write some, or leave the line out")]
    NoWords { class: &'static str },
    #[error("`{name}` is a habit: write `{name}: yes`, or leave the line out")]
    Habit { name: &'static str },
    #[error("`{0}` is never found, for words are compared in lower case: write it so")]
    Unreachable(&'static str),
    #[error("`{0}` is never found, for it has more than {LONGEST_WORD} bytes: leave it out")]
    TooLong(&'static str),
}

/// The names of all classes and habits, as an error lists them.
fn names() -> String {
    let names = CLASSES.iter().map(|(name, _)| name).chain(HABITS.iter().map(|(name, _)| name));
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// A table that is built in.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordTable {
    /// Code of its language.
    pub(super) code: &'static str,
    path: &'static str,
    lines: &'static str,
}

macro_rules! tables {
    ($($code:literal)*) => {
        [$(WordTable {
            code: $code,
            path: concat!("src/text/data/sentences/", $code, ".txt"),
            lines: include_str!(concat!("../data/sentences/", $code, ".txt")),
        }),*]
    };
}

/// A table a language.
pub(super) const TABLES: [WordTable; 18] = tables![
    "ar" "da" "nl" "en" "fi" "fr" "de" "el" "hu" "it" "no" "pt" "ro" "ru" "es" "sv" "ta" "tr"
];

impl WordTable {
    /// Its lines, in order.
    pub(super) fn parse(&self) -> Result<Vec<Line>, TableError<Fault>> {
        numbered_entries(self.lines)
            .map(|(number, text)| {
                line(text).map_err(|fault| TableError { path: self.path, line: number, fault })
            })
            .collect()
    }
}

fn line(text: &'static str) -> Result<Line, Fault> {
    let (name, words) = text.split_once(':').ok_or(Fault::NoClass(text))?;
    if let Some(&(name, habit)) = HABITS.iter().find(|(habit, _)| *habit == name) {
        let said = words.trim() == "yes";
        return if said { Ok(Line::Habit(habit)) } else { Err(Fault::Habit { name }) };
    }
    let class = CLASSES.iter().find(|(class, _)| *class == name);
    let (_, class) = *class.ok_or(Fault::Class { class: name })?;
    let words: Vec<_> = words.split_whitespace().map(word).collect::<Result<_, _>>()?;
    if words.is_empty() {
        Err(Fault::NoWords { class: name })
    } else {
        Ok(Line::Words(class, words))
    }
}

fn word(word: &'static str) -> Result<&'static str, Fault> {
    if word.len() > LONGEST_WORD {
        Err(Fault::TooLong(word))
    } else if word.to_lowercase() != word {
        Err(Fault::Unreachable(word))
    } else {
        Ok(word)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::language::Language;
    use super::*;

    #[test]
    fn the_tables_that_are_built_in_parse() {
        for table in TABLES {
            let lines = table.parse().unwrap_or_else(|error| panic!("{error}"));
            assert!(!lines.is_empty(), "{}", table.path);
            assert!(Language::from_code(table.code).is_some(), "{}", table.path);
        }
    }

    fn parse(lines: &'static str) -> Result<Vec<Line>, TableError<Fault>> {
        WordTable { code: "xx", path: "xx.txt", lines }.parse()
    }

    #[test]
    fn a_line_is_a_class_and_its_words() {
        let lines = parse("# x\n\ntitle: dr prof\nordinals: yes\nstarter: the\n").unwrap();
        let title = Class::Abbreviation(Abbreviation::Title);
        let expected = [
            Line::Words(title, vec!["dr", "prof"]),
            Line::Habit(Habit::Ordinals),
            Line::Words(Class::Starter, vec!["the"]),
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_table_with_a_fault_says_where_and_what_to_do() {
        let table = [
            (
                "# x\ntitel: dr",
                "xx.txt:2: there is no class `titel`: it is one of `title`, `before",
            ),
            ("dr prof", "xx.txt:1: `dr prof` names no class: write `CLASS: WORDS`"),
            ("title: ", "`title` has no words"),
            ("ordinals: no", "write `ordinals: yes`, or leave the line out"),
            ("title: Dr", "`Dr` is never found"),
            ("title: donaudampfschiffahrtsgesellschaft", "more than 32 bytes"),
        ];
        for (lines, said) in table {
            let error = parse(lines).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
