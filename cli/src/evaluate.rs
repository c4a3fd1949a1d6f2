//! `nutgraf evaluate`.

use nutgraf::raw::corpus::{self, Corpus};
use nutgraf::raw::evaluate::Report;
use nutgraf::raw::pipeline::{Stage, Trainer};

use super::args::EvaluateArgs;
use super::config::{Candidate, EvaluateConfig, LabelledArticles};
use super::exit::Exit;
use super::output::evaluation::render;
use super::progress::Activity;
use super::terminal::{self, Theme, one_line};

/// Says how good a model is, or a way of training.
pub(crate) fn run(args: EvaluateArgs) -> anyhow::Result<Exit> {
    let config = EvaluateConfig::new(args)?;
    let activity = Activity::new();
    let report = report(&config, &activity);
    activity.end();
    let EvaluateConfig { format, sink, .. } = config;
    let theme = if sink.is_stdout() { Theme::of_stdout() } else { Theme::default() };
    sink.write(render(&report?, format, theme)?.as_bytes())?;
    sink.finish()?;
    Ok(Exit::Done)
}

fn report(config: &EvaluateConfig, activity: &Activity) -> anyhow::Result<Report> {
    let EvaluateConfig { evaluation, labels, candidate, learnt, .. } = config;
    activity.now("reading");
    let corpus = read(labels)?;
    match candidate {
        Candidate::Model(model) => {
            let learnt = learnt.as_ref().map(read).transpose()?;
            activity.now("testing");
            Ok(evaluation.of_model(model, &corpus, learnt.as_ref())?)
        }
        Candidate::Folds(trainer, language, folds) => {
            let language = language.unwrap_or_else(|| corpus.language());
            let trainer = &Trainer { language, ..*trainer };
            let watch =
                |stage: Stage<'_>| of_stage(stage).into_iter().for_each(|s| activity.now(s));
            Ok(evaluation.of_folds(trainer, &corpus, *folds, &watch)?)
        }
    }
}

/// Reads labelled articles, and says how many are not used.
fn read(labels: &LabelledArticles) -> anyhow::Result<Corpus> {
    let corpus = corpus::read(&labels.paths, &labels.options)?;
    if let Some(first) = corpus.left_out.first() {
        terminal::note(format_args!("{} left out, the first: {first}", corpus.left_out.len()));
    }
    Ok(corpus)
}

/// What a person who waits would like to know of it.
fn of_stage(stage: Stage<'_>) -> Option<String> {
    match stage {
        Stage::Fold { facet, fold, mixed } => {
            let groups = if mixed { ", groups mixed" } else { "" };
            Some(format!("{}: fold {}{groups}", one_line(&facet.name), fold + 1))
        }
        Stage::Training(_) => None,
    }
}
