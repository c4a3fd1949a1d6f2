use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;
use nutgraf::raw::pipeline::{ACTORS, PRECISION};
use nutgraf::raw::text::Language;

use super::ThreadsArg;
use super::common::{language, share};

const EXAMPLES: &str = "\
Examples:
  nutgraf serve                                     On http://127.0.0.1:8686/, for this machine alone
  curl --data-binary @article.txt -H 'Content-Type: text/plain' localhost:8686/v1/classify
  nutgraf serve --archive news.sqlite --labels labels/
  NUTGRAF_TOKEN=$(openssl rand -hex 16) nutgraf serve --host 0.0.0.0

docs/api.md tells the paths; so does /v1/openapi.json.";

/// Answer over HTTP: tags, briefs, cleaned articles, and corrections to learn from
///
/// For a CMS or whatever else speaks HTTP. It prints its address, and ends with Ctrl-C, when what it was
/// asked is answered.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    pub(crate) engine: EngineArgs,

    /// Archive that /v1/articles shows, an SQLite file of `nutgraf classify --into`
    #[arg(long, value_name = "ARCHIVE", help_heading = "Newsroom")]
    pub(crate) archive: Option<PathBuf>,

    /// Labels folder that corrections are put into [default: they are not taken]
    #[arg(long, value_name = "DIR", help_heading = "Newsroom")]
    pub(crate) labels: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) listen: ListenArgs,

    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

/// What articles are read with.
#[derive(Clone, Debug, Args)]
pub(crate) struct EngineArgs {
    /// Model to tag with [default: the one inside nutgraf]
    #[arg(short, long, value_name = "FILE", help_heading = "Tags")]
    pub(crate) model: Option<PathBuf>,

    /// Facet to tag, instead of all; may be given again
    #[arg(long, value_name = "NAME", help_heading = "Tags")]
    pub(crate) facet: Vec<String>,

    /// Actors of an article that a stance is told towards
    #[arg(long, value_name = "N", default_value_t = ACTORS, help_heading = "Tags")]
    pub(crate) actors: usize,

    /// Share of sure tags that must be right, between 0 and 1
    #[arg(long, value_name = "P", value_parser = share, default_value_t = PRECISION)]
    #[arg(help_heading = "Tags")]
    pub(crate) precision: f64,

    /// Model of briefs [default: the one inside nutgraf]
    #[arg(long, value_name = "FILE", help_heading = "Brief")]
    pub(crate) brief_model: Option<PathBuf>,

    /// Language of the articles, by its ISO 639-1 code [default: told article by article]
    #[arg(long, value_name = "CODE", value_parser = language())]
    #[arg(help_heading = "Tags", hide_possible_values = true)]
    pub(crate) language: Option<Language>,

    #[command(flatten)]
    pub(crate) threads: ThreadsArg,
}

/// Where to listen, and to whom.
#[derive(Debug, Args)]
pub(crate) struct ListenArgs {
    /// Address to listen on; one that other machines reach takes a token
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", help_heading = "Server")]
    pub(crate) host: String,

    /// Port to listen on; 0 takes any that is free
    #[arg(long, value_name = "N", default_value_t = 8686, help_heading = "Server")]
    pub(crate) port: u16,

    /// Token that every request must have, as `Authorization: Bearer TOKEN` [default: the variable `NUTGRAF_TOKEN`]
    ///
    /// Others on this machine see what was typed; the variable they do not.
    #[arg(long, value_name = "TOKEN", help_heading = "Server")]
    pub(crate) token: Option<String>,

    /// Name that the server may be asked for by, beside this machine's own; may be given again
    #[arg(long, value_name = "NAME", help_heading = "Server")]
    pub(crate) allow_host: Vec<String>,
}

/// What a request may take.
#[derive(Debug, Args)]
#[expect(clippy::struct_field_names, reason = "they are called as their flags")]
pub(crate) struct LimitArgs {
    /// Megabytes that a request may have
    #[arg(long, value_name = "MB", default_value_t = 16.0, help_heading = "Limits")]
    pub(crate) max_body: f64,

    /// Seconds that a request may take to arrive
    #[arg(long, value_name = "SECONDS", default_value_t = 10.0, help_heading = "Limits")]
    pub(crate) max_arrival: f64,

    /// Seconds that an answer may take from then on
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0, help_heading = "Limits")]
    pub(crate) max_answer: f64,

    /// Requests that may be worked on and wait at once; more are asked to try again
    #[arg(long, value_name = "N", default_value = "256", help_heading = "Limits")]
    pub(crate) max_waiting: NonZeroUsize,
}
