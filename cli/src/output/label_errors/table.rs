//! Examples in question as a table, to edit and learn from.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use indexmap::map::Entry;
use nutgraf::raw::label_errors::{FacetFindings, Finding, Mention, NamedExample, Problem};

use super::checked::Checked;
use super::phrases::{heading, reason};
use super::sections::sections;
use crate::output::csv::{row, safe};
use crate::terminal::one_line;

/// Between the labels of a cell, as in the tables of a labels folder.
const BETWEEN: &str = "|";

/// An example by its article, its target, and where that is mentioned.
type Key<'a> = (usize, Option<&'a str>, Option<usize>);

/// Row of an example: what was given, what is suggested, how likely that is, and why.
struct Row<'a> {
    facet: &'a str,
    example: &'a NamedExample,
    suggested: Vec<String>,
    p_wrong: Option<f64>,
    reason: String,
}

/// The examples that findings name, with their text, in the columns that `train` reads: the label stays
/// as it was given, for whoever edits it.
pub(super) fn table(checked: &Checked<'_>) -> String {
    let facets = &checked.findings.facets;
    let rows: Vec<Row<'_>> = facets.iter().flat_map(|own| rows(own, checked.limit)).collect();
    let columns = checked.columns;
    let labels: BTreeSet<&str> = facets.iter().map(|own| columns.label(&own.facet)).collect();
    let mentions: &[&str] =
        if rows.iter().any(|own| own.example.mention.is_some()) { &["from", "to"] } else { &[] };
    let first = [columns.id.as_str(), "title", "text", "target"];
    let names = first.iter().chain(mentions).map(|name| (*name).to_owned());
    let ours = ["suggested", "p_wrong", "reason", "facet", "location", "source"].map(str::to_owned);
    let of_labels = labels.iter().map(|name| (*name).to_owned());
    let heading = row(&names.chain(of_labels).chain(ours).collect::<Vec<_>>());
    let cells = rows.iter().map(|own| cells(checked, own, mentions, labels.iter().copied()));
    heading + &cells.collect::<String>()
}

/// The cells of a row; `mentions` and `labels` are the names of columns that not all tables have.
fn cells<'n>(
    checked: &Checked<'_>,
    own: &Row<'_>,
    mentions: &[&str],
    labels: impl Iterator<Item = &'n str>,
) -> String {
    let article = &checked.corpus.articles[own.example.article];
    let given = own.example.labels.join(BETWEEN);
    let column = checked.columns.label(own.facet);
    let labels = labels.map(|name| if name == column { safe(&given) } else { String::new() });
    let first = [
        safe(&own.example.id),
        safe(article.title.as_deref().unwrap_or_default()),
        safe(&article.text),
        safe(own.example.target.as_deref().unwrap_or_default()),
    ];
    let place = own.example.mention.map(|Mention { from, to }| [from, to].map(|at| at.to_string()));
    let place = place.unwrap_or_default().into_iter().take(mentions.len());
    let last = [
        safe(&own.suggested.join(BETWEEN)),
        own.p_wrong.map(|p| format!("{p:.4}")).unwrap_or_default(),
        safe(&own.reason),
        safe(own.facet),
        safe(&own.example.location),
        safe(&own.example.source),
    ];
    row(&first.into_iter().chain(place).chain(labels).chain(last).collect::<Vec<_>>())
}

/// The rows of a facet, one an example: of two, the first would be learnt from and the other left out.
fn rows(facet: &FacetFindings, limit: usize) -> Vec<Row<'_>> {
    let shown = sections(&facet.findings, limit).flat_map(|own| own.shown);
    let mut rows: IndexMap<Key<'_>, Row<'_>> = IndexMap::new();
    for row in shown.flat_map(|finding| of_finding(&facet.facet, finding)) {
        match rows.entry(row.key()) {
            Entry::Occupied(mut before) => before.get_mut().join(row),
            Entry::Vacant(none) => {
                none.insert(row);
            }
        }
    }
    rows.into_values().collect()
}

impl<'a> Row<'a> {
    fn key(&self) -> Key<'a> {
        let NamedExample { article, target, mention, .. } = self.example;
        (*article, target.as_deref(), mention.map(|mention| mention.from))
    }

    /// Takes over what another finding says: its reason, and what it suggests if it knows how likely
    /// that is.
    fn join(&mut self, other: Self) {
        self.reason = format!("{}; {}", self.reason, other.reason);
        if other.p_wrong.is_some() {
            (self.suggested, self.p_wrong) = (other.suggested, other.p_wrong);
        }
    }
}

fn of_finding<'a>(facet: &'a str, finding: &'a Finding) -> Vec<Row<'a>> {
    let [title, _] = heading(finding.problem.kind());
    let plain = |example: &'a NamedExample, suggested: &[String]| Row {
        facet,
        example,
        suggested: suggested.to_vec(),
        p_wrong: None,
        reason: title.to_owned(),
    };
    match &finding.problem {
        Problem::WrongLabel(wrong) => vec![Row {
            p_wrong: Some(wrong.p_wrong),
            reason: reason(wrong),
            ..plain(&wrong.example, &wrong.suggested)
        }],
        Problem::Copies { examples, .. } => {
            let suggested = commonest(examples);
            examples.iter().map(|example| plain(example, suggested)).collect()
        }
        Problem::ParentWithoutChild { example, parent, suggested, .. } => {
            let suggested = if suggested.is_empty() { &example.labels } else { suggested };
            vec![Row { reason: format!("{title}: {parent}"), ..plain(example, suggested) }]
        }
        Problem::TargetNotNamed { example } => vec![plain(example, &example.labels)],
        _ => Vec::new(),
    }
}

/// The labels that most of the copies have; of equals those of the first.
fn commonest(examples: &[NamedExample]) -> &[String] {
    let times =
        |own: &&NamedExample| examples.iter().filter(|other| other.labels == own.labels).count();
    examples.iter().rev().max_by_key(times).map_or(&[], |own| &own.labels)
}

/// What has no row, since it is said of labels and not of examples.
pub(crate) fn without_row(checked: &Checked<'_>) -> Vec<String> {
    let facets = checked.findings.facets.iter().map(|own| (&*own.facet, own.findings.as_slice()));
    let all = facets.chain([("labels", checked.findings.unread.as_slice())]);
    let sections = all.flat_map(|(facet, findings)| {
        let own = sections(findings, usize::MAX);
        own.filter(move |own| own.shown.iter().all(|found| of_finding(facet, found).is_empty()))
            .map(move |own| (facet, own))
    });
    let told = sections.map(|(facet, own)| {
        let [title, _] = heading(own.kind);
        format!(
            "{}: {title} ({}); no row in a table, and shown by -f text",
            one_line(facet),
            own.len()
        )
    });
    told.collect()
}
