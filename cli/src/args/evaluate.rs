use std::path::PathBuf;

use clap::{Args, ValueEnum};
use nutgraf::raw::corpus::{Condition, FacetField, LabelMapping};
use nutgraf::raw::pipeline::PRECISION;
use nutgraf::raw::text::Language;

use super::common::{CorporaArg, FileArgs, ReadingArgs, ThreadsArg, language, share};
use super::train::AlgorithmName;
use crate::study::SecondCoder;

const EXAMPLES: &str = "\
Examples:
  nutgraf evaluate --folds 5 labels/                How good a model of these labels would be
  nutgraf evaluate -m mine.safetensors test/        A model on articles that it did not learn from
  nutgraf evaluate -m mine.safetensors news.jsonl.gz --facet topic=section --where split=test
  nutgraf evaluate --folds 5 news.jsonl --facet lean=label --group outlet
  nutgraf evaluate --folds 5 labels/ --format html -o report.html
  nutgraf evaluate --folds 5 labels/ --predictions all.csv --methods methods.md
  nutgraf evaluate test.jsonl --facet stance=tone --map positive=supportive --map negative=critical";

/// Say how good a model is, or models of these labels: accuracy, F1, calibration, leaks
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct EvaluateArgs {
    /// Labelled articles to test on, in any shape that `train` reads
    #[arg(value_name = "LABELS", required = true)]
    pub(crate) labels: Vec<PathBuf>,

    /// Model to test [default: the one inside nutgraf]
    #[arg(short, long, value_name = "FILE", conflicts_with = "folds", help_heading = "Test")]
    pub(crate) model: Option<PathBuf>,

    /// Train and test in K folds, instead of testing a model
    ///
    /// Each fold is the test of a model that is trained on the others, settings included.
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u8).range(2..))]
    #[arg(help_heading = "Test")]
    pub(crate) folds: Option<u8>,

    /// What the model learnt from, to look for test articles that it has met there
    #[arg(long, value_name = "LABELS", conflicts_with = "folds", help_heading = "Test")]
    pub(crate) learnt: Vec<PathBuf>,

    /// Of what it learnt from, only records whose FIELD holds VALUE, as split=train
    #[arg(long, value_name = "FIELD=VALUE", requires = "learnt", help_heading = "Test")]
    pub(crate) learnt_where: Vec<Condition>,

    /// Share of sure tags that must be right, between 0 and 1
    #[arg(long, value_name = "P", value_parser = share, default_value_t = PRECISION)]
    #[arg(help_heading = "Test")]
    pub(crate) precision: f64,

    /// Facet to test and the field of its labels, as topic=section; may be given again
    #[arg(long, value_name = "NAME=FIELD", help_heading = "Input")]
    pub(crate) facet: Vec<FacetField>,

    /// Test only on records whose FIELD holds VALUE, as split=test; may be given again
    #[arg(long = "where", value_name = "FIELD=VALUE", help_heading = "Input")]
    pub(crate) only: Vec<Condition>,

    /// Field whose value keeps articles together in a fold, such as the outlet
    ///
    /// The report then also says what mixing the groups would have made of the figures.
    #[arg(long, value_name = "FIELD", requires = "folds", help_heading = "Input")]
    pub(crate) group: Option<String>,

    /// What a label is called in the model, as positive=supportive; may be given again
    #[arg(long, value_name = "LABEL=LABEL", help_heading = "Input")]
    pub(crate) map: Vec<LabelMapping>,

    /// Field, or column of a labels folder's table, of a second coder's labels, as coder2 or
    /// topic=coder2; for the methods sheet
    #[arg(long, value_name = "COLUMN", requires = "methods", help_heading = "Input")]
    pub(crate) second_coder: Vec<SecondCoder>,

    #[command(flatten)]
    pub(crate) corpora: CorporaArg,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    /// How to fit in folds
    #[arg(long, value_enum, value_name = "NAME", default_value_t, help_heading = "Learning")]
    pub(crate) algorithm: AlgorithmName,

    /// Language of the articles that are learnt from in folds, by its ISO 639-1 code; `mul` reads
    /// each in its own [default: told from the articles]
    #[arg(long, value_name = "CODE", value_parser = language())]
    #[arg(help_heading = "Learning", hide_possible_values = true)]
    pub(crate) language: Option<Language>,

    /// Form of the report
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t)]
    #[arg(help_heading = "Output")]
    pub(crate) format: ReportFormat,

    /// Say how far counts of labels can be corrected: half of the articles corrects the other
    #[arg(long, help_heading = "Output")]
    pub(crate) prevalence: bool,

    /// Write what is said of every article, with its fold, probabilities and words, as .csv or .jsonl
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) predictions: Option<PathBuf>,

    /// Write a methods sheet for a paper, as .md or .html
    ///
    /// Data, test, figures with intervals, baselines, agreement, calibration, what is confused, how the
    /// figures were made, and a paragraph to cite. With --folds it also trains the baseline of a bag of
    /// words, and where dates and outlets are known (fields or columns called date, outlet and the
    /// like) tests the latest articles and outlets that were not learnt from: three times the work.
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) methods: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) file: FileArgs,

    #[command(flatten)]
    pub(crate) threads: ThreadsArg,
}

/// Forms that a report can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people, in a terminal
    #[default]
    Text,
    /// One JSON object
    Json,
    /// A page by itself, with plots
    Html,
}
