use super::cells::{optional, row, safe, share};
use crate::output::format::{CallerFields, DocumentLayout, RecordFormat};
use crate::record::{ArticleRecord, RecordShape, TagRecord};

/// Comma-separated values (RFC 4180), one row a tag: for databases and statistics. An article without
/// a tag has a row, too, whose cells of a tag are empty.
pub(in crate::output) struct LongCsv(Vec<&'static Column>);

/// A column, with what stands in it.
type Column = (&'static str, fn(&ArticleRecord, Option<&TagRecord>) -> String);

const COLUMNS: [Column; 23] = [
    ("id", |record, _| safe(&record.id)),
    ("title", |record, _| optional(record.title.as_deref())),
    ("date", |record, _| optional(record.date.as_deref())),
    ("url", |record, _| optional(record.url.as_deref())),
    ("language", |record, _| optional(record.language.as_deref())),
    ("known_words", |record, _| share(record.known_words)),
    ("abstained", |record, _| optional(record.abstained.as_deref())),
    ("facet", |_, tag| optional(tag.map(|tag| &*tag.facet))),
    ("label", |_, tag| optional(tag.map(|tag| &*tag.label))),
    ("path", |_, tag| optional(tag.map(TagRecord::shown_path).as_deref())),
    ("iptc", |_, tag| optional(tag.and_then(|tag| tag.iptc.as_deref()))),
    ("probability", |_, tag| told(tag.map(|tag| share(tag.probability)))),
    ("sure", |_, tag| told(tag.map(|tag| tag.sure))),
    ("given", |_, tag| told(tag.map(|tag| tag.given))),
    ("target", |_, tag| optional(tag.and_then(|tag| tag.target.as_deref()))),
    ("canonical", |_, tag| optional(tag.and_then(|tag| tag.canonical.as_deref()))),
    ("mentions", |_, tag| told(tag.and_then(TagRecord::mentions))),
    (TEXT, |record, _| optional(record.text.as_deref())),
    (BRIEF, |record, _| optional(record.brief_text().as_deref())),
    ("notes", |record, _| record.remarks()),
    ("model", |record, _| safe(&record.model.name)),
    ("model_fingerprint", |record, _| record.model.fingerprint.clone()),
    ("nutgraf", |record, _| record.nutgraf.clone()),
];

/// Columns that are there only on request.
const TEXT: &str = "text";
const BRIEF: &str = "brief";

impl LongCsv {
    pub(in crate::output) fn new(shape: &RecordShape) -> Self {
        let asked = |(name, _): &&Column| match *name {
            TEXT => shape.with_text,
            BRIEF => shape.with_brief,
            _ => true,
        };
        Self(COLUMNS.iter().filter(asked).collect())
    }

    fn row(&self, record: &ArticleRecord, tag: Option<&TagRecord>) -> String {
        row(&self.0.iter().map(|(_, cell)| cell(record, tag)).collect::<Vec<_>>())
    }
}

impl DocumentLayout for LongCsv {
    fn opening(&self) -> String {
        row(&self.0.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>())
    }
}

impl RecordFormat for LongCsv {
    fn record(&self, record: &ArticleRecord, _fields: &CallerFields) -> String {
        if record.tags.is_empty() {
            return self.row(record, None);
        }
        record.tags.iter().map(|tag| self.row(record, Some(tag))).collect()
    }
}

fn told(cell: Option<impl ToString>) -> String {
    cell.map(|cell| cell.to_string()).unwrap_or_default()
}
