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

use nutgraf::label::Facet;
use nutgraf::read::Record;

use super::args::{FormatName, PlainFormatName};
use super::sink::Sink;
use super::terminal::Look;

pub(crate) use curves::curves;
pub(crate) use result::{
    Answer, Beside, Briefed, CleanArticle, Copies, Copy, Listed, Merged, Silence, SplitArticle,
    Tagged, percent_of,
};

/// What stands around the articles of an output.
pub(crate) trait Frame: Sync {
    /// Looks at the first record, before anything is written.
    fn begin(&self, _first: &Record) {}

    /// What stands before the first article.
    fn opening(&self) -> String {
        String::new()
    }

    /// What stands between two articles.
    fn between(&self) -> String {
        String::new()
    }

    /// What stands after the last article.
    fn closing(&self) -> String {
        String::new()
    }
}

/// A form that tags and briefs are written in.
///
/// To add one, write a file with a type that implements this, and give it a row in [`format`].
pub(crate) trait Format: Frame {
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
}

/// A form that text is written in; a row in [`plain`] each.
pub(crate) trait Plain: Frame {
    /// What is left of one article, and what was cut.
    fn clean(&self, clean: &CleanArticle<'_>) -> String;

    /// The sentences of one article.
    fn sentences(&self, split: &SplitArticle<'_>) -> String;

    /// Articles that are nearly the same text.
    fn copies(&self, copies: &Copies<'_>) -> String;
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
    let look = look(sink);
    match name {
        FormatName::Text => {
            Box::new(text::Text { look, all: matches!(subject, Subject::Tags { all: true, .. }) })
        }
        FormatName::Jsonl => Box::new(jsonl::Jsonl),
        FormatName::Csv => Box::new(csv::Csv { subject, carried: OnceLock::new() }),
        FormatName::Html => Box::new(html::Html),
    }
}

/// The form called `name` for text, as it suits whoever reads from `sink`.
pub(crate) fn plain(name: PlainFormatName, sink: &Sink) -> Box<dyn Plain> {
    match name {
        PlainFormatName::Text => Box::new(text::Text { look: look(sink), all: false }),
        PlainFormatName::Jsonl => Box::new(jsonl::Jsonl),
    }
}

fn look(sink: &Sink) -> Look {
    if sink.is_stdout() { Look::of_stdout() } else { Look::default() }
}
