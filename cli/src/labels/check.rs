//! `nutgraf labels check`.

use anyhow::bail;
use nutgraf::raw::corpus::{self, Corpus, FacetField};

use crate::args::{FindingsFormat, LabelsCheckArgs};
use crate::config::LabelsCheckConfig;
use crate::exit::Exit;
use crate::output::label_errors::{Checked, render, without_row};
use crate::progress::Activity;
use crate::terminal::{self, Theme, one_line};

/// Says which labels are probably wrong, and what else spoils them.
pub(crate) fn run(args: LabelsCheckArgs) -> anyhow::Result<Exit> {
    let config = LabelsCheckConfig::new(args)?;
    let activity = Activity::new();
    activity.now("reading");
    let mut corpus = corpus::read(&config.labels.paths, &config.labels.options)?;
    keep(&mut corpus, &config.labels.options.facets)?;
    let findings = config
        .check
        .run(&corpus, &|facet| activity.now(format!("checking {}", one_line(&facet.name))));
    activity.end();
    let checked = Checked {
        corpus: &corpus,
        findings: &findings?,
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

/// Keeps the facets that are asked for, or all.
fn keep(corpus: &mut Corpus, asked: &[FacetField]) -> anyhow::Result<()> {
    if let Some(missing) = asked.iter().find(|own| corpus.facet(&own.facet).is_none()) {
        let known: Vec<_> = corpus.facets.iter().map(|own| own.facet.name.as_str()).collect();
        bail!("no facet `{}`; there is `{}`", missing.facet, known.join("`, `"));
    }
    let is_asked = |name: &str| asked.is_empty() || asked.iter().any(|own| own.facet == name);
    corpus.facets.retain(|own| is_asked(&own.facet.name));
    Ok(())
}
