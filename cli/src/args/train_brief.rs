use std::path::PathBuf;

use clap::Args;
use nutgraf::raw::text::Language;

use super::common::{ReadingArgs, ThreadsArg, language};

const EXAMPLES: &str = "\
Examples:
  nutgraf train-brief news.jsonl.gz -o mine.safetensors
  nutgraf summarise article.txt --brief-model mine.safetensors
  nutgraf train-brief --picks picks.jsonl news.jsonl.gz -o mine.toml
  nutgraf evaluate-brief held-out.jsonl.gz --brief-model mine.safetensors

Each record has a `summary`, with a sentence a line, beside its text or its `sentences`. With
--picks it needs none.";

/// Learn how to write briefs from articles with summaries that people wrote
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct TrainBriefArgs {
    /// Files or folders of articles with summaries, or `-` for standard input
    #[arg(value_name = "ARTICLES", required = true)]
    pub(crate) articles: Vec<PathBuf>,

    /// Language of the articles, by its ISO 639-1 code
    #[arg(long, value_name = "CODE", value_parser = language(), default_value = "en")]
    #[arg(help_heading = "Input", hide_possible_values = true)]
    pub(crate) language: Language,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    /// Learn which sentences editors would print, from picks: JSON lines with the `id` of an article
    /// and `picks`, the fingerprints of the sentences that a reader chose
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(crate) picks: Option<PathBuf>,

    /// File to write the model of briefs to: whole, or not at all [default: brief.safetensors, or
    /// brief.toml of picks]
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,

    /// Write over the model file if it is there already
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,

    #[command(flatten)]
    pub(crate) threads: ThreadsArg,
}
