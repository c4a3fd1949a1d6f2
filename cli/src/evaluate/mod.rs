//! `nutgraf evaluate`.

mod mismatch;

use nutgraf::raw::corpus::{self, Corpus};
use nutgraf::raw::evaluate::Evaluated;
use nutgraf::raw::pipeline::{Stage, Trainer};

use self::mismatch::refuse_mismatch;
use super::args::EvaluateArgs;
use super::config::{Candidate, EvaluateConfig, LabelledArticles};
use super::exit::Exit;
use super::output::evaluation::render;
use super::output::{methods, predictions};
use super::progress::Activity;
use super::study::{Study, StudyOptions, Trained, halves};
use super::terminal::{self, Theme, one_line};

/// Says how good a model is, or a way of training.
pub(crate) fn run(args: EvaluateArgs) -> anyhow::Result<Exit> {
    let config = EvaluateConfig::new(args)?;
    let activity = Activity::new();
    activity.now("reading");
    let corpus = read(&config.labels)?.with_labels_mapped(&config.mappings)?;
    let evaluated = judge(&config, &corpus, &activity)?;
    write_beside(&config, &corpus, &evaluated, &activity)?;
    activity.end();
    let EvaluateConfig { format, sink, prevalence, .. } = config;
    let theme = if sink.is_stdout() { Theme::of_stdout() } else { Theme::default() };
    let shares = if prevalence { halves(&corpus, &evaluated) } else { Vec::new() };
    sink.write(render(&evaluated.report, &shares, format, theme)?.as_bytes())?;
    sink.finish()?;
    Ok(Exit::Done)
}

fn judge(
    config: &EvaluateConfig,
    corpus: &Corpus,
    activity: &Activity,
) -> anyhow::Result<Evaluated> {
    let EvaluateConfig { evaluation, candidate, learnt, mappings, .. } = config;
    match candidate {
        Candidate::Model(model, _) => {
            let learnt = learnt.as_ref().map(read).transpose()?;
            activity.now("testing");
            let evaluated = evaluation.judge_model(model, corpus, learnt.as_ref())?;
            refuse_mismatch(&evaluated.report, model, mappings)?;
            Ok(evaluated)
        }
        Candidate::Folds(trainer, language, folds) => {
            let trainer = &trained(trainer, *language, corpus);
            Ok(evaluation.judge_folds(trainer, corpus, *folds, &|stage| tell(activity, stage))?)
        }
    }
}

/// The trainer for the language of the corpus.
fn trained(trainer: &Trainer, language: Option<nutgraf::Language>, corpus: &Corpus) -> Trainer {
    let language = language.unwrap_or_else(|| corpus.language());
    Trainer { language, ..*trainer }
}

/// Writes the files that stand beside the report.
fn write_beside(
    config: &EvaluateConfig,
    corpus: &Corpus,
    evaluated: &Evaluated,
    activity: &Activity,
) -> anyhow::Result<()> {
    if let Some(file) = &config.predictions {
        file.sink.write(predictions(&evaluated.predictions, file.format)?.as_bytes())?;
        file.sink.finish()?;
    }
    let Some(file) = &config.methods else { return Ok(()) };
    let (trained, model) = match &config.candidate {
        Candidate::Model(_, id) => (None, Some(id.clone())),
        Candidate::Folds(trainer, language, folds) => {
            let trainer = trained(trainer, *language, corpus);
            (Some(Trained { trainer, folds: *folds }), None)
        }
    };
    let options = StudyOptions {
        evaluation: config.evaluation,
        trained,
        model,
        coders: &config.coders,
        mappings: &config.mappings,
        watch: &|stage| tell(activity, stage),
    };
    let study = Study::of(corpus, evaluated, &options)?;
    file.sink.write(methods(&study, file.format).as_bytes())?;
    file.sink.finish()
}

/// Reads labelled articles, and says how many are not used.
fn read(labels: &LabelledArticles) -> anyhow::Result<Corpus> {
    let corpus = corpus::read(&labels.paths, &labels.options)?;
    if let Some(first) = corpus.left_out.first() {
        terminal::note(format_args!("{} left out, the first: {first}", corpus.left_out.len()));
    }
    Ok(corpus)
}

/// Says what a person who waits would like to know of it.
fn tell(activity: &Activity, stage: Stage<'_>) {
    if let Stage::Fold { facet, fold, mixed } = stage {
        let groups = if mixed { ", groups mixed" } else { "" };
        activity.now(format!("{}: fold {}{groups}", one_line(&facet.name), fold + 1));
    }
}
