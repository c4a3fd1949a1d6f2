//! The page: no script, no picture, nothing fetched.

use nutgraf::raw::pipeline::{MergedBrief, Reading};

use super::super::format::{DocumentLayout, MergedFormat, ReadingFormat};
use super::markup::{escaped, note};
use super::{brief, tags};
use crate::record::RecordMetadata;

const STYLE: &str = include_str!("style.css");

/// Hypertext, light or dark as the reader has it.
pub(crate) struct Html;

impl DocumentLayout for Html {
    fn opening(&self) -> String {
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>nutgraf</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        )
    }

    fn closing(&self) -> String {
        "</body>\n</html>\n".to_owned()
    }
}

impl ReadingFormat for Html {
    fn reading(&self, reading: &Reading<'_>, metadata: &RecordMetadata) -> String {
        let id = &reading.article().id;
        let headline = reading.headline().unwrap_or(id);
        let notes: String =
            metadata.notes.iter().map(|read| note(&format!("Note: {read}"))).collect();
        format!(
            "<article>\n<h2 dir=\"auto\">{}</h2>\n<p class=\"id\">{}</p>\n{notes}{}{}</article>\n",
            escaped(headline.trim()),
            escaped(id),
            reading.tags.as_ref().map(|tags| tags::section(reading, tags)).unwrap_or_default(),
            reading.brief.as_ref().map(|brief| brief::section(reading, brief)).unwrap_or_default(),
        )
    }
}

impl MergedFormat for Html {
    fn merged(&self, merged: &MergedBrief<'_>, name: Option<&str>) -> String {
        let reports = format!("{} reports", merged.articles().len());
        format!(
            "<article>\n<h2 dir=\"auto\">{}</h2>\n<p class=\"id\">{reports}</p>\n{}</article>\n",
            escaped(name.unwrap_or("Together")),
            brief::merged(merged),
        )
    }
}
