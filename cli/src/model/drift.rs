//! `nutgraf model drift`.

use std::path::PathBuf;

use nutgraf::raw::corpus::Corpus;
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{DriftReport, Known, drift, survey};
use nutgraf::raw::read::{Input, ReadOptions};
use nutgraf::raw::text::Article;

use crate::args::{DriftArgs, ShowFormat};
use crate::articles::{articles, held_out, is_labelled, labelled};
use crate::config::{open_model, reading_of, use_threads};
use crate::exit::Exit;
use crate::output::drifts;
use crate::progress::Activity;
use crate::sink::Sink;
use crate::terminal::Theme;

/// Says whether newer articles are other than older ones, and whether a model is worse on them.
pub(crate) fn run(args: DriftArgs) -> anyhow::Result<Exit> {
    let DriftArgs { old, new, model, facet, reading, format, threads } = args;
    use_threads(threads)?;
    let (model, options) = (open_model(model.as_deref())?, reading_of(reading));
    let activity = Activity::new();
    activity.now("reading");
    let newer = read(new, &options)?;
    let report = if is_labelled(&old, &facet) {
        let corpus = labelled(old, facet, options)?;
        activity.now("testing on labelled articles");
        let said = held_out(&model, &corpus, &|_| ())?;
        compared(&model, &asked(&model, &corpus), &newer, Known::Labels(&said))
    } else {
        compared(&model, &read(old, &options)?, &newer, Known::Nothing)
    };
    activity.end();
    let said = match format {
        ShowFormat::Text => drifts::text(&report, Theme::of_stdout()),
        ShowFormat::Json => serde_json::to_string_pretty(&report)? + "\n",
    };
    let sink = Sink::stdout();
    sink.write(said.as_bytes())?;
    sink.finish()?;
    Ok(Exit::Done)
}

/// The labelled articles of the first facet that model and labels share, as its examples ask about them.
fn asked(model: &Model, corpus: &Corpus) -> Vec<Article> {
    let mut names = model.facets.iter().map(|own| &own.facet.name);
    let shared = names.find(|name| corpus.facet(name).is_some());
    shared.map_or_else(|| corpus.articles.clone(), |name| corpus.asked(name))
}

fn read(path: PathBuf, options: &ReadOptions) -> anyhow::Result<Vec<Article>> {
    articles(vec![Input::from(path)], options)
}

fn compared(model: &Model, old: &[Article], new: &[Article], known: Known<'_>) -> DriftReport {
    let surveys = [old, new].map(|articles| survey(model, articles));
    drift(model, (old, &surveys[0]), (new, &surveys[1]), known)
}
