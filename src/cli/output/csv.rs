//! A table for spreadsheets.

use nutgraf::classify::Facet;

use super::result::{Answer, Briefed, Merged, Tagged, reason_name};
use super::{Format, Subject};

/// Comma-separated values (RFC 4180), one row an article under a row of names.
pub(super) struct Csv<'m> {
    pub(super) subject: Subject<'m>,
}

impl Format for Csv<'_> {
    fn opening(&self) -> String {
        let mut names = vec!["id".to_owned()];
        match &self.subject {
            Subject::Tags { facets, all } => {
                names.extend(facets.iter().flat_map(|facet| columns(facet, *all)));
                names.extend(["language".to_owned(), "known_words".to_owned()]);
            }
            Subject::Briefs => {
                names.extend(["brief", "sentences", "reason", "method"].map(str::to_owned));
            }
            Subject::Merged => {
                let own = ["group", "brief", "sentences", "reason", "method", "articles"];
                names = own.map(str::to_owned).to_vec();
            }
        }
        row(&names)
    }

    fn tags(&self, tagged: &Tagged<'_>) -> String {
        let mut cells = vec![safe(&tagged.analysis.article().id)];
        let all = matches!(self.subject, Subject::Tags { all: true, .. });
        let facets = tagged.answers.chunk_by(|a, b| a.facet.name == b.facet.name);
        cells.extend(facets.flat_map(|answers| facet_cells(answers, all)));
        cells.push(tagged.language.unwrap_or_default().to_owned());
        cells.push(share(tagged.known_words));
        row(&cells)
    }

    fn brief(&self, Briefed { analysis, edited, .. }: &Briefed<'_>) -> String {
        let (article, brief) = (analysis.article(), &edited.brief);
        let sentences: Vec<_> = brief.sentences.iter().map(|c| c.span.of(&article.text)).collect();
        row(&[
            safe(&article.id),
            safe(&sentences.join(" ")),
            sentences.len().to_string(),
            brief.reason.map(reason_name).unwrap_or_default().to_owned(),
            brief.method.to_string(),
        ])
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
