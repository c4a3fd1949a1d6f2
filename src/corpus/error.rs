//! What keeps a corpus from being read at all.

use std::io;
use std::path::PathBuf;

use super::left_out::LeftOut;
use crate::read;

/// A corpus that cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder of the corpus cannot be opened.
    #[error("{} cannot be opened", path.display())]
    Open {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The description of the facets cannot be understood.
    #[error("{} does not describe facets as it should", path.display())]
    Facets {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and where.
        source: Box<toml::de::Error>,
    },
    /// No facet is declared.
    #[error("{} declares no facet; add one, as `[topic.labels.politics]`", path.display())]
    NoFacet {
        /// The file.
        path: PathBuf,
    },
    /// A facet has fewer than two labels.
    #[error(
        "the facet `{facet}` in {} needs two labels or more; add them, as `[{facet}.labels.NAME]`",
        path.display()
    )]
    FewLabels {
        /// The file.
        path: PathBuf,
        /// The facet.
        facet: String,
    },
    /// The levels of facets do not fit together.
    #[error("the levels of the facets in {} do not fit together", path.display())]
    Levels {
        /// The file.
        path: PathBuf,
        /// What does not fit, and what to do.
        source: crate::label::LevelError,
    },
    /// A label is retired in favour of none.
    #[error(
        "the label `{retired}` of the facet `{facet}` in {} is retired in favour of `{label}`, which \
         is no label; declare it, as `[{facet}.labels.\"{label}\"]`",
        path.display()
    )]
    Retired {
        /// The file.
        path: PathBuf,
        /// The facet.
        facet: String,
        /// The label that is retired.
        retired: String,
        /// What is said to have taken its place.
        label: String,
    },
    /// No facet is defined.
    #[error(
        "`{given}` defines no two labels: give a line as `strike: workers stop work; merger: two \
         companies join`, or the path of a facets.toml whose labels have definitions"
    )]
    Undefined {
        /// What was given.
        given: String,
    },
    /// The rules cannot be used.
    #[error(transparent)]
    Rules(#[from] crate::rules::RulesError),
    /// A table of labels cannot be read.
    #[error(transparent)]
    Table(read::Error),
    /// A file that describes the corpus is no text.
    #[error(transparent)]
    Text(read::Error),
    /// A table of labels has no such column.
    #[error("{} has no column `{column}`; its first row names the columns", path.display())]
    NoColumn {
        /// The file.
        path: PathBuf,
        /// The column.
        column: &'static str,
    },
    /// Records came without a word on which field holds the label.
    #[error(
        "{}: which field holds the label? Name a facet and its field, as `topic=label`{}",
        path.display(), offer(fields)
    )]
    NoFacetField {
        /// The first of the files.
        path: PathBuf,
        /// The fields of its first record that make no article.
        fields: Vec<String>,
    },
    /// Two words joined by `=` were asked for.
    #[error("`{given}` should be {expected}")]
    NoPair {
        /// What was given.
        given: String,
        /// What should be.
        expected: &'static str,
    },
    /// A label that is to be mapped is none of the corpus.
    #[error("no label `{label}` is there to map; the labels are `{}`", known.join("`, `"))]
    NothingToMap {
        /// The label.
        label: String,
        /// The labels of the corpus.
        known: Vec<String>,
    },
    /// A recipe, or the mapping of one, cannot be understood.
    #[error("{} is not written as it should be", path.display())]
    Recipe {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and where.
        source: Box<toml::de::Error>,
    },
    /// A recipe speaks of a facet that is not declared.
    #[error("{}: `{source_name}` is for the facet `{facet}`, which its facets do not declare", recipe.display())]
    StrangeFacet {
        /// The recipe.
        recipe: PathBuf,
        /// The source, or `learn`.
        source_name: String,
        /// The facet.
        facet: String,
    },
    /// A source of a recipe has no file, or two.
    #[error("{}: the source `{source_name}` needs either `corpus` or `file`", recipe.display())]
    Nowhere {
        /// The recipe.
        recipe: PathBuf,
        /// The source.
        source_name: String,
    },
    /// A source of a recipe says nothing of labels, or too much.
    #[error(
        "{}: the source `{source_name}` needs either `label`, with `mapped` if a table reads it, \
         or `annotations`",
        recipe.display()
    )]
    Unlabelled {
        /// The recipe.
        recipe: PathBuf,
        /// The source.
        source_name: String,
    },
    /// The file of a source is not there.
    #[error(
        "{} is not there; the corpora of {} are looked for in {}: say where they are \
         with `--corpora`",
        path.display(), recipe.display(), corpora.display()
    )]
    NoCorpus {
        /// The file.
        path: PathBuf,
        /// The recipe.
        recipe: PathBuf,
        /// Where corpora are looked for.
        corpora: PathBuf,
    },
    /// The mapping of a recipe has no such table.
    #[error("{} has no table `[{table}]`", path.display())]
    NoTable {
        /// The mapping.
        path: PathBuf,
        /// The table.
        table: String,
    },
    /// The names to mask are too many, or too long.
    #[error("the names in {} cannot be searched for", path.display())]
    Mask {
        /// The file.
        path: PathBuf,
        /// What is wrong with them.
        source: aho_corasick::BuildError,
    },
    /// A correction names a label that the model does not know.
    #[error("{correction}; labels of one's own take training without `--base`")]
    NotOfBase {
        /// The correction, and the label that is spelled most like it.
        correction: Box<LeftOut>,
    },
    /// A correction is of a facet that the model does not know.
    #[error("the model has no facet `{facet}`; facets of one's own take training without `--base`")]
    NoFacetOfBase {
        /// The facet.
        facet: String,
    },
    /// Nothing was named to read.
    #[error("no corpus is named")]
    NoPath,
    /// A folder that is a corpus of its own was named among others.
    #[error("{} is a corpus of its own; read it alone", path.display())]
    NotAlone {
        /// The folder.
        path: PathBuf,
    },
    /// There are more labels than a facet can have.
    #[error("the facet `{facet}` has over {most} labels; does its field hold something else?")]
    ManyLabels {
        /// The facet.
        facet: String,
        /// The most labels a facet can have.
        most: usize,
    },
    /// Not one article could be used.
    #[error("no labelled article is left of {}{}", path.display(), because(first.as_deref()))]
    NoExample {
        /// The corpus.
        path: PathBuf,
        /// The first thing that was left out.
        first: Option<Box<LeftOut>>,
    },
}

fn offer(fields: &[String]) -> String {
    if fields.is_empty() { String::new() } else { format!("; there are {}", fields.join(", ")) }
}

fn because(first: Option<&LeftOut>) -> String {
    match first {
        Some(left_out) => format!("; the first was left out because of {left_out}"),
        None => "; does any row meet the conditions?".to_owned(),
    }
}

impl From<Error> for crate::error::Error {
    fn from(error: Error) -> Self {
        Self::new(crate::error::ErrorKind::Corpus, error)
    }
}
