use std::path::PathBuf;

use clap::{Args, ValueEnum};
use nutgraf::raw::corpus::{Condition, FacetField};
use nutgraf::raw::text::Language;

use crate::args::common::{CorporaArg, FileArgs, ReadingArgs, ThreadsArg, language, share};

const EXAMPLES: &str = "\
Examples:
  nutgraf labels check                              The labels of labels/
  nutgraf labels check labels/ --facet topic -f html -o check.html
  nutgraf labels check news.jsonl --facet topic=section --limit 50
  nutgraf labels check news.jsonl --facet lean --group outlet
  nutgraf labels check labels/ --facet topics --only missing
                                                    What should be added, without what is too much
  nutgraf labels check news.csv --facet topic=label -f csv -o mend.csv
                                                    Edit the column label of mend.csv, and then
  nutgraf train news.csv mend.csv --facet topic=label      of two labels the later holds

Nothing is changed. Read from the top, and stop where suggestions are no longer right: p orders what
is found, and its sum is not the number of errors. Where a tenth of the labels of four corpora were
made wrong, three of five that were named were; of the first hundred, seven of ten.";

/// Find labels that are probably wrong, and what else spoils labels
///
/// Every example is judged by seven models that did not see it, half of them without its whole
/// neighbourhood, so that one wrong topic of an annotator does not vouch for itself. Where another
/// label is likelier than the given one, the example is named with that label, the words that speak
/// for it, and how many of the models agree. Of a facet that gives any number of labels each label is
/// checked against the others, and the likeliest wrong one is named; towards targets, an example is
/// an article or a mention with its target.
///
/// Beside them: copies and near copies of a text with different labels, with how alike they are;
/// where one facet stands under another, articles with a label and, unlike most, none under it; labels
/// with too few examples, spelt like another, or that are one to the models; labels told by a site's
/// name, a byline or one outlet (--group); targets that their articles do not name; definitions that
/// clearly fit another label and hardly their own; and what could not be read. The kinds are ranked by
/// what mending would bring. In JSON and tables every example has its id, its title (in JSON, without
/// one, its opening words), and its source: what a recipe calls it, or its file.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct LabelsCheckArgs {
    /// Labelled articles, in any shape that `train` reads
    #[arg(value_name = "LABELS", default_value = "labels")]
    pub(crate) labels: Vec<PathBuf>,

    /// Facet to check, and the field of its labels if that is called otherwise, as topic=section; may
    /// be given again [default: all of a labels folder]
    #[arg(long, value_name = "NAME[=FIELD]", value_parser = facet, help_heading = "Input")]
    pub(crate) facet: Vec<FacetField>,

    /// Check only records whose FIELD holds VALUE, as split=train; may be given again
    #[arg(long = "where", value_name = "FIELD=VALUE", help_heading = "Input")]
    pub(crate) conditions: Vec<Condition>,

    /// Field of the outlet or whatever else should not tell a label
    #[arg(long, value_name = "FIELD", help_heading = "Input")]
    pub(crate) group: Option<String>,

    /// Language of the articles, by its ISO 639-1 code; `mul` reads each in its own [default: told
    /// from the articles]
    #[arg(long, value_name = "CODE", value_parser = language())]
    #[arg(help_heading = "Input", hide_possible_values = true)]
    pub(crate) language: Option<Language>,

    #[command(flatten)]
    pub(crate) corpora: CorporaArg,

    #[command(flatten)]
    pub(crate) reading: ReadingArgs,

    /// Probability of being wrong, between 0 and 1, above which a label is named
    #[arg(long, value_name = "P", value_parser = share, default_value_t = 0.1)]
    #[arg(help_heading = "Finding")]
    pub(crate) least: f64,

    /// Look only for labels that are wrong in this way: of a facet that gives any number, additions and
    /// removals each have their own order
    #[arg(long, value_enum, value_name = "FAULT", help_heading = "Finding")]
    pub(crate) only: Option<WantedFault>,

    /// Findings of each kind that are shown; 0 for all [default: 20 as text, else all]
    #[arg(long, value_name = "N", help_heading = "Output")]
    pub(crate) limit: Option<usize>,

    /// Form of the findings
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t)]
    #[arg(help_heading = "Output")]
    pub(crate) format: FindingsFormat,

    #[command(flatten)]
    pub(crate) file: FileArgs,

    #[command(flatten)]
    pub(crate) threads: ThreadsArg,
}

/// What may be wrong with the labels of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum WantedFault {
    /// One is missing
    Missing,
    /// One is too many
    Extra,
}

/// Forms that findings can be written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FindingsFormat {
    /// For people, in a terminal
    #[default]
    Text,
    /// A table of the examples in question, to edit and learn from
    Csv,
    /// One JSON object a finding
    Jsonl,
    /// A page by itself
    Html,
}

/// A facet and its field; of a facet alone, the field of the same name.
fn facet(given: &str) -> Result<FacetField, String> {
    let alone = || FacetField { facet: given.to_owned(), field: given.to_owned() };
    if given.contains('=') {
        return given.parse().map_err(|error: nutgraf::raw::corpus::Error| error.to_string());
    }
    if given.is_empty() { Err("it must name a facet, as topic".to_owned()) } else { Ok(alone()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_facet_alone_stands_in_the_field_of_its_name() {
        for (given, name, field) in
            [("lean", "lean", "lean"), ("topic=section", "topic", "section")]
        {
            let found = facet(given).unwrap();
            assert_eq!((found.facet.as_str(), found.field.as_str()), (name, field));
        }
        assert!(facet("").is_err() && facet("topic=").is_err());
    }
}
