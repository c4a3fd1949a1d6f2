use std::path::PathBuf;

use clap::Args;

const EXAMPLES: &str = "\
Examples:
  nutgraf train-relations sentences.jsonl -o mine.toml
  nutgraf train-relations sentences.jsonl --test others.jsonl -o mine.toml

A line has a `text`, which is one sentence, `holder` and `target`, the characters where their names
start and end in it, and a `label`: critical, supportive or none. `recent` marks sentences of the
kind that will be read: by them it is learnt from where on a relation is sure enough to be told.";

/// Learn who is for or against whom from sentences in which it was marked
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct TrainRelationsArgs {
    /// JSON lines of sentences
    #[arg(value_name = "SENTENCES")]
    pub(crate) sentences: PathBuf,

    /// Sentences to judge with the model, which must not stand among the others
    #[arg(long, value_name = "SENTENCES", help_heading = "Input")]
    pub(crate) test: Option<PathBuf>,

    /// File to write the model of relations to: whole, or not at all
    #[arg(short, long, value_name = "FILE", default_value = "relations.toml")]
    #[arg(help_heading = "Output")]
    pub(crate) output: PathBuf,

    /// Write over the model file if it is there already
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
}
