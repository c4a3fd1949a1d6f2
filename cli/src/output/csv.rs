//! A table for spreadsheets.

use std::borrow::Cow;
use std::sync::OnceLock;

use nutgraf::raw::label::Facet;
use nutgraf::raw::pipeline::{FacetTags, MergedBrief, Reading, Tag, Tags};
use nutgraf::raw::read::Record;
use nutgraf::raw::summarise::Reason;
use serde_json::Value;

use super::format::{DocumentLayout, Format, Subject};
use super::metadata::RecordMetadata;
use super::phrases;

/// Comma-separated values (RFC 4180), one row an article under a row of names: the caller's own
/// columns, as the first article has them, and ours after them.
pub(super) struct Csv<'m> {
    pub(super) subject: Subject<'m>,
    /// The names of the caller's columns.
    pub(super) carried: OnceLock<Vec<String>>,
}

/// What a name of ours that the caller has, too, is told from it by.
const OURS: &str = "nutgraf_";

impl Csv<'_> {
    fn carried(&self) -> &[String] {
        self.carried.get().map_or(&[], Vec::as_slice)
    }

    /// The row of names, of which `ours` are our own.
    fn names(&self, ours: Vec<String>) -> String {
        let carried = self.carried();
        let own = |name: String| {
            if carried.contains(&name) { format!("{OURS}{name}") } else { name }
        };
        let id = self.has_id().then(|| "id".to_owned());
        let ours = ours.into_iter().map(own);
        row(&carried.iter().cloned().chain(id).chain(ours).collect::<Vec<_>>())
    }

    /// Whether the id is a column of ours.
    fn has_id(&self) -> bool {
        !self.carried().iter().any(|name| name == "id")
    }

    /// The row of an article, of which `ours` are our own cells.
    fn row(&self, id: &str, metadata: &RecordMetadata, ours: Vec<String>) -> String {
        let carried = self.carried();
        let same = metadata.fields.iter().map(|(name, _)| name).eq(carried);
        let cell = |(place, name): (usize, &String)| {
            let of_name = || metadata.fields.iter().find(|(own, _)| own == name);
            let field = if same { metadata.fields.get(place) } else { of_name() };
            field.map(|(_, value)| cell(value).into_owned()).unwrap_or_default()
        };
        let id = self.has_id().then(|| safe(id));
        let cells = carried.iter().enumerate().map(cell).chain(id).chain(ours);
        row(&cells.collect::<Vec<_>>())
    }
}

impl DocumentLayout for Csv<'_> {
    fn begin(&self, first: &Record) {
        self.carried.get_or_init(|| first.fields.iter().map(|(name, _)| name.clone()).collect());
    }

    fn opening(&self) -> String {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        match &self.subject {
            Subject::Tags { facets, all } => {
                let mut names: Vec<_> =
                    facets.iter().flat_map(|facet| columns(facet, *all)).collect();
                names.extend(owned(&["language", "known_words", "notes"]));
                self.names(names)
            }
            Subject::Briefs => {
                self.names(owned(&["brief", "sentences", "reason", "method", "notes"]))
            }
            Subject::Merged => row(&owned(&[
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
            ])),
        }
    }
}

impl Format for Csv<'_> {
    fn reading(&self, reading: &Reading<'_>, metadata: &RecordMetadata) -> String {
        let id = &reading.article().id;
        if let (Subject::Tags { facets, all }, Some(tags)) = (&self.subject, &reading.tags) {
            let cells = facets.iter().flat_map(|facet| facet_cells(facet, tags, *all));
            let language = reading.language.unwrap_or_default().to_owned();
            let notes = notes(metadata, phrases::no_tags(reading));
            return self.row(
                id,
                metadata,
                cells.chain([language, share(tags.known_words), notes]).collect(),
            );
        }
        self.row(id, metadata, brief_cells(reading, metadata))
    }

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

/// A field as a cell; the caller's cells stay as they are.
fn cell(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    }
}

/// The names of a facet's columns.
fn columns(facet: &Facet, all: bool) -> Vec<String> {
    let name = safe(&facet.name);
    let mut names = vec![name.clone(), format!("{name}_probability"), format!("{name}_sure")];
    if facet.towards_target {
        names.extend([format!("{name}_target"), format!("{name}_canonical")]);
    }
    if facet.parent.is_some() {
        names.extend([format!("{name}_path"), format!("{name}_iptc")]);
    }
    if all {
        names.extend(facet.labels.iter().map(|label| format!("{name}:{}", label.name)));
    }
    names
}

/// The cells of a facet: what is told of several labels or targets stands in one, with `; ` between.
fn facet_cells(facet: &Facet, tags: &Tags, all: bool) -> Vec<String> {
    let answers: Vec<&FacetTags> = tags.facets.iter().filter(|t| t.facet == facet.name).collect();
    let tags = || answers.iter().flat_map(|answer| &answer.tags);
    let each = |cell: &dyn Fn(&Tag) -> String| {
        tags().filter(|tag| tag.given).map(cell).collect::<Vec<_>>().join("; ")
    };
    let mut cells = vec![
        safe(&each(&|tag| tag.label.clone())),
        each(&|tag| share(tag.probability)),
        each(&|tag| tag.sure.to_string()),
    ];
    if facet.towards_target {
        cells.push(safe(&targets(&answers, |answer| answer.target.as_deref())));
        cells.push(safe(&targets(&answers, |answer| answer.canonical.as_deref())));
    }
    if facet.parent.is_some() {
        cells.push(safe(&each(&phrases::path)));
        cells.push(safe(&each(&|tag| tag.iptc.clone().unwrap_or_default())));
    }
    if all {
        cells.extend(facet.labels.iter().map(|label| {
            let listed = tags().filter(|tag| tag.label == label.name);
            listed.map(|tag| share(tag.probability)).collect::<Vec<_>>().join("; ")
        }));
    }
    cells
}

/// A name of a target a label, so that the lists run side by side; of one that no label fits, once.
fn targets<'t>(answers: &[&'t FacetTags], name: fn(&'t FacetTags) -> Option<&'t str>) -> String {
    let targets = answers.iter().flat_map(|answer| {
        let given = answer.tags.iter().filter(|tag| tag.given).count();
        std::iter::repeat_n(name(answer).unwrap_or_default(), given.max(1))
    });
    targets.collect::<Vec<_>>().join("; ")
}

fn share(share: f64) -> String {
    format!("{share:.4}")
}

/// A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection"): articles come from
/// strangers.
fn safe(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

fn row(cells: &[String]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).expect("memory takes every row");
    let row = writer.into_inner().expect("memory takes every row");
    String::from_utf8(row).expect("cells are text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let cells = ["=1+1", "@x", "-5", "a,b", "say \"no\"", "two\nlines", "fine"];
        assert_eq!(
            row(&cells.map(safe)),
            "'=1+1,'@x,'-5,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",fine\n"
        );
    }
}
