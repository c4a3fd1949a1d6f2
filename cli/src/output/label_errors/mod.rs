//! Findings of a check of labels in the forms that can be asked for.

mod checked;
mod excerpt;
mod lines;
mod page;
mod phrases;
mod sections;
mod table;
mod text;

pub(crate) use checked::Checked;
pub(crate) use table::without_row;

use crate::args::FindingsFormat;
use crate::terminal::Theme;

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
