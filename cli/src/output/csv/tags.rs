use nutgraf::raw::read::Record;

use super::carried::Carried;
use super::cells::{optional, safe, share};
use super::facets;
use crate::output::format::{CallerFields, DocumentLayout, RecordFormat};
use crate::record::{ArticleRecord, BriefRecord, RecordShape};

/// Comma-separated values (RFC 4180), one row an article under a row of names: the caller's own
/// columns, as the first article has them, and ours after them.
pub(in crate::output) struct TagsCsv {
    shape: RecordShape,
    carried: Carried,
}

/// A column, with what stands in it.
type Column = (&'static str, fn(&ArticleRecord) -> String);

const ARTICLE: [Column; 4] = [
    ("id", |record| safe(&record.id)),
    ("title", |record| optional(record.title.as_deref())),
    ("date", |record| optional(record.date.as_deref())),
    ("url", |record| optional(record.url.as_deref())),
];
/// What makes both lists of columns iterators of one type.
const NONE: [Column; 0] = [];
const TEXT: [Column; 1] = [("text", |record| optional(record.text.as_deref()))];
const READ: [Column; 3] = [
    ("language", |record| optional(record.language.as_deref())),
    ("known_words", |record| share(record.known_words)),
    ("notes", ArticleRecord::remarks),
];
const BRIEF: [Column; 4] = [
    ("brief", |record| optional(record.brief_text().as_deref())),
    ("sentences", |record| of_brief(record, |brief| brief.brief.len().to_string())),
    ("reason", |record| of_brief(record, |brief| brief.reason.clone().unwrap_or_default())),
    ("method", |record| of_brief(record, |brief| brief.method.clone())),
];
const MADE: [Column; 3] = [
    ("model", |record| safe(&record.model.name)),
    ("model_fingerprint", |record| record.model.fingerprint.clone()),
    ("nutgraf", |record| record.nutgraf.clone()),
];

impl TagsCsv {
    pub(in crate::output) fn new(shape: RecordShape) -> Self {
        Self { shape, carried: Carried::default() }
    }

    /// The same behind columns of the caller's.
    #[cfg(feature = "archive")]
    pub(in crate::output) fn behind(carried: &[String], shape: RecordShape) -> Self {
        let table = Self::new(shape);
        table.carried.begin(carried.iter());
        table
    }

    /// The columns before those of the facets, and those behind them.
    fn columns(&self) -> [impl Iterator<Item = &'static Column>; 2] {
        let text: &[Column] = if self.shape.with_text { &TEXT } else { &[] };
        let brief: &[Column] = if self.shape.with_brief { &BRIEF } else { &[] };
        [ARTICLE.iter().chain(text).chain(&NONE), READ.iter().chain(brief).chain(&MADE)]
    }
}

impl DocumentLayout for TagsCsv {
    fn begin(&self, first: &Record) {
        self.carried.begin(first.fields.iter().map(|(name, _)| name));
    }

    fn opening(&self) -> String {
        let [before, behind] = self.columns().map(|own| own.map(|(name, _)| (*name).to_owned()));
        let facets =
            self.shape.facets.iter().flat_map(|facet| facets::columns(facet, self.shape.all));
        self.carried.heading(before.chain(facets).chain(behind))
    }
}

impl RecordFormat for TagsCsv {
    fn record(&self, record: &ArticleRecord, fields: &CallerFields) -> String {
        let cell = |(name, cell): &Column| ((*name).to_owned(), cell(record));
        let [before, behind] = self.columns().map(|own| own.map(cell));
        let of_facet = |facet| {
            facets::columns(facet, self.shape.all).into_iter().zip(facets::cells(
                facet,
                record,
                self.shape.all,
            ))
        };
        let facets = self.shape.facets.iter().flat_map(of_facet);
        self.carried.row(fields, before.chain(facets).chain(behind))
    }
}

fn of_brief(record: &ArticleRecord, cell: fn(&BriefRecord) -> String) -> String {
    record.brief.as_ref().map(cell).unwrap_or_default()
}
