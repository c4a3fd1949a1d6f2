//! `nutgraf model compare`.

use nutgraf::raw::evaluate::ArticlePrediction;
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{Comparison, Evaluation, compare};
use nutgraf::raw::read::Input;

use crate::args::{CompareArgs, ShowFormat};
use crate::articles::{articles, is_labelled, labelled};
use crate::config::{open_model, reading_of, use_threads};
use crate::exit::Exit;
use crate::output::comparisons;
use crate::progress::Activity;
use crate::sink::Sink;
use crate::terminal::Theme;

/// Says what another model changes.
pub(crate) fn run(args: CompareArgs) -> anyhow::Result<Exit> {
    let CompareArgs { first, second, articles: path, facet, reading, format, threads } = args;
    use_threads(threads)?;
    let models = [open_model(Some(&first))?, open_model(Some(&second))?];
    let models = [&*models[0], &*models[1]];
    let options = reading_of(reading);
    let activity = Activity::new();
    activity.now("reading");
    let comparison = match path {
        None => compare(models, &[], None),
        Some(path) if is_labelled(&path, &facet) => {
            let corpus = labelled(path, facet, options)?;
            activity.now("classifying");
            let said = models.map(|own| predictions(own, &corpus));
            let [first, second] = said;
            let (first, second) = (first?, second?);
            compare(models, &corpus.articles, Some([&first, &second]))
        }
        Some(path) => {
            let articles = articles(vec![Input::from(path)], &options)?;
            activity.now("classifying");
            compare(models, &articles, None)
        }
    };
    activity.end();
    let sink = Sink::stdout();
    sink.write(said(&comparison, models, format)?.as_bytes())?;
    sink.finish()?;
    Ok(Exit::Done)
}

fn predictions(
    model: &Model,
    corpus: &nutgraf::raw::corpus::Corpus,
) -> anyhow::Result<Vec<ArticlePrediction>> {
    Ok(Evaluation::default().judge_model(model, corpus, None)?.predictions)
}

fn said(
    comparison: &Comparison,
    models: [&Model; 2],
    format: ShowFormat,
) -> anyhow::Result<String> {
    match format {
        ShowFormat::Text => Ok(comparisons::text(comparison, models, Theme::of_stdout())),
        ShowFormat::Json => Ok(serde_json::to_string_pretty(comparison)? + "\n"),
    }
}
