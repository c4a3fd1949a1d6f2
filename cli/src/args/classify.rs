use std::path::PathBuf;

use clap::{Args, ValueEnum};
use nutgraf::raw::corpus::FacetField;
use nutgraf::raw::pipeline::{ACTORS, PRECISION};
use nutgraf::raw::text::Language;

use super::common::{language, share};
use super::{InputArgs, OutputArgs};

const EXAMPLES: &str = "\
Examples:
  nutgraf classify seeds/                           All articles of a folder
  curl -s example.org/a.txt | nutgraf classify      What is piped in
  nutgraf classify a.txt --facet topic --all        Every topic, ranked
  nutgraf classify a.txt --target 'Ilse Harrow'     The stance towards somebody
  nutgraf classify a.txt --explain                  The words for and against each tag
  nutgraf classify seeds/ --define 'strike: workers stop work; merger: two companies join'
                                                    Labels of your own, without an example
  nutgraf classify seeds/ --brief                   Tags and a brief of three sentences
  nutgraf classify seeds/ --relations               Who is for or against whom
  nutgraf classify day/ --brief --into news.sqlite  An archive to search and query
  nutgraf classify news/ --brief --format csv --long -o tags.csv
                                                    A table with a row a tag
  nutgraf classify news/ --format html -o tags.html
  nutgraf classify news/ --prevalence --labels labels/
                                                    Label shares, corrected for errors";

/// Tag articles on every facet of a model, such as topic and stance
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct ClassifyArgs {
    /// Model to tag with [default: the one inside nutgraf]
    #[arg(short, long, value_name = "FILE", help_heading = "Tags")]
    pub(crate) model: Option<PathBuf>,

    /// Tag with labels that are only defined: a line as 'LABEL: DEFINITION; LABEL: DEFINITION', or a
    /// facets.toml
    ///
    /// No article needs to be labelled for it: what the words of a definition mean is compared with
    /// what those of an article mean. Its tags are never sure, since nothing was there to learn from
    /// how often they are right; `train` learns that from labelled articles.
    #[arg(long, value_name = "DEFINITIONS", conflicts_with = "model", help_heading = "Tags")]
    pub(crate) define: Option<String>,

    /// Rules to apply, as a rules.toml of a labels folder, in place of those that the model carries
    ///
    /// A rule says which articles it looks for, by phrases or names and perhaps by their date, and what
    /// holds of them: a label that must be given or must never be, one that is likelier or less likely,
    /// or a phrase that stands for another. What it changes cites it. One of certain days does not hold
    /// for an article that tells no date.
    #[arg(long, value_name = "FILE", help_heading = "Tags")]
    pub(crate) rules: Option<PathBuf>,

    /// Facet to tag, instead of all; may be given again
    #[arg(long, value_name = "NAME", help_heading = "Tags")]
    pub(crate) facet: Vec<String>,

    /// Whom or what a stance is asked towards, in every article
    ///
    /// Otherwise an article's own `target` counts, or else the actors it is most about. Any spelling
    /// of the name will do, and a surname.
    #[arg(long, value_name = "NAME", help_heading = "Tags")]
    pub(crate) target: Option<String>,

    /// Actors of an article that a stance is told towards
    ///
    /// Only by models that learnt from sentences which name a target; others judge an article whole,
    /// towards its main actor.
    #[arg(long, value_name = "N", default_value_t = ACTORS, help_heading = "Tags")]
    pub(crate) actors: usize,

    /// Language of the articles, by its ISO 639-1 code [default: told article by article]
    ///
    /// A model gives no tags to articles in a language that it does not know. This overrides what
    /// the articles tell.
    #[arg(long, value_name = "CODE", value_parser = language())]
    #[arg(help_heading = "Tags", hide_possible_values = true)]
    pub(crate) language: Option<Language>,

    /// List every label with its probability, not only those that fit
    #[arg(long, help_heading = "Tags")]
    pub(crate) all: bool,

    /// Share of sure tags that must be right, between 0 and 1
    ///
    /// Tags are called sure from the probability on at which, on articles that the model did not
    /// learn from, this share of them was right. `model show` tells how many tags that leaves.
    #[arg(long, value_name = "P", value_parser = share, default_value_t = PRECISION)]
    #[arg(help_heading = "Tags")]
    pub(crate) precision: f64,

    /// Give no tag where none is sure
    #[arg(long, conflicts_with = "all", help_heading = "Tags")]
    pub(crate) abstain: bool,

    /// Give for each tag the words and phrases for and against it, with their share of the score
    #[arg(long, help_heading = "Tags")]
    pub(crate) explain: bool,

    /// Write the brief beside the tags: three sentences, from the same reading of the article
    #[arg(long, help_heading = "Tags")]
    pub(crate) brief: bool,

    /// Tell who is for or against whom, by whose words and in which sentence
    ///
    /// Of English articles alone, and only what is sure enough: some eight in ten are right. `quoted`
    /// says that it is not the outlet or the holder who says so, but somebody else.
    #[arg(long, help_heading = "Tags")]
    pub(crate) relations: bool,

    /// Print the sentences of the brief word for word, without the small edits that let them stand alone
    #[arg(long, requires = "brief", help_heading = "Tags")]
    pub(crate) verbatim: bool,

    /// Say which share of the articles each label has, instead of which articles have it
    ///
    /// Counted, and corrected for the classifier's errors by labelled articles that it did not learn
    /// from, with a 95 % interval for these articles. Right where the articles of a label are alike in
    /// both, however often it occurs; where the two sets can be told apart, no correction is given.
    #[arg(long, help_heading = "Shares")]
    #[arg(conflicts_with_all = ["define", "all", "abstain", "explain", "brief", "long", "with", "target"])]
    pub(crate) prevalence: bool,

    /// Labelled articles that correct the shares, in any shape that `train` reads: at best 100 of these,
    /// picked at random
    #[arg(long, value_name = "LABELS", requires = "prevalence", help_heading = "Shares")]
    pub(crate) labels: Option<PathBuf>,

    /// Facet and the field of its labels there, as topic=section; may be given again
    #[arg(long, value_name = "NAME=FIELD", requires = "labels", help_heading = "Shares")]
    pub(crate) labels_field: Vec<FacetField>,

    #[command(flatten)]
    pub(crate) input: InputArgs,

    #[command(flatten)]
    pub(crate) output: OutputArgs,

    /// Put the records into an archive, an SQLite file, which is made where there is none
    ///
    /// An article that is there already, with the same text, model and settings, is not read again; one
    /// that was there in another form is replaced, and kept in the history. A run that is killed loses
    /// nothing of what it had put there, and the same command goes on behind it. `nutgraf archive`
    /// looks into it.
    #[cfg(feature = "archive")]
    #[arg(long, value_name = "ARCHIVE", help_heading = "Output")]
    #[arg(conflicts_with_all = ["format", "output", "force", "long", "with", "explain"])]
    pub(crate) into: Option<PathBuf>,

    /// Give tables a row a tag, not an article: for databases and statistics
    #[arg(long, help_heading = "Output")]
    pub(crate) long: bool,

    /// What else of an article the records repeat: its text
    #[arg(long, value_enum, value_name = "WHAT", help_heading = "Output")]
    pub(crate) with: Vec<Extra>,
}

/// What else of an article a record can repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Extra {
    /// The text that offsets count into
    Text,
}
