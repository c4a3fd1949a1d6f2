//! `nutgraf summarise`.

use anyhow::Context;
use nutgraf::raw::pipeline::{MergedBrief, Pipeline, Reading};
use nutgraf::raw::read::Record;
use serde_json::Value;

use super::args::{FormatName, SummariseArgs};
use super::batch::{Batch, Group};
use super::config::{Joint, SummariseConfig};
use super::destination::{Destination, Document};
use super::exit::Exit;
use super::output;
use super::output::html::{self, HtmlFile};
use super::record::RecordMetadata;
use super::rendered::{Counted, Rendered};

/// Why a format is none of briefs.
const HOLDS_TAGS: &str = "this format holds tags; use `nutgraf classify --brief`";

/// Writes briefs.
pub(crate) fn run(args: SummariseArgs) -> anyhow::Result<Exit> {
    let config = SummariseConfig::new(args)?;
    match config.joint.clone() {
        Joint::None => one_by_one(config),
        Joint::All => together(config, &|_| None),
        Joint::By(field) => together(config, &|record| value(record, &field)),
    }
}

fn one_by_one(config: SummariseConfig) -> anyhow::Result<Exit> {
    let SummariseConfig { batch, sink, format, pipeline, .. } = config;
    if format == FormatName::Html {
        return each(batch, &pipeline, &mut HtmlFile::new(sink), false, html::article);
    }
    let as_text = format == FormatName::Text;
    let format = output::briefs(format, &sink).context(HOLDS_TAGS)?;
    let mut document = Document::new(sink, &*format);
    each(batch, &pipeline, &mut document, as_text, |reading, metadata| {
        format.reading(reading, metadata)
    })
}

/// Writes what `make` makes of the brief of each article. What else there is to know of it is told
/// beside it where it is to be noted.
fn each<T: Send>(
    batch: Batch,
    pipeline: &Pipeline,
    destination: &mut dyn Destination<T>,
    noted: bool,
    make: impl Fn(&Reading<'_>, &RecordMetadata) -> T + Sync,
) -> anyhow::Result<Exit> {
    let work = |pipeline: &mut Pipeline, record: Record| {
        let (article, metadata) = RecordMetadata::of(record);
        let reading = pipeline.read(&article);
        let has_output = !reading.sentences().is_empty();
        let focus = reading.brief.as_ref().and_then(|brief| output::focus(brief.names_focus));
        let note = focus.filter(|_| noted).map(|said| format!("{}: {said}", article.id));
        let output = make(&reading, &metadata);
        Rendered { output, has_output, note, counted: counted(has_output) }
    };
    batch.run(destination, || pipeline.clone(), work)
}

/// One brief for all records of the same key.
fn together(
    config: SummariseConfig,
    key: &dyn Fn(&Record) -> Option<String>,
) -> anyhow::Result<Exit> {
    let SummariseConfig { batch, sink, format, pipeline, .. } = config;
    if format == FormatName::Html {
        return groups(batch, key, &pipeline, &mut HtmlFile::new(sink), false, html::merged);
    }
    let as_text = format == FormatName::Text;
    let format = output::merged(format, &sink).context(HOLDS_TAGS)?;
    let mut document = Document::new(sink, &*format);
    groups(batch, key, &pipeline, &mut document, as_text, |merged, name| {
        format.merged(merged, name)
    })
}

/// Writes what `make` makes of the brief of each group, as [`each`] does of an article's.
fn groups<T: Default + Send>(
    batch: Batch,
    key: &dyn Fn(&Record) -> Option<String>,
    pipeline: &Pipeline,
    destination: &mut dyn Destination<T>,
    noted: bool,
    make: impl Fn(&MergedBrief<'_>, Option<&str>) -> T + Sync,
) -> anyhow::Result<Exit> {
    let work = |pipeline: &mut Pipeline, group: Group| {
        let merged = pipeline.merge(&group.reports);
        let output = merged.as_ref().map(|merged| make(merged, group.name.as_deref()));
        let focus = merged.as_ref().and_then(|merged| output::focus(merged.names_focus));
        let note = focus.filter(|_| noted).map(|said| format!("together: {said}"));
        let has_output = merged.is_some_and(|merged| !merged.brief.sentences.is_empty());
        let output = output.unwrap_or_default();
        Rendered { output, has_output, note, counted: counted(has_output) }
    };
    batch.run_groups(destination, key, || pipeline.clone(), work)
}

fn counted(brief: bool) -> Counted {
    Counted { brief, ..Counted::default() }
}

/// The value of a field as it is written; none where there is nothing.
fn value(record: &Record, field: &str) -> Option<String> {
    match record.field(field)? {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
