use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use nutgraf::raw::analysis::Scope;
use nutgraf::raw::corpus::{Condition, FacetField};
use nutgraf::raw::pipeline::PRECISION;
use nutgraf::raw::select::Algorithm;
use nutgraf::raw::text::Language;

use super::common::{CorporaArg, ReadingArgs, ThreadsArg, language, share};

const EXAMPLES: &str = "\
Examples:
  nutgraf train                                     From labels/ into model.safetensors
  nutgraf train labels/ -o mine.safetensors --force
  nutgraf train labels/ corrected.csv               A later file holds where two say otherwise
  nutgraf train --base news-en corrected.csv -o mine.safetensors    A model, as a desk corrects it
  nutgraf train reviews/                            A folder of folders, one a label
  nutgraf train news.jsonl.gz --facet topic=section --where split=train --size 6MB
  nutgraf train models/news-en.toml --corpora ~/corpora    A recipe over many corpora

A labels folder holds facets.toml, which declares facets and their labels, and a table a facet
with the columns article and label (and target), the articles named from the folder that holds it.
A recipe is a .toml file that names corpora, their labels, and what these mean for the facets.";

/// Learn a model from labelled articles, and say what came of it
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct TrainArgs {
    /// A labels folder, a folder a class, fastText lines, records with the label in a field, or a
    /// recipe; behind a labels folder, records that correct it
    #[arg(value_name = "LABELS", default_value = "labels")]
    pub(crate) labels: Vec<PathBuf>,

    /// Facet to learn and the field of its labels, as topic=section; may be given again
    ///
    /// A field may stand within another, as topic=meta.section. Where each label has a field of its
    /// own, which holds 0 or 1, list them, as topic=sport,law, or say how they begin, as
    /// topic=topic_*; topic=* is every field that makes no article. Lists, and what doccano, Prodigy,
    /// spaCy and Label Studio export, are read as they come; in Label Studio's JSON a field is called
    /// as the control that its labels were chosen in.
    #[arg(long, value_name = "NAME=FIELD", help_heading = "Input")]
    pub(crate) facet: Vec<FacetField>,

    /// Learn only from records whose FIELD holds VALUE, as split=train; may be given again
    #[arg(long = "where", value_name = "FIELD=VALUE", help_heading = "Input")]
    pub(crate) only: Vec<Condition>,

    /// Field whose value keeps articles together when some are held out, such as the outlet
    ///
    /// Say it when the model is for articles of other outlets than those it learns from: settings
    /// are then chosen for that, and the fit goes without what tells outlets apart: lines that one
    /// repeats, what only one says, quotation marks, and naive Bayes, which takes what one large
    /// outlet says for much evidence.
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

    /// File to write the model to: whole, or not at all
    #[arg(short, long, value_name = "FILE", default_value = "model.safetensors")]
    #[arg(help_heading = "Output")]
    pub(crate) output: PathBuf,

    /// Write over the model file if it is there already
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,

    /// Tell of everything that was left out, not only of the first few
    #[arg(short, long, help_heading = "Output")]
    pub(crate) verbose: bool,

    /// Continue this model, or news-en, the one inside, with labels that correct it
    ///
    /// The labels are those of the model's facets, in columns called so. It keeps its words; how far
    /// its weights move is chosen on corrections that are held out, and they stay where that does not
    /// help. What held-out corrections refute is no longer sure. Facets without corrections, and
    /// stances, stay as they are.
    #[arg(long, value_name = "MODEL", help_heading = "Learning")]
    #[arg(conflicts_with_all = ["algorithm", "size", "reads", "no_vectors", "language", "group"])]
    pub(crate) base: Option<PathBuf>,

    /// How to fit
    #[arg(long, value_enum, value_name = "NAME", default_value_t, help_heading = "Learning")]
    pub(crate) algorithm: AlgorithmName,

    /// Size the model file should stay under, as 6MB [default: 6MB a facet]
    ///
    /// The weights that matter least are left out until the rest fits.
    #[arg(long, value_name = "SIZE", value_parser = size, help_heading = "Learning")]
    pub(crate) size: Option<usize>,

    /// What of an article the model reads, in training and in use [default: what the recipe says,
    /// the story of files in folders, the whole of records]
    #[arg(long, value_enum, value_name = "SCOPE", help_heading = "Learning")]
    pub(crate) reads: Option<ScopeName>,

    /// Learn from words alone, and not from what they mean
    ///
    /// Where there are word vectors of the language, and they help on articles that are held out, the
    /// discriminative algorithm looks at the mean of an article's. They are inside nutgraf, for
    /// English.
    #[arg(long, help_heading = "Learning")]
    pub(crate) no_vectors: bool,

    /// Precision at which to say how many tags will be sure
    #[arg(long, value_name = "P", value_parser = share, default_value_t = PRECISION)]
    #[arg(help_heading = "Learning")]
    pub(crate) precision: f64,

    #[command(flatten)]
    pub(crate) threads: ThreadsArg,
}

/// An algorithm, by the name it is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AlgorithmName(pub(crate) Algorithm);

impl AlgorithmName {
    /// The name.
    pub(crate) const fn name(self) -> &'static str {
        match self.0 {
            Algorithm::Discriminative => "discriminative",
            Algorithm::Multinomial => "multinomial",
            Algorithm::Complement => "complement",
        }
    }
}

impl ValueEnum for AlgorithmName {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self(Algorithm::Discriminative),
            Self(Algorithm::Multinomial),
            Self(Algorithm::Complement),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self.0 {
            Algorithm::Discriminative => "A margin fit under a naive Bayes prior",
            Algorithm::Multinomial => "Multinomial naive Bayes",
            Algorithm::Complement => "Complement naive Bayes",
        };
        Some(PossibleValue::new(self.name()).help(help))
    }
}

/// A scope, by the name it is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScopeName(pub(crate) Scope);

impl ValueEnum for ScopeName {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self(Scope::Story), Self(Scope::Whole)]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self.0 {
            Scope::Story => "Title, prose and headlines: no logos, bylines, captions, teasers",
            Scope::Whole => "All of title and text",
        };
        Some(PossibleValue::new(self.0.name()).help(help))
    }
}

/// A number of bytes: `6MB`, `500 kB`, `800000`.
fn size(given: &str) -> Result<usize, String> {
    let unit = given.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = given[..given.len() - unit.len()].parse::<f64>();
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1.0,
        "k" | "kb" => 1e3,
        "m" | "mb" => 1e6,
        "g" | "gb" => 1e9,
        _ => f64::NAN,
    };
    match number.map(|number| number * factor) {
        Ok(bytes) if bytes >= 1.0 => Ok(bytes as usize),
        _ => Err("it must be a number of bytes, kB or MB, as 6MB".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        let table = [("6MB", 6_000_000), ("1.5 mb", 1_500_000), ("500k", 500_000), ("70", 70)];
        for (given, bytes) in table {
            assert_eq!(size(given), Ok(bytes), "{given}");
        }
        for wrong in ["", "MB", "-1MB", "6 apples", "0", "1.2.3MB"] {
            assert!(size(wrong).is_err(), "{wrong:?}");
        }
    }
}
