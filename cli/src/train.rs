//! `nutgraf train`.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use nutgraf::raw::corpus::{self, Corpus};
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{Progress, Trainer};

use super::args::TrainArgs;
use super::config::TrainConfig;
use super::exit::Exit;
use super::progress::Activity;
use super::report;
use super::terminal::{STRONG, Theme, one_line};

/// Learns a model from a corpus.
pub(crate) fn run(args: TrainArgs) -> anyhow::Result<Exit> {
    let config = TrainConfig::new(args)?;
    let theme = Theme::of_stdout();
    let activity = Activity::new();
    activity.now("reading");
    let corpus = labelled(&config)?;
    activity.aside(|| tell(&of_corpus(&corpus, theme, config.verbose)));
    let watch = |progress: Progress<'_>| activity.now(of_progress(progress));
    let model = if let Some(base) = &config.base {
        config.trainer.continue_from(&base.model, &base.id.to_string(), &corpus, &watch)
    } else {
        let language = config.language.unwrap_or_else(|| corpus.language());
        let trainer = Trainer { language, ..config.trainer };
        within(trainer, config.size, &corpus).train(corpus, &watch)?
    };
    let bytes = model.to_bytes();
    config.sink.write(&bytes)?;
    config.sink.finish()?;
    activity.end();
    let size = report::size(bytes.len());
    let path = config.path.display();
    let report = match config.base {
        Some(_) => format!("\n{}", report::continued(&model, config.precision)),
        None => of_model(&model, theme, config.precision),
    };
    tell(&(report + &format!("\nWrote {path} ({size})\n")));
    Ok(Exit::Done)
}

/// The labels to learn from, or that correct the model to continue.
fn labelled(config: &TrainConfig) -> Result<Corpus, corpus::Error> {
    let Some(base) = &config.base else { return corpus::read(&config.labels, &config.options) };
    let facets: Vec<_> = base.model.facets.iter().map(|own| own.facet.clone()).collect();
    corpus::read_corrections(&config.labels, &facets, &config.options)
}

/// The trainer with the budget of each facet: an even share of `size`.
fn within(trainer: Trainer, size: Option<usize>, corpus: &Corpus) -> Trainer {
    let share = |size: usize| size / corpus.facets.len().max(1);
    Trainer { budget: size.map(share), ..trainer }
}

/// Prints a part of the report. With nobody left to read it, the model is still wanted.
fn tell(report: &str) {
    let _ = io::stdout().write_all(report.as_bytes());
}

fn of_corpus(corpus: &Corpus, theme: Theme, verbose: bool) -> String {
    report::learnt_from(corpus, theme, verbose)
        + &report::left_out(corpus, theme, verbose)
        + &report::doubts(corpus, theme, verbose)
}

fn of_progress(progress: Progress<'_>) -> String {
    match progress {
        Progress::Facet(facet, examples) => {
            format!(
                "{}: counting words of {}",
                one_line(&facet.name),
                report::count(examples, "example")
            )
        }
        Progress::Tried(result) => {
            format!(
                "tried {}: {:.4}, macro-F1 {:.4}",
                result.setting, result.accuracy, result.macro_f1
            )
        }
    }
}

fn of_model(model: &Model, theme: Theme, precision: f64) -> String {
    let mut text = String::new();
    for (classifier, card) in model.facets.iter().zip(&model.card.facets) {
        let facet = &classifier.facet;
        let name = theme.paint(STRONG, one_line(&facet.name));
        let held_out = report::held_out(facet, card);
        let _ = writeln!(text, "\n{name}: {held_out}\n");
        let warnings = report::warnings(facet, card, theme);
        if !warnings.is_empty() {
            let _ = writeln!(text, "{warnings}");
        }
        let offered = report::offered(card, theme);
        if !offered.is_empty() {
            let _ = writeln!(text, "{offered}");
        }
        text += &report::candidates(facet, card);
        text.push('\n');
        text += &report::weights(classifier, card);
        text.push('\n');
        text += &report::thresholds(classifier, precision);
        text += &report::whole_articles(classifier, precision);
    }
    text
}
