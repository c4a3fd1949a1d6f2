//! `nutgraf classify --prevalence`.

use nutgraf::raw::pipeline::{HeldOut, prevalence, survey, survey_examples};

use super::args::ClassifyArgs;
use super::articles::{articles, held_out, labelled};
use super::config::PrevalenceConfig;
use super::exit::Exit;
use super::output::shares;
use super::progress::Activity;
use super::terminal::Theme;

/// Says which share of a batch each label has.
pub(crate) fn run(args: ClassifyArgs) -> anyhow::Result<Exit> {
    let PrevalenceConfig { batch, sink, model, labels, format } = PrevalenceConfig::new(args)?;
    let activity = Activity::new();
    activity.now("reading");
    let articles = articles(batch.inputs, &batch.options)?;
    activity.now("classifying");
    let surveyed = survey(&model, &articles);
    let known = match labels {
        Some((path, facets)) => {
            let corpus = labelled(path, facets, batch.options)?;
            activity.now("testing on labelled articles");
            let said = held_out(&model, &corpus, &|_| ())?;
            Some((said, survey_examples(&model, &corpus)))
        }
        None => None,
    };
    activity.now("correcting");
    let own = known.as_ref().map(|(predictions, surveys)| HeldOut { predictions, surveys });
    let found = prevalence(&model, own, &surveyed);
    activity.end();
    let theme = if sink.is_stdout() { Theme::of_stdout() } else { Theme::default() };
    sink.write(shares::render(&found, format, theme)?.as_bytes())?;
    sink.finish()?;
    Ok(Exit::Done)
}
