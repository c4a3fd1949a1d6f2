use std::path::PathBuf;

use clap::Args;

use super::OutputArgs;
use super::classify::Extra;

const EXAMPLES: &str = "\
Examples:
  nutgraf classify day/ --brief --into news.sqlite  Put a day into an archive
  nutgraf archive news.sqlite                       What it holds
  nutgraf archive news.sqlite --search 'ceasefire OR truce'
  nutgraf archive news.sqlite -f csv --long -o tags.csv
  sqlite3 news.sqlite 'SELECT day, labels, title FROM records'";

/// Look into an archive: what it holds, what a search finds, or its records in any format
///
/// An archive is an SQLite file that `nutgraf classify --into` writes. Its tables and views are told
/// in docs/archive.md.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ArchiveArgs {
    /// The archive
    #[arg(value_name = "FILE")]
    pub(crate) archive: PathBuf,

    /// Only articles that hold these words: full-text search, as SQLite's FTS5 has it
    ///
    /// Words are looked for whole, capitals and accents apart: 'ceasefire envoy' finds articles with
    /// both, 'ceasefire OR truce' with either, 'truce NOT war', '"peace talks"' word for word, 'cease*'
    /// with what begins so, 'title: budget' in headlines.
    #[arg(long, value_name = "WORDS")]
    pub(crate) search: Option<String>,

    #[command(flatten)]
    pub(crate) output: OutputArgs,

    /// Give tables a row a tag, not an article: for databases and statistics
    #[arg(long, help_heading = "Output")]
    pub(crate) long: bool,

    /// What else of an article the records repeat: its text
    #[arg(long, value_enum, value_name = "WHAT", help_heading = "Output")]
    pub(crate) with: Vec<Extra>,
}
