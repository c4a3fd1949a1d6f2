//! Flags that several subcommands share.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use nutgraf::raw::read::{FORMATS, Format, format_named};
use nutgraf::raw::text::Language;

/// What to read.
#[derive(Debug, Args)]
pub(crate) struct InputArgs {
    /// Files, folders, or `-` for standard input
    ///
    /// A .txt, .md or .html file is one article; .jsonl, .json (also ninjs, and what news services
    /// answer), .csv and .tsv files, RSS and Atom feeds, NITF and NewsML, .warc archives and, if built
    /// in, .parquet files hold many, and so do text files that LexisNexis, Factiva, Europresse or
    /// IRaMuTeQ wrote (--input-format text takes each for one). Each may be compressed as .gz or
    /// .zst. In folders, all files of these kinds are read, in the order of their names. Without
    /// INPUT, what is piped in is read.
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    #[command(flatten)]
    pub(crate) threads: ThreadsArg,

    #[command(flatten)]
    pub(crate) run: RunArgs,
}

/// How the run is told of.
#[derive(Debug, Args)]
pub(crate) struct RunArgs {
    /// Say nothing on standard error but what went wrong
    #[arg(long, help_heading = "Run")]
    pub(crate) quiet: bool,

    /// Fail (exit code 2, not 3) when an article was left out
    #[arg(long, help_heading = "Run")]
    pub(crate) strict: bool,

    /// Write what became of the articles to FILE, as JSON, over an older report
    ///
    /// How many were read, tagged, sure, abstained from, there already and left out, by reason; the
    /// seconds, the model and the exit code.
    #[arg(long, value_name = "FILE", help_heading = "Run")]
    pub(crate) report: Option<PathBuf>,
}

/// How to read it.
#[derive(Debug, Args)]
pub(crate) struct ReadingArgs {
    /// Format of every input; unless given, the name or the first bytes of each tell it
    #[arg(long, value_name = "FORMAT", value_parser = input_format(), help_heading = "Input")]
    pub(crate) input_format: Option<&'static str>,

    /// Field that holds the article's id [default: id; without one, path and line]
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub(crate) id_field: Option<String>,

    /// Field that holds the headline [default: title]
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub(crate) title_field: Option<String>,

    /// Field that holds the text, as body or content.rendered [default: the first of text, article,
    /// body, content]
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub(crate) text_field: Option<String>,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct CorporaArg {
    /// Folder that holds the corpora of a recipe, if they are not where it says
    #[arg(long, value_name = "DIR", help_heading = "Input")]
    pub(crate) corpora: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct ThreadsArg {
    /// Threads to work on [default: one a processor]. They never change the output
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
}

/// Where and how to write.
#[derive(Debug, Args)]
pub(crate) struct OutputArgs {
    /// Form of the output
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t)]
    #[arg(help_heading = "Output")]
    pub(crate) format: FormatName,

    #[command(flatten)]
    pub(crate) file: FileArgs,
}

#[derive(Debug, Args)]
pub(crate) struct FileArgs {
    /// Write to FILE instead of standard output: whole, or not at all
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,

    /// Write over the output file if it is there already
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
}

/// Forms that results can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatName {
    /// For people, in a terminal
    #[default]
    Text,
    /// One JSON object a line; offsets count as in Python
    Jsonl,
    /// A table for spreadsheets, one row an article
    Csv,
    /// A table for databases of columns, one row an article (where nutgraf is built with Parquet)
    Parquet,
    /// News items of the IPTC (ninjs 3.1), one a line, with tags as subjects
    Ninjs,
    /// A page by itself, the evidence marked in the article
    Html,
}

/// Where and how to write what is neither tag nor brief.
#[derive(Debug, Args)]
pub(crate) struct PlainOutputArgs {
    /// Form of the output
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t)]
    #[arg(help_heading = "Output")]
    pub(crate) format: PlainFormatName,

    #[command(flatten)]
    pub(crate) file: FileArgs,
}

/// Forms that text can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlainFormatName {
    /// For people, in a terminal
    #[default]
    Text,
    /// One JSON object a line; offsets count as in Python
    Jsonl,
    /// For editors: headings and lists as Markdown marks them
    Markdown,
}

fn input_format() -> impl TypedValueParser<Value = &'static str> {
    let names = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name()));
    names.map(|name| format_named(&name).map_or("", Format::name))
}

/// Codes of the languages that can be stemmed.
pub(super) fn language() -> impl TypedValueParser<Value = Language> {
    let codes = PossibleValuesParser::new(Language::ALL.iter().map(|language| language.code()));
    codes.map(|code| Language::from_code(&code).unwrap_or(Language::English))
}

/// A share between 0 and 1 that neither bound reaches.
pub(super) fn share(given: &str) -> Result<f64, String> {
    match given.parse() {
        Ok(share) if share > 0.0 && share < 1.0 => Ok(share),
        _ => Err("it must lie between 0 and 1, as 0.9".to_owned()),
    }
}
