//! One JSON object a line: what a result serialises to, then the metadata of its record.

use nutgraf::raw::pipeline::{CleanArticle, MergedBrief, Reading, SplitArticle};
use nutgraf::raw::read::Note;
use serde::{Serialize, Serializer};

use super::copies::{Copies, Copy};
use super::format::{
    CallerFields, DocumentLayout, MergedFormat, PlainFormat, ReadingFormat, RecordFormat,
};
use super::rules::ListedRule;
use crate::record::{self, ArticleRecord, Fields, Provenance, RecordMetadata};

/// JSON Lines. Offsets count Unicode scalar values, as Python's do.
pub(super) struct Jsonl;

/// JSON Lines of records, as `docs/record.schema.json` has them.
pub(super) struct RecordsJsonl {
    pub(super) provenance: Provenance,
}

/// A result with the metadata of its record; a field of ours never hides one of the caller's.
#[derive(Serialize)]
struct RecordLine<'a, T> {
    #[serde(flatten)]
    result: &'a T,
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<Fields<'a>>,
    #[serde(serialize_with = "sentences", skip_serializing_if = "<[_]>::is_empty")]
    notes: &'a [Note],
}

#[derive(Serialize)]
struct GroupLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    #[serde(flatten)]
    brief: &'a MergedBrief<'a>,
}

#[derive(Serialize)]
struct CopiesLine<'a> {
    copies: Vec<CopyObject<'a>>,
}

#[derive(Serialize)]
struct CopyObject<'a> {
    id: &'a str,
    resemblance: f64,
}

impl DocumentLayout for Jsonl {}

impl ReadingFormat for Jsonl {
    fn reading(&self, reading: &Reading<'_>, metadata: &RecordMetadata) -> String {
        line(&RecordLine { result: reading, fields: metadata.kept(), notes: &metadata.notes })
    }
}

impl DocumentLayout for RecordsJsonl {}

impl ReadingFormat for RecordsJsonl {
    fn reading(&self, reading: &Reading<'_>, metadata: &RecordMetadata) -> String {
        record::line(reading, metadata, &self.provenance) + "\n"
    }
}

impl RecordFormat for Jsonl {
    fn record(&self, record: &ArticleRecord, _fields: &CallerFields) -> String {
        line(record)
    }
}

impl MergedFormat for Jsonl {
    fn merged(&self, merged: &MergedBrief<'_>, name: Option<&str>) -> String {
        line(&GroupLine { group: name, brief: merged })
    }
}

impl PlainFormat for Jsonl {
    fn clean(&self, clean: &CleanArticle<'_>, notes: &[Note], _explain: bool) -> String {
        line(&RecordLine { result: clean, fields: None, notes })
    }

    fn sentences(&self, split: &SplitArticle<'_>, notes: &[Note]) -> String {
        line(&RecordLine { result: split, fields: None, notes })
    }

    fn copies(&self, copies: &Copies<'_>) -> String {
        let objects = copies.articles.iter().map(|&Copy { id, resemblance }| CopyObject {
            id,
            // To four decimals: more would be noise.
            resemblance: (f64::from(resemblance) * 1e4).round() / 1e4,
        });
        line(&CopiesLine { copies: objects.collect() })
    }

    fn rules(&self, rules: &[ListedRule]) -> String {
        rules.iter().map(line).collect()
    }
}

/// The line of a brief, without the line break.
#[cfg(feature = "desk")]
pub(crate) fn brief_line(reading: &Reading<'_>, metadata: &RecordMetadata) -> String {
    object(&RecordLine { result: reading, fields: metadata.kept(), notes: &metadata.notes })
}

/// The line of a cleaned article, without the line break.
#[cfg(feature = "desk")]
pub(crate) fn clean_line(clean: &CleanArticle<'_>, notes: &[Note]) -> String {
    object(&RecordLine { result: clean, fields: None, notes })
}

/// Notes as people read them.
fn sentences<S: Serializer>(notes: &&[Note], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(notes.iter().map(ToString::to_string))
}

fn line(result: &impl Serialize) -> String {
    object(result) + "\n"
}

fn object(result: &impl Serialize) -> String {
    serde_json::to_string(result).expect("strings and finite numbers are JSON")
}
