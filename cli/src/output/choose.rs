//! The format that was asked for, as it suits whoever reads it.

use super::format::{MergedFormat, PlainFormat, ReadingFormat, RecordFormat};
use super::records::Records;
use super::{csv, jsonl, markdown, ninjs, text};
use crate::args::{FormatName, PlainFormatName};
use crate::record::{Provenance, RecordShape};
use crate::sink::Sink;
use crate::terminal::Theme;

/// How tags are to be written.
pub(crate) struct TagsRequest {
    pub(crate) format: FormatName,
    /// Whether a table has a row a tag.
    pub(crate) long: bool,
    pub(crate) shape: RecordShape,
    pub(crate) provenance: Provenance,
}

/// The format for tags and the briefs beside them, as it suits whoever reads from `sink`; none for
/// Parquet, which is no text, and for a page, which is not written from the top to the bottom.
pub(crate) fn tags(request: TagsRequest, sink: &Sink) -> Option<Box<dyn ReadingFormat>> {
    let TagsRequest { format, long, shape, provenance } = request;
    Some(match format {
        FormatName::Text => Box::new(text::Text { theme: theme(sink), all: shape.all }),
        FormatName::Jsonl => Box::new(jsonl::RecordsJsonl { provenance }),
        FormatName::Csv => Box::new(Records { format: table(long, shape), provenance }),
        FormatName::Ninjs => Box::new(Records { format: Box::new(ninjs::Ninjs), provenance }),
        FormatName::Html | FormatName::Parquet => return None,
    })
}

/// The format called `name` for the records of an archive, behind the caller's columns that are
/// `carried`.
#[cfg(feature = "archive")]
pub(crate) fn records(
    name: FormatName,
    long: bool,
    shape: RecordShape,
    carried: &[String],
) -> Box<dyn RecordFormat> {
    match name {
        FormatName::Ninjs => Box::new(ninjs::Ninjs),
        FormatName::Csv if long => Box::new(csv::LongCsv::new(&shape)),
        FormatName::Csv => Box::new(csv::TagsCsv::behind(carried, shape)),
        _ => Box::new(jsonl::Jsonl),
    }
}

/// The table of records of this shape, with a row an article or, where it is `long`, a tag.
fn table(long: bool, shape: RecordShape) -> Box<dyn RecordFormat> {
    if long { Box::new(csv::LongCsv::new(&shape)) } else { Box::new(csv::TagsCsv::new(shape)) }
}

/// The format called `name` for briefs, as it suits whoever reads from `sink`; none for those that
/// hold tags, and for a page.
pub(crate) fn briefs(name: FormatName, sink: &Sink) -> Option<Box<dyn ReadingFormat>> {
    Some(match name {
        FormatName::Text => Box::new(text::Text { theme: theme(sink), all: false }),
        FormatName::Jsonl => Box::new(jsonl::Jsonl),
        FormatName::Csv => Box::<csv::BriefsCsv>::default(),
        FormatName::Html | FormatName::Ninjs | FormatName::Parquet => return None,
    })
}

/// The format called `name` for briefs of several articles, as it suits whoever reads from `sink`;
/// none for those that hold tags, and for a page.
pub(crate) fn merged(name: FormatName, sink: &Sink) -> Option<Box<dyn MergedFormat>> {
    Some(match name {
        FormatName::Text => Box::new(text::Text { theme: theme(sink), all: false }),
        FormatName::Jsonl => Box::new(jsonl::Jsonl),
        FormatName::Csv => Box::new(csv::MergedCsv),
        FormatName::Html | FormatName::Ninjs | FormatName::Parquet => return None,
    })
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
