//! `nutgraf labels next`.

use std::path::PathBuf;

use nutgraf::raw::corpus::{self, Corpus, CorpusOptions};
use nutgraf::raw::pipeline::{PoolSampler, Sample, Trainer};
use nutgraf::raw::text::{Article, Language};

use crate::args::{NextArgs, PicksFormat};
use crate::config::NextConfig;
use crate::exit::Exit;
use crate::output::picks;
use crate::progress::Activity;
use crate::report;
use crate::terminal::{self, Theme};

/// What a facet is called that nobody has named.
const UNNAMED: &str = "topic";

/// Writes which articles to label next.
pub(crate) fn run(args: NextArgs) -> anyhow::Result<Exit> {
    let NextConfig { batch, labels, options, facet, count, language, format, sink } =
        NextConfig::new(args)?;
    let quiet = batch.run.quiet;
    let (articles, mut tally) = batch.read_all();
    let corpus = read(&labels, &options, quiet)?;
    let facet = facet.or_else(|| Some(corpus.facets.first()?.facet.name.clone()));
    let language = language.unwrap_or_else(|| told(&corpus, &articles));
    let trainer = &Trainer { language, ..Trainer::default() };
    let facet = facet.as_deref().unwrap_or(UNNAMED);
    let sampler = PoolSampler { trainer, corpus: &corpus, facet, wanted: count };
    let activity = Activity::new();
    activity.now("learning from the labels so far");
    let sample = sampler.sample(&articles, &|_| ());
    activity.end();
    let sample = sample?;
    let theme = if sink.is_stdout() { Theme::of_stdout() } else { Theme::default() };
    sink.write(picks::render(&sample, format, theme).as_bytes())?;
    sink.finish()?;
    if !quiet {
        for note in notes(&sample, format) {
            terminal::note(format_args!("{note}"));
        }
    }
    tally.note_output(!sample.picks.is_empty());
    tally.end()
}

/// Reads the labels so far, and says how many are not used.
fn read(labels: &[PathBuf], options: &CorpusOptions, quiet: bool) -> anyhow::Result<Corpus> {
    if labels.is_empty() {
        return Ok(Corpus::default());
    }
    let corpus = corpus::read(labels, options)?;
    if let Some(first) = corpus.left_out.first().filter(|_| !quiet) {
        terminal::note(format_args!("{} left out, the first: {first}", corpus.left_out.len()));
    }
    Ok(corpus)
}

/// The language of the labelled articles, or else of all.
fn told(corpus: &Corpus, articles: &[Article]) -> Language {
    if corpus.articles.is_empty() {
        Language::of_all(articles.iter().map(|article| article.text.as_str()))
    } else {
        corpus.language()
    }
}

/// What else there is to know, beside a text that says it itself.
fn notes(sample: &Sample, format: PicksFormat) -> Vec<String> {
    let mut notes = picks::notes(sample);
    match format {
        PicksFormat::Text => notes.clear(),
        PicksFormat::LabelStudio => {
            notes.push(format!("labelling interface: {}", picks::labelling_interface(sample)));
        }
        _ => {}
    }
    if sample.picks.is_empty() {
        notes.push(format!(
            "nothing is left to label of {}",
            report::count(sample.pool.articles, "article")
        ));
    }
    notes
}
