//! The format that was asked for, as it suits whoever reads it.

use std::sync::OnceLock;

use super::format::{Format, PlainFormat, Subject};
use super::{csv, html, jsonl, markdown, text};
use crate::args::{FormatName, PlainFormatName};
use crate::sink::Sink;
use crate::terminal::Theme;

/// The format called `name`, as it suits whoever reads from `sink`.
pub(crate) fn format<'m>(
    name: FormatName,
    subject: Subject<'m>,
    sink: &Sink,
) -> Box<dyn Format + 'm> {
    let theme = theme(sink);
    match name {
        FormatName::Text => {
            Box::new(text::Text { theme, all: matches!(subject, Subject::Tags { all: true, .. }) })
        }
        FormatName::Jsonl => Box::new(jsonl::Jsonl),
        FormatName::Csv => Box::new(csv::Csv { subject, carried: OnceLock::new() }),
        FormatName::Html => Box::new(html::Html),
    }
}

/// The format called `name` for plain text, as it suits whoever reads from `sink`.
pub(crate) fn plain(name: PlainFormatName, sink: &Sink) -> Box<dyn PlainFormat> {
    match name {
        PlainFormatName::Text => Box::new(text::Text { theme: theme(sink), all: false }),
        PlainFormatName::Jsonl => Box::new(jsonl::Jsonl),
        PlainFormatName::Markdown => Box::new(markdown::Markdown),
    }
}

fn theme(sink: &Sink) -> Theme {
    if sink.is_stdout() { Theme::of_stdout() } else { Theme::default() }
}
