use nutgraf::raw::pipeline::{MergedBrief, Reading};
use nutgraf::raw::read::Record;
use nutgraf::raw::summarise::Reason;

use super::carried::Carried;
use super::cells::{row, safe};
use crate::output::format::{DocumentLayout, MergedFormat, ReadingFormat};
use crate::output::phrases;
use crate::record::RecordMetadata;

/// Comma-separated values (RFC 4180), one row a brief behind the caller's own columns.
#[derive(Default)]
pub(in crate::output) struct BriefsCsv(Carried);

/// Comma-separated values, one row a brief of several articles.
pub(in crate::output) struct MergedCsv;

const COLUMNS: [&str; 6] = ["id", "brief", "sentences", "reason", "method", "notes"];

const MERGED: [&str; 10] = [
    "group",
    "brief",
    "sentences",
    "reason",
    "method",
    "articles",
    "titles",
    "outlets",
    "dates",
    "notes",
];

impl DocumentLayout for BriefsCsv {
    fn begin(&self, first: &Record) {
        self.0.begin(first.fields.iter().map(|(name, _)| name));
    }

    fn opening(&self) -> String {
        self.0.heading(COLUMNS.map(str::to_owned).into_iter())
    }
}

impl ReadingFormat for BriefsCsv {
    fn reading(&self, reading: &Reading<'_>, metadata: &RecordMetadata) -> String {
        let cells = COLUMNS.map(str::to_owned).into_iter().zip(brief_cells(reading, metadata));
        self.0.row(&metadata.fields, cells)
    }
}

impl DocumentLayout for MergedCsv {
    fn opening(&self) -> String {
        row(&MERGED.map(str::to_owned))
    }
}

impl MergedFormat for MergedCsv {
    fn merged(&self, merged: &MergedBrief<'_>, name: Option<&str>) -> String {
        let brief = &merged.brief;
        let sentences: Vec<_> = brief.sentences.iter().map(|s| merged.text(s)).collect();
        // A cell for all sentences of the brief, `; ` between them, also where nothing is known.
        let each = |cell: &dyn Fn(usize) -> Option<String>| {
            let cells = brief.sentences.iter().map(|own| cell(own.article).unwrap_or_default());
            safe(&cells.collect::<Vec<_>>().join("; "))
        };
        let report = |article| merged.report(article);
        row(&[
            safe(name.unwrap_or_default()),
            safe(&sentences.join(" ")),
            sentences.len().to_string(),
            brief.reason.map(Reason::name).unwrap_or_default().to_owned(),
            brief.method.to_string(),
            each(&|article| Some(merged.id(article).to_owned())),
            each(&|article| merged.headline(article).map(str::to_owned)),
            each(&|article| report(article).outlet.clone()),
            each(&|article| report(article).date.clone()),
            phrases::focus(merged.names_focus).unwrap_or_default().to_owned(),
        ])
    }
}

/// The cells of a brief.
fn brief_cells(reading: &Reading<'_>, metadata: &RecordMetadata) -> Vec<String> {
    let Some(brief) = &reading.brief else { return Vec::new() };
    let sentences = reading.sentences();
    vec![
        safe(&reading.article().id),
        safe(&sentences.join(" ")),
        sentences.len().to_string(),
        brief.reason.map(Reason::name).unwrap_or_default().to_owned(),
        brief.method.to_string(),
        notes(metadata, phrases::focus(brief.names_focus).map(str::to_owned)),
    ]
}

/// What reading took, and what else there is to know, in a cell.
fn notes(metadata: &RecordMetadata, other: Option<String>) -> String {
    let notes = metadata.notes.iter().map(ToString::to_string).chain(other);
    notes.collect::<Vec<_>>().join("; ")
}
