//! The `nutgraf` program: what was typed ([`args`]), what is needed for it ([`config`]), one file a
//! subcommand, and one a format of output ([`output`]).

#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "lines read better as they will stand; one allocation a line is nothing beside an analysis"
)]

#[cfg(feature = "archive")]
mod archive;
mod args;
mod articles;
mod batch;
mod classify;
mod clean;
#[cfg(feature = "desk")]
mod clock;
mod config;
mod copies;
#[cfg(feature = "desk")]
mod corrections;
#[cfg(feature = "desk")]
mod desk;
mod destination;
mod evaluate;
mod evaluate_brief;
mod exit;
mod interrupt;
mod labels;
#[cfg(feature = "desk")]
mod listing;
mod model;
mod output;
mod page;
mod prevalence;
mod progress;
mod record;
mod rendered;
mod report;
mod run_report;
mod sentences;
#[cfg(feature = "desk")]
mod serve;
mod sink;
mod study;
mod summarise;
mod tally;
mod terminal;
mod train;
mod train_brief;
mod train_picks;
mod train_relations;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Args, Command, ModelCommand};
use exit::Exit;
use sink::Sink;

fn main() -> ExitCode {
    run().into()
}

/// Does what the command line asks for.
fn run() -> Exit {
    #[cfg(feature = "parquet")]
    exit::tell_no_contained_panic();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(usage) => return exit::of_usage(&usage),
    };
    match dispatch(args.command) {
        Ok(exit) => exit,
        Err(error) => exit::of_error(&error),
    }
}

fn dispatch(command: Command) -> anyhow::Result<Exit> {
    match command {
        Command::Classify(args) => classify::run(args),
        Command::Summarise(args) => summarise::run(args),
        Command::Clean(args) => clean::run(args),
        Command::Sentences(args) => sentences::run(args),
        Command::Copies(args) => copies::run(args),
        Command::Train(args) => train::run(args),
        Command::Evaluate(args) => evaluate::run(args),
        Command::Labels { command } => labels::run(command),
        Command::TrainBrief(args) => train_brief::run(args),
        Command::EvaluateBrief(args) => evaluate_brief::run(args),
        Command::TrainRelations(args) => train_relations::run(args),
        Command::Model { command } => of_model(command),
        #[cfg(feature = "archive")]
        Command::Archive(args) => archive::run(&args),
        #[cfg(feature = "desk")]
        Command::Desk(args) => desk::run(args),
        #[cfg(feature = "desk")]
        Command::Serve(args) => serve::run(args),
        Command::Completions { shell } => completions(shell),
    }
}

fn of_model(command: ModelCommand) -> anyhow::Result<Exit> {
    match command {
        ModelCommand::Show(args) => model::show(&args),
        ModelCommand::Drift(args) => model::drift(args),
        ModelCommand::Compare(args) => model::compare(args),
    }
}

fn completions(shell: clap_complete::Shell) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    let mut command = Args::command();
    clap_complete::generate(shell, &mut command, env!("CARGO_BIN_NAME"), &mut script);
    let sink = Sink::stdout();
    sink.write(&script)?;
    sink.finish()?;
    Ok(Exit::Done)
}
