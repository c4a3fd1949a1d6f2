//! The document: articles with a blank line between them.

use nutgraf::raw::pipeline::{MergedBrief, Reading};

use super::head::{head, notes};
use super::{brief, tags};
use crate::output::format::{DocumentLayout, MergedFormat, ReadingFormat};
use crate::record::RecordMetadata;
use crate::terminal::{STRONG, Theme, one_line};

/// Aligned columns and wrapped lines. Whatever comes from the article is made safe to print.
pub(crate) struct Text {
    pub(crate) theme: Theme,
    /// Whether all labels are listed, and shown as bars.
    pub(crate) all: bool,
}

impl DocumentLayout for Text {
    fn between(&self) -> String {
        "\n".to_owned()
    }
}

impl ReadingFormat for Text {
    fn reading(&self, reading: &Reading<'_>, metadata: &RecordMetadata) -> String {
        let mut text = notes(self.theme, &metadata.notes);
        text += &head(self.theme, &reading.article().id, reading.headline());
        if let Some(tags) = &reading.tags {
            text += &tags::lines(self.theme, reading, tags, self.all);
        }
        if let Some(brief) = &reading.brief {
            text += &brief::lines(self.theme, reading, brief);
        }
        text
    }
}

impl MergedFormat for Text {
    fn merged(&self, merged: &MergedBrief<'_>, name: Option<&str>) -> String {
        let reports = match merged.articles().len() {
            1 => "1 report".to_owned(),
            count => format!("{count} reports"),
        };
        let head = match name {
            Some(name) => format!("{} ({reports})", one_line(name)),
            None => reports,
        };
        self.theme.paint(STRONG, head) + "\n" + &brief::merged(self.theme, merged)
    }
}
