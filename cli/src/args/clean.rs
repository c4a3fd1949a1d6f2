use clap::Args;
use nutgraf::raw::text::Language;

use super::common::language;
use super::{InputArgs, PlainOutputArgs};

const EXAMPLES: &str = "\
Examples:
  nutgraf clean page.txt                            The story; on a terminal, also what was cut
  nutgraf clean page.txt --explain                  What was cut, and why, wherever it goes
  nutgraf clean scraped/ --format jsonl -o clean.jsonl
  nutgraf clean page.html --format markdown         Headings and lists as Markdown marks them
  nutgraf clean --rules                             By which rules it cuts and splits
  curl -s example.org/a.txt | nutgraf clean --format jsonl | jq -r .text";

/// Cut from articles what is not their story: menus, share bars, teasers, captions, forms
///
/// The title, the story that is left with its headings and lists in their places, and each cut with
/// its place in the original and the name of the rule behind it. Sentences that were glued together
/// get their space back; nothing else is changed.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CleanArgs {
    /// Show what was cut and why, also where no terminal is looked at
    #[arg(long, help_heading = "Cleaning")]
    pub(crate) explain: bool,

    /// List the rules of cleaning and of sentence splitting, and read nothing
    #[arg(long, help_heading = "Cleaning", conflicts_with_all = ["inputs", "explain", "language"])]
    pub(crate) rules: bool,

    /// Language of the articles, by its ISO 639-1 code [default: told article by article]
    #[arg(long, value_name = "CODE", value_parser = language())]
    #[arg(help_heading = "Cleaning", hide_possible_values = true)]
    pub(crate) language: Option<Language>,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) output: PlainOutputArgs,
}
