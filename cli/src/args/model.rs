use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub(crate) enum ModelCommand {
    Show(ShowArgs),
}

const EXAMPLES: &str = "\
Examples:
  nutgraf model show                                The model inside nutgraf
  nutgraf model show --briefs                       The model of briefs inside it, as curves
  nutgraf model show mine.safetensors --format json";

/// Say what a model knows, where it comes from, and how far it can be relied on
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ShowArgs {
    /// Model file [default: the one inside nutgraf]
    #[arg(value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,

    /// Show the model of briefs inside nutgraf
    #[arg(long, conflicts_with = "model")]
    pub(crate) briefs: bool,

    /// Form of the output
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t)]
    pub(crate) format: ShowFormat,
}

/// Forms that a model can be shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShowFormat {
    /// For people, in a terminal
    #[default]
    Text,
    /// One JSON object
    Json,
}
