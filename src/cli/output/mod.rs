//! Results in the forms that can be asked for: one file a form.

mod csv;
mod curves;
pub(crate) mod evaluation;
mod html;
mod jsonl;
mod result;
pub(crate) mod rouge;
mod text;
mod why;

use std::sync::OnceLock;

use nutgraf::classify::Facet;
use nutgraf::read::Record;

use super::args::FormatName;
use super::sink::Sink;
use super::terminal::Look;

pub(crate) use curves::curves;
pub(crate) use result::{Answer, Beside, Briefed, Listed, Merged, Silence, Tagged, percent_of};

/// A form that results are written in.
///
/// To add one, write a file with a type that implements this, and give it a row in [`format`].
pub(crate) trait Format: Sync {
    /// Looks at the first record, before anything is written.
    fn begin(&self, _first: &Record) {}

    /// What stands before the first article.
    fn opening(&self) -> String {
        String::new()
    }

    /// The tags of one article.
    fn tags(&self, tagged: &Tagged<'_>) -> String;

    /// The brief of one article.
    fn brief(&self, briefed: &Briefed<'_>) -> String;

    /// The tags of one article and its brief.
    fn digest(&self, tagged: &Tagged<'_>, briefed: &Briefed<'_>) -> String {
        self.tags(tagged) + &self.brief(briefed)
    }

    /// The brief of several articles.
    fn together(&self, merged: &Merged<'_>) -> String;

    /// What stands between two articles.
    fn between(&self) -> String {
        String::new()
    }

    /// What stands after the last article.
    fn closing(&self) -> String {
        String::new()
    }
}

/// What the whole output is about.
pub(crate) enum Subject<'m> {
    /// The tags of these facets; with all labels, or those alone that are given.
    Tags { facets: Vec<&'m Facet>, all: bool },
    /// A brief an article.
    Briefs,
    /// A brief a group of articles.
    Merged,
}

/// The form called `name`, as it suits whoever reads from `sink`.
pub(crate) fn format<'m>(
    name: FormatName,
    subject: Subject<'m>,
    sink: &Sink,
) -> Box<dyn Format + 'm> {
    let look = if sink.is_stdout() { Look::of_stdout() } else { Look::default() };
    match name {
        FormatName::Text => {
            Box::new(text::Text { look, all: matches!(subject, Subject::Tags { all: true, .. }) })
        }
        FormatName::Jsonl => Box::new(jsonl::Jsonl),
        FormatName::Csv => Box::new(csv::Csv { subject, carried: OnceLock::new() }),
        FormatName::Html => Box::new(html::Html),
    }
}
