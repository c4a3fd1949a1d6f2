use clap::Args;
use nutgraf::raw::text::Language;

use super::common::language;
use super::{InputArgs, PlainOutputArgs};

const EXAMPLES: &str = "\
Examples:
  nutgraf sentences article.txt                     A sentence a line, numbered
  nutgraf sentences article.txt --story             Only those that a brief is chosen from
  nutgraf sentences news.jsonl --format jsonl       With offsets into the text";

/// Split articles into sentences, the text as it stands
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SentencesArgs {
    /// Only sentences of the story, as `clean` leaves it
    #[arg(long, help_heading = "Splitting")]
    pub(crate) story: bool,

    /// Language of the articles, by its ISO 639-1 code [default: told article by article]
    #[arg(long, value_name = "CODE", value_parser = language())]
    #[arg(help_heading = "Splitting", hide_possible_values = true)]
    pub(crate) language: Option<Language>,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) output: PlainOutputArgs,
}
