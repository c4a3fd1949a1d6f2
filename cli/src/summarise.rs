//! `nutgraf summarise`.

use anyhow::Context;
use nutgraf::raw::pipeline::Pipeline;
use nutgraf::raw::read::Record;
use serde_json::Value;

use super::args::{FormatName, SummariseArgs};
use super::batch::Group;
use super::config::{Joint, SummariseConfig};
use super::destination::Document;
use super::exit::Exit;
use super::output;
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
    let as_text = format == FormatName::Text;
    let format = output::briefs(format, &sink).context(HOLDS_TAGS)?;
    let work = |pipeline: &mut Pipeline, record: Record| {
        let (article, metadata) = RecordMetadata::of(record);
        let reading = pipeline.read(&article);
        let has_output = !reading.sentences().is_empty();
        let focus = reading.brief.as_ref().and_then(|brief| output::focus(brief.names_focus));
        let note = focus.filter(|_| as_text).map(|said| format!("{}: {said}", article.id));
        let text = format.reading(&reading, &metadata);
        Rendered { output: text, has_output, note, counted: counted(has_output) }
    };
    batch.run(&mut Document::new(sink, &*format), || pipeline.clone(), work)
}

/// One brief for all records of the same key.
fn together(
    config: SummariseConfig,
    key: &dyn Fn(&Record) -> Option<String>,
) -> anyhow::Result<Exit> {
    let SummariseConfig { batch, sink, format, pipeline, .. } = config;
    let as_text = format == FormatName::Text;
    let format = output::merged(format, &sink).context(HOLDS_TAGS)?;
    let work = |pipeline: &mut Pipeline, group: Group| {
        let merged = pipeline.merge(&group.reports);
        let text = merged.as_ref().map(|merged| format.merged(merged, group.name.as_deref()));
        let focus = merged.as_ref().and_then(|merged| output::focus(merged.names_focus));
        let note = focus.filter(|_| as_text).map(|said| format!("together: {said}"));
        let has_output = merged.is_some_and(|merged| !merged.brief.sentences.is_empty());
        let text = text.unwrap_or_default();
        Rendered { output: text, has_output, note, counted: counted(has_output) }
    };
    let mut document = Document::new(sink, &*format);
    batch.run_groups(&mut document, key, || pipeline.clone(), work)
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
