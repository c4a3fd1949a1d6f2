use std::path::PathBuf;

use clap::{Args, ValueEnum};
use nutgraf::raw::text::Language;

use crate::args::common::language;
use crate::args::{FileArgs, InputArgs};

const EXAMPLES: &str = "\
Examples:
  nutgraf labels next news/                         Twenty of news/, given what labels/ says so far
  nutgraf labels next news.jsonl --facet topic -f prodigy -o next.jsonl
  nutgraf labels next news.jsonl --labels done.jsonl --facet topic=accept -f prodigy
  nutgraf labels next news.jsonl --labels done.json --facet topic=topic -f label-studio
  nutgraf labels next news.jsonl --labels labels --labels done.jsonl --facet topic=label -f doccano

Label what comes out, give it back with --labels beside what was labelled before, and ask again. The
field `random` must come back with it: only articles that were drawn at random can tell how good the
model is. What tools show has no suggested label, since annotators tend to take it over.";

/// Say which articles to label next, and how good a model of the labels so far is
///
/// Below sixty labels these are the most typical articles, one of each matter; from then on those that
/// a model of the labels hesitates about, each of another matter. A label that is defined and has no
/// example yet gets the article that it fits best. Two of twenty are drawn at random. Ten thousand
/// articles are looked at; of more, so many are drawn. The same articles and labels give the same picks.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct NextArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,

    /// Labels so far, in any shape that `train` reads; may be given again [default: labels, if it is
    /// there]
    #[arg(long, value_name = "LABELS", help_heading = "Labels")]
    pub(crate) labels: Vec<PathBuf>,

    /// Facet to label, and for records the field of its labels, as topic=section [default: the first]
    #[arg(long, value_name = "NAME[=FIELD]", help_heading = "Labels")]
    pub(crate) facet: Option<String>,

    /// Articles to label
    #[arg(long, value_name = "N", default_value_t = 20, help_heading = "Labels")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) count: u16,

    /// Language of the articles, by its ISO 639-1 code; `mul` reads each in its own [default: told from
    /// the labelled ones]
    #[arg(long, value_name = "CODE", value_parser = language())]
    #[arg(help_heading = "Input", hide_possible_values = true)]
    pub(crate) language: Option<Language>,

    /// Form of the output
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t)]
    #[arg(help_heading = "Output")]
    pub(crate) format: PicksFormat,

    #[command(flatten)]
    pub(crate) file: FileArgs,
}

/// Forms that articles to label can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum PicksFormat {
    /// For people, in a terminal
    #[default]
    Text,
    /// One JSON object a line, with the label that the model would give
    Jsonl,
    /// A table whose column `label` is to be filled
    Csv,
    /// Tasks to import into Label Studio
    LabelStudio,
    /// Lines to import into doccano, as JSONL
    Doccano,
    /// Lines for Prodigy's choice interface
    Prodigy,
}
