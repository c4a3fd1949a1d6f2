//! Findings of a check of labels in the forms that can be asked for.

mod excerpt;
mod lines;
mod page;
mod phrases;
mod sections;
mod table;
mod text;

pub(crate) use table::without_row;

use nutgraf::raw::corpus::Corpus;
use nutgraf::raw::label_errors::LabelFindings;

use crate::args::FindingsFormat;
use crate::config::LabelColumns;
use crate::terminal::Theme;

/// Checked labels: what was found in which corpus, and how much of it is to be shown.
#[derive(Clone, Copy)]
pub(crate) struct Checked<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) findings: &'a LabelFindings,
    pub(crate) columns: &'a LabelColumns,
    /// Findings of each kind that are shown.
    pub(crate) limit: usize,
}

/// The findings in a form, as it suits whoever looks.
pub(crate) fn render(
    checked: &Checked<'_>,
    format: FindingsFormat,
    theme: Theme,
) -> anyhow::Result<String> {
    Ok(match format {
        FindingsFormat::Text => text::text(checked, theme),
        FindingsFormat::Csv => table::table(checked),
        FindingsFormat::Jsonl => lines::lines(checked)?,
        FindingsFormat::Html => page::page(checked),
    })
}
