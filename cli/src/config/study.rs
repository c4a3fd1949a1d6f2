use std::path::Path;

use anyhow::bail;

use crate::output::{PredictionsFormat, SheetFormat};
use crate::sink::Sink;

/// A file that an evaluation writes beside its report, in the form that its name tells.
pub(crate) struct SideFile<F> {
    pub(crate) format: F,
    pub(crate) sink: Sink,
}

/// Where predictions go.
pub(super) fn predictions(path: &Path, force: bool) -> anyhow::Result<SideFile<PredictionsFormat>> {
    let format = match ending(path).as_str() {
        "csv" => PredictionsFormat::Csv,
        "jsonl" => PredictionsFormat::Jsonl,
        _ => bail!("predictions are written as .csv or .jsonl, and {} is neither", path.display()),
    };
    Ok(SideFile { format, sink: Sink::create(path, force)? })
}

/// Where a methods sheet goes.
pub(super) fn methods(path: &Path, force: bool) -> anyhow::Result<SideFile<SheetFormat>> {
    let format = match ending(path).as_str() {
        "md" | "markdown" => SheetFormat::Markdown,
        "html" | "htm" => SheetFormat::Html,
        _ => bail!("a methods sheet is written as .md or .html, and {} is neither", path.display()),
    };
    Ok(SideFile { format, sink: Sink::create(path, force)? })
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}
