use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use nutgraf::raw::corpus::FacetField;

use super::common::{ReadingArgs, ThreadsArg};

#[derive(Debug, Subcommand)]
pub(crate) enum ModelCommand {
    Show(ShowArgs),
    Drift(DriftArgs),
    Compare(CompareArgs),
}

const DRIFT_EXAMPLES: &str = "\
Examples:
  nutgraf model drift labels/ today.jsonl           Against the labels that a model is made of
  nutgraf model drift march.jsonl april.jsonl -m mine.safetensors

What this cannot tell: whether labels mean what they meant; a fall in accuracy that leaves the model
as sure as it was (on an encyclopaedia over four years confidence missed falls of .06 to .10, and gave
false alarms in three of four quarters of 2020); what is wrong with articles that it abstains from. A
difference is no fault: every other outlet is different. To know, label 100 of the new articles, picked
at random, and run `nutgraf evaluate`.";

/// Say whether newer articles differ from older ones, and whether a model is probably worse on them
///
/// Different: whether a classifier can tell new articles from old ones, and which words are new. Worse:
/// how far the model's confidence has fallen, and which accuracy that leaves to expect. No labels are
/// needed; with labelled older articles the expectation stands on articles that were not learnt from.
#[derive(Debug, Args)]
#[command(after_help = DRIFT_EXAMPLES)]
pub(crate) struct DriftArgs {
    /// Older articles: what the model learnt from, or other labelled ones, or a batch without labels
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,

    /// Newer articles, in any format that `classify` reads
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,

    /// Model to look with [default: the one inside nutgraf]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,

    /// Facet and the field of its labels in OLD, as topic=section; may be given again
    #[arg(long, value_name = "NAME=FIELD", help_heading = "Input")]
    pub(crate) facet: Vec<FacetField>,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    /// Form of the output
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t)]
    pub(crate) format: ShowFormat,

    #[command(flatten)]
    pub(crate) threads: ThreadsArg,
}

const COMPARE_EXAMPLES: &str = "\
Examples:
  nutgraf model compare old.safetensors new.safetensors           Which words stand for what
  nutgraf model compare old.safetensors new.safetensors week.jsonl
  nutgraf model compare old.safetensors new.safetensors test.jsonl --facet topic=section";

/// Say what another model changes: which labels move, by which words, and who is right more often
///
/// On labelled articles, which neither should have learnt from, `McNemar`'s test tells whether the
/// difference may be chance.
#[derive(Debug, Args)]
#[command(after_help = COMPARE_EXAMPLES)]
pub(crate) struct CompareArgs {
    /// The first model file
    #[arg(value_name = "FIRST")]
    pub(crate) first: PathBuf,

    /// The second
    #[arg(value_name = "SECOND")]
    pub(crate) second: PathBuf,

    /// Articles that both are to label, in any format that `classify` or `train` reads
    #[arg(value_name = "ARTICLES")]
    pub(crate) articles: Option<PathBuf>,

    /// Facet and the field of its labels in ARTICLES, as topic=section; may be given again
    #[arg(long, value_name = "NAME=FIELD", help_heading = "Input")]
    pub(crate) facet: Vec<FacetField>,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    /// Form of the output
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t)]
    pub(crate) format: ShowFormat,

    #[command(flatten)]
    pub(crate) threads: ThreadsArg,
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
