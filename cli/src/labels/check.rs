//! `nutgraf labels check`.

use anyhow::bail;
use nutgraf::raw::corpus::{self, Corpus, FacetField};
use nutgraf::raw::label::Facet;
use nutgraf::raw::label_errors::{Finding, LabelFindings, Problem};

use crate::args::{FindingsFormat, LabelsCheckArgs};
use crate::config::LabelsCheckConfig;
use crate::exit::Exit;
use crate::output::label_errors::{Checked, render, without_row};
use crate::progress::Activity;
use crate::report::count;
use crate::terminal::{self, Theme, one_line};

/// Says which labels are probably wrong, and what else spoils them.
pub(crate) fn run(args: LabelsCheckArgs) -> anyhow::Result<Exit> {
    let config = LabelsCheckConfig::new(args)?;
    let activity = Activity::new();
    activity.now("reading");
    let corpus = corpus::read(&config.labels.paths, &config.labels.options)?;
    let asked = asked(&corpus, &config.labels.options.facets)?;
    let watch = |facet: &Facet| activity.now(format!("checking {}", one_line(&facet.name)));
    let findings = config.check.run_on(&corpus, &asked, &watch);
    activity.end();
    let mut findings = findings?;
    if config.check.fault.is_some() {
        let hidden = keep_wrong_labels(&mut findings);
        terminal::note(format_args!("--only hides {} of other kinds", count(hidden, "finding")));
    }
    let checked = Checked {
        corpus: &corpus,
        findings: &findings,
        columns: &config.columns,
        limit: config.limit,
    };
    if config.format == FindingsFormat::Csv {
        for told in without_row(&checked) {
            terminal::note(format_args!("{told}"));
        }
    }
    let theme = if config.sink.is_stdout() { Theme::of_stdout() } else { Theme::default() };
    config.sink.write(render(&checked, config.format, theme)?.as_bytes())?;
    config.sink.finish()?;
    Ok(Exit::Done)
}

/// The names of the facets that are asked for, which must be there.
fn asked<'a>(corpus: &Corpus, asked: &'a [FacetField]) -> anyhow::Result<Vec<&'a str>> {
    if let Some(missing) = asked.iter().find(|own| corpus.facet(&own.facet).is_none()) {
        let known: Vec<_> = corpus.facets.iter().map(|own| own.facet.name.as_str()).collect();
        bail!("no facet `{}`; there is `{}`", missing.facet, known.join("`, `"));
    }
    Ok(asked.iter().map(|own| own.facet.as_str()).collect())
}

/// Takes out all findings but labels that are probably wrong, and counts what that is.
fn keep_wrong_labels(findings: &mut LabelFindings) -> usize {
    let is_wrong = |own: &Finding| matches!(own.problem, Problem::WrongLabel(_));
    let kinds = findings.facets.iter_mut().map(|own| &mut own.findings);
    let hidden = kinds.chain([&mut findings.unread]).map(|own| {
        let before = own.len();
        own.retain(is_wrong);
        before - own.len()
    });
    hidden.sum()
}
