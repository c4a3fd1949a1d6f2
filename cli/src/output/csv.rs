//! A table for spreadsheets.

use std::borrow::Cow;
use std::sync::OnceLock;

use nutgraf::label::Facet;
use nutgraf::read::Record;
use serde_json::Value;

use super::result::{Answer, Beside, Briefed, Merged, Tagged, reason_name};
use super::{Format, Frame, Subject};

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
    fn row(&self, id: &str, beside: &Beside, ours: Vec<String>) -> String {
        let carried = self.carried();
        let same = beside.fields.iter().map(|(name, _)| name).eq(carried);
        let cell = |(place, name): (usize, &String)| {
            let of_name = || beside.fields.iter().find(|(own, _)| own == name);
            let field = if same { beside.fields.get(place) } else { of_name() };
            field.map(|(_, value)| cell(value).into_owned()).unwrap_or_default()
        };
        let id = self.has_id().then(|| safe(id));
        let cells = carried.iter().enumerate().map(cell).chain(id).chain(ours);
        row(&cells.collect::<Vec<_>>())
    }
}

impl Frame for Csv<'_> {
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
            Subject::Merged => {
                row(&owned(&["group", "brief", "sentences", "reason", "method", "articles"]))
            }
        }
    }
}

impl Format for Csv<'_> {
    fn tags(&self, tagged: &Tagged<'_>) -> String {
        let all = matches!(self.subject, Subject::Tags { all: true, .. });
        let facets = tagged.answers.chunk_by(|a, b| a.facet.name == b.facet.name);
        let mut cells: Vec<_> = facets.flat_map(|answers| facet_cells(answers, all)).collect();
        cells.push(tagged.language.unwrap_or_default().to_owned());
        cells.push(share(tagged.known_words));
        cells.push(notes(tagged.beside));
        self.row(&tagged.analysis.article().id, tagged.beside, cells)
    }

    fn brief(&self, briefed: &Briefed<'_>) -> String {
        let Briefed { analysis, edited, beside, .. } = briefed;
        let (article, brief) = (analysis.article(), &edited.brief);
        let sentences: Vec<_> = brief.sentences.iter().map(|c| c.span.of(&article.text)).collect();
        let cells = vec![
            safe(&sentences.join(" ")),
            sentences.len().to_string(),
            brief.reason.map(reason_name).unwrap_or_default().to_owned(),
            brief.method.to_string(),
            notes(beside),
        ];
        self.row(&article.id, beside, cells)
    }

    fn together(&self, merged: &Merged<'_>) -> String {
        let brief = merged.brief;
        let sentences: Vec<_> = brief.sentences.iter().map(|s| merged.text(s)).collect();
        let articles: Vec<_> = brief.sentences.iter().map(|s| merged.id(s.article)).collect();
        row(&[
            safe(merged.name.unwrap_or_default()),
            safe(&sentences.join(" ")),
            sentences.len().to_string(),
            brief.reason.map(reason_name).unwrap_or_default().to_owned(),
            brief.method.to_string(),
            safe(&articles.join("; ")),
        ])
    }
}

/// What reading took, in a cell.
fn notes(beside: &Beside) -> String {
    beside.notes.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
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
        names.push(format!("{name}_target"));
    }
    if all {
        names.extend(facet.labels.iter().map(|label| format!("{name}:{}", label.name)));
    }
    names
}

/// The cells of a facet: what is told of several labels or targets stands in one, with `; ` between.
fn facet_cells(answers: &[Answer<'_>], all: bool) -> Vec<String> {
    let facet = answers[0].facet;
    let given = |answer: &Answer<'_>| answer.tags().iter().filter(|listed| listed.given).count();
    let tags = || answers.iter().flat_map(Answer::tags);
    let each = |cell: &dyn Fn(&nutgraf::pipeline::Tag<'_>) -> String| {
        let given = tags().filter(|listed| listed.given);
        given.map(|listed| cell(&listed.tag)).collect::<Vec<_>>().join("; ")
    };
    let mut cells = vec![
        safe(&each(&|tag| tag.label.to_owned())),
        each(&|tag| share(tag.probability)),
        each(&|tag| tag.sure.to_string()),
    ];
    if facet.towards_target {
        // A target a label, so that the lists run side by side; one that no label fits, once.
        let targets = answers.iter().flat_map(|answer| {
            std::iter::repeat_n(answer.target.unwrap_or_default(), given(answer).max(1))
        });
        cells.push(safe(&targets.collect::<Vec<_>>().join("; ")));
    }
    if all {
        cells.extend(facet.labels.iter().map(|label| {
            let listed = tags().filter(|listed| listed.tag.label == label.name);
            listed.map(|listed| share(listed.tag.probability)).collect::<Vec<_>>().join("; ")
        }));
    }
    cells
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
