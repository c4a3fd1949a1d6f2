use std::num::NonZeroUsize;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use nutgraf::summarise::Method;
use nutgraf::text::Language;

use super::common::language;
use super::{InputArgs, OutputArgs};

const EXAMPLES: &str = "\
Examples:
  nutgraf summarise article.txt                     Three sentences, in the article's words
  nutgraf summarise seeds/ -n 1                     One sentence for each article of a folder
  nutgraf summarise article.txt --words 60          As many sentences as 60 words hold
  nutgraf summarise news.jsonl --format jsonl -o briefs.jsonl";

/// Write briefs: the sentences that stand for an article, word by word and in its order
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SummariseArgs {
    #[command(flatten)]
    pub(crate) length: LengthArgs,

    /// Way of choosing sentences
    #[arg(long, value_name = "NAME", value_parser = method(), default_value_t)]
    #[arg(help_heading = "Brief")]
    pub(crate) method: Method,

    /// Language of the articles, by its ISO 639-1 code
    #[arg(long, value_name = "CODE", value_parser = language(), default_value = "en")]
    #[arg(help_heading = "Brief", hide_possible_values = true)]
    pub(crate) language: Language,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// How long the brief is to be: one of these.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(crate) struct LengthArgs {
    /// Sentences of the brief, or all there are [default: 3]
    #[arg(short = 'n', long, value_name = "N", help_heading = "Brief")]
    pub(crate) sentences: Option<NonZeroUsize>,

    /// Words that the brief may have; one sentence at least
    #[arg(long, value_name = "N", help_heading = "Brief")]
    pub(crate) words: Option<NonZeroUsize>,

    /// Share of the article's sentences in per cent, rounded up
    #[arg(long, value_name = "P", value_parser = percent, help_heading = "Brief")]
    pub(crate) percent: Option<f32>,
}

fn method() -> impl TypedValueParser<Value = Method> {
    let names = PossibleValuesParser::new(Method::ALL.iter().map(|method| method.name()));
    names.try_map(|name| name.parse::<Method>())
}

fn percent(given: &str) -> Result<f32, String> {
    match given.trim_end_matches('%').parse() {
        Ok(percent) if percent > 0.0 && percent <= 100.0 => Ok(percent),
        _ => Err("it must lie above 0 and not above 100, as 20".to_owned()),
    }
}
