use clap::Args;
use nutgraf::raw::dedup::NEAR_COPY;

use super::common::share;
use super::{InputArgs, PlainOutputArgs};

const EXAMPLES: &str = "\
Examples:
  nutgraf copies news/                              Wire stories that several papers carry
  nutgraf copies news.jsonl --least 0.8             Only those that are nearly word for word
  nutgraf copies news.jsonl -f jsonl | jq -r '.copies[1:][].id'   All but the first of each";

/// Find articles that are nearly the same text, such as wire stories in many papers
///
/// Two articles resemble each other as their runs of five words do: 1 is the same text, 0 has no
/// run in common. Each group is printed with what its articles have in common with its first. Time
/// and memory grow with the number of articles, not of pairs: four hundred bytes an article.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CopiesArgs {
    /// Resemblance, between 0 and 1, from which two articles are copies
    #[arg(long, value_name = "SHARE", value_parser = share, default_value_t = f64::from(NEAR_COPY))]
    #[arg(help_heading = "Finding")]
    pub(crate) least: f64,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) output: PlainOutputArgs,
}
