use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use nutgraf::raw::summarise::Method;
use nutgraf::raw::text::Language;

use super::common::{FileArgs, ReadingArgs, ThreadsArg, language};
use super::summarise::LengthArgs;

const EXAMPLES: &str = "\
Examples:
  nutgraf evaluate-brief news.jsonl.gz              The default method, against the lead
  nutgraf evaluate-brief news.jsonl.gz --method all
  nutgraf evaluate-brief news.jsonl.gz --briefs theirs.jsonl --briefs ours.jsonl
  nutgraf evaluate-brief news.jsonl.gz --brief-model mine.safetensors --format json

Each record has a `summary`, with a sentence a line. Figures are those of the rouge-score package
with its stemmer on.";

/// The word for every method there is.
const ALL: &str = "all";

/// Say how good briefs are: ROUGE against summaries that people wrote
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct EvaluateBriefArgs {
    /// Files or folders of articles with summaries, or `-` for standard input
    #[arg(value_name = "REFERENCES", required = true)]
    pub(crate) references: Vec<PathBuf>,

    /// Briefs to judge: JSON lines with `id` and `brief`, a list of sentences; may be given again
    ///
    /// An article that it has no brief for counts as one with an empty brief.
    #[arg(long, value_name = "FILE", help_heading = "Briefs")]
    pub(crate) briefs: Vec<PathBuf>,

    /// Method to judge, or all [default: editorial, without --briefs]; may be given again
    #[arg(long, value_name = "NAME", value_parser = methods(), help_heading = "Briefs")]
    pub(crate) method: Vec<Methods>,

    /// Model of briefs to judge [default: the one inside nutgraf]
    #[arg(long, value_name = "FILE", help_heading = "Briefs")]
    pub(crate) brief_model: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) length: LengthArgs,

    /// Language of the articles, by its ISO 639-1 code
    #[arg(long, value_name = "CODE", value_parser = language(), default_value = "en")]
    #[arg(help_heading = "Input", hide_possible_values = true)]
    pub(crate) language: Language,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    #[command(flatten)]
    pub(crate) threads: ThreadsArg,

    /// Form of the output
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t)]
    #[arg(help_heading = "Output")]
    pub(crate) format: BriefReportFormat,

    #[command(flatten)]
    pub(crate) file: FileArgs,
}

/// Forms that a report can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum BriefReportFormat {
    /// For people, in a terminal
    #[default]
    Text,
    /// One JSON object
    Json,
}

/// The methods that one name stands for.
#[derive(Clone, Debug)]
pub(crate) struct Methods(pub(crate) Vec<Method>);

fn methods() -> impl TypedValueParser<Value = Methods> {
    let names = Method::ALL.iter().map(|method| method.name()).chain([ALL]);
    PossibleValuesParser::new(names).try_map(|name| match name.as_str() {
        ALL => Ok(Methods(Method::ALL.to_vec())),
        name => name.parse().map(|method| Methods(vec![method])),
    })
}
