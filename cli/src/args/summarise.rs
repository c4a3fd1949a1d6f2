use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use nutgraf::raw::summarise::Method;
use nutgraf::raw::text::Language;

use super::common::language;
use super::{InputArgs, OutputArgs};

const EXAMPLES: &str = "\
Examples:
  nutgraf summarise article.txt                     Three sentences, in the article's words
  nutgraf summarise seeds/ -n 1                     One sentence for each article of a folder
  nutgraf summarise article.txt --words 60          As many sentences as 60 words hold
  nutgraf summarise article.txt --focus 'ceasefire, envoy' --explain
  nutgraf summarise --together a.txt b.txt c.txt    One brief of three reports of one event
  nutgraf summarise news.jsonl --group event        One brief for each event
  nutgraf summarise news.jsonl --format jsonl -o briefs.jsonl";

/// Write briefs: the sentences that stand for an article, in its order and in its words
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SummariseArgs {
    #[command(flatten)]
    pub(crate) length: LengthArgs,

    /// Way of choosing sentences
    #[arg(long, value_name = "NAME", value_parser = method(), default_value_t)]
    #[arg(help_heading = "Brief")]
    pub(crate) method: Method,

    /// Model of briefs [default: the one inside nutgraf]
    #[arg(long, value_name = "FILE", help_heading = "Brief")]
    pub(crate) brief_model: Option<PathBuf>,

    /// Language of the articles, by its ISO 639-1 code [default: told article by article]
    #[arg(long, value_name = "CODE", value_parser = language())]
    #[arg(help_heading = "Brief", hide_possible_values = true)]
    pub(crate) language: Option<Language>,

    /// Print sentences word for word, without the small edits that let them stand alone
    ///
    /// Otherwise the editorial method leaves out a dateline, a label or a leading `However,`, and puts
    /// in brackets what the article says elsewhere: `[Ilse] Harrow`, `WHB [Wexmoor Harbour Board]`,
    /// `[Ilse Harrow] said`. The offsets of a sentence give its original words; JSON lists its `edits`.
    #[arg(long, help_heading = "Brief")]
    pub(crate) verbatim: bool,

    /// Say what earned each sentence its place, and what it beat
    #[arg(long, conflicts_with_all = ["together", "group"], help_heading = "Brief")]
    pub(crate) explain: bool,

    #[command(flatten)]
    pub(crate) focus: FocusArgs,

    #[command(flatten)]
    pub(crate) joint: JointArgs,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// What the brief is to be about.
#[derive(Debug, Args)]
pub(crate) struct FocusArgs {
    /// Words that the brief should be about, as 'ceasefire, envoy'
    ///
    /// In English, words that mean nearly the same count a quarter. Where an article has none of them,
    /// its brief is the plain one, and says so.
    #[arg(long, value_name = "WORDS", conflicts_with = "label", help_heading = "Focus")]
    pub(crate) focus: Option<String>,

    /// Label whose words the brief should keep to, as a classifier learnt them
    #[arg(long, value_name = "LABEL", help_heading = "Focus")]
    pub(crate) label: Option<String>,

    /// Model of tags to take the label from [default: the one inside nutgraf]
    #[arg(short, long, value_name = "FILE", requires = "label", help_heading = "Focus")]
    pub(crate) model: Option<PathBuf>,
}

/// Which articles share a brief: one of these, or none do.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(crate) struct JointArgs {
    /// Write one brief of all articles, taken for reports of one event
    ///
    /// What several reports say, in the same words or in others, counts for more and is said once;
    /// copies of one report count as one. The newest state comes first, where records have a date.
    /// Each sentence names its article, with its headline, outlet and date where they are known.
    #[arg(long, help_heading = "Several reports")]
    pub(crate) together: bool,

    /// Write one brief of all records that have the same value in FIELD
    #[arg(long, value_name = "FIELD", help_heading = "Several reports")]
    pub(crate) group: Option<String>,
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
