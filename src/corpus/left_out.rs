//! What of a corpus is not used, and what is used though it looks wrong.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use crate::read;
use crate::read::{ErrorKind, Location};

/// Something that was not used.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// Where it stands.
    pub location: Location,
    /// Why it was not used.
    pub reason: Reason,
}

/// Why something was not used, and what to do about it.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The label is not declared.
    #[error("no label `{label}` of the facet `{facet}` is declared{}", hint(nearest.as_deref()))]
    UnknownLabel {
        /// The facet.
        facet: String,
        /// The label as given.
        label: String,
        /// The declared label that is spelled most like it.
        nearest: Option<String>,
    },
    /// A table of labels belongs to no facet.
    #[error("no facet `{facet}` is declared in facets.toml; declare it there, or rename the table")]
    UnknownFacet {
        /// The name of the table.
        facet: String,
    },
    /// A facet has a second table of labels.
    #[error("the labels of the facet `{facet}` are read from {}; join the two", first.display())]
    SecondTable {
        /// The facet.
        facet: String,
        /// The table that is read.
        first: PathBuf,
    },
    /// The article that a row names is not there.
    #[error("no file `{article}`; articles are named from the folder that holds the labels folder")]
    MissingFile {
        /// The path as given.
        article: String,
    },
    /// The article that a row names cannot be read, or is empty.
    #[error("{error}")]
    Article {
        /// What is wrong with it, and where.
        error: Arc<read::Error>,
    },
    /// The record cannot be read, or its article is empty.
    #[error("{kind}")]
    Record {
        /// What is wrong with it.
        kind: Arc<ErrorKind>,
    },
    /// An annotator did not accept the label.
    #[error("the label was answered with `{answer}`")]
    Answer {
        /// What the annotator said: `reject`.
        answer: String,
    },
    /// The record has no label.
    #[error("no label of the facet `{facet}`: {lacking}")]
    NoLabel {
        /// The facet.
        facet: String,
        /// Where a label was looked for.
        lacking: String,
    },
    /// A recipe's mapping does not know the label.
    #[error("the label `{label}` has no line in the table `{table}` of {}", path.display())]
    Unmapped {
        /// The label.
        label: String,
        /// The table.
        table: String,
        /// The mapping.
        path: PathBuf,
    },
    /// There is not exactly one label, and the facet gives exactly one.
    #[error("labels `{given}`, and the facet `{facet}` gives exactly one")]
    NotOne {
        /// The facet.
        facet: String,
        /// The labels.
        given: String,
    },
    /// The facet asks towards a target, and there is none.
    #[error("no target, and the facet `{facet}` is asked towards one")]
    NoTarget {
        /// The facet.
        facet: String,
    },
    /// Labels have no definition, and nothing else could teach them.
    #[error("no definition teaches `{labels}` of the facet `{facet}`")]
    Undefined {
        /// The facet.
        facet: String,
        /// The labels.
        labels: String,
    },
    /// A facet is asked towards a target, which a definition does not say.
    #[error("the facet `{facet}` is asked towards a target, and definitions do not teach that")]
    TargetUndefined {
        /// The facet.
        facet: String,
    },
    /// The same article stands in the corpus already, with the same labels.
    #[error("the same article, with the same label, as {of}")]
    Duplicate {
        /// The one that is kept.
        of: Location,
    },
    /// The same article stands in the corpus already, with other labels.
    #[error("the same article as {of}, there labelled {kept} and here {given}; decide for one")]
    Conflict {
        /// The one that is kept.
        of: Location,
        /// Its labels.
        kept: String,
        /// The labels here.
        given: String,
    },
}

/// Something that was used and looks wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Doubt {
    /// The target of an example is not named in its article.
    Target {
        /// Where it stands.
        location: Location,
        /// The target as given.
        target: String,
        /// The article.
        article: String,
    },
    /// A table has no column of the name that was given for the labels, and its columns of 0 and 1
    /// were taken for them.
    Columns {
        /// Where the columns are named.
        location: Location,
        /// The facet.
        facet: String,
        /// The column that is not there.
        field: String,
        /// Those that were taken.
        columns: Vec<String>,
    },
    /// A later file says otherwise of an article, and holds.
    Corrected {
        /// Where it stands.
        location: Location,
        /// What it corrects.
        of: Location,
        /// The labels there.
        was: String,
        /// The labels that hold.
        is: String,
    },
    /// Labels are given by what they were called once.
    Retired {
        /// The facet.
        facet: String,
        /// The label as given.
        label: String,
        /// What it is called today.
        successor: String,
        /// The day from which on it is, where that is known.
        since: Option<String>,
        /// How often it was given.
        times: usize,
    },
}

fn hint(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!("; is `{nearest}` meant?")).unwrap_or_default()
}

impl LeftOut {
    pub(super) const fn new(location: Location, reason: Reason) -> Self {
        Self { location, reason }
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.location, self.reason)
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Target { location, target, article } => write!(
                f,
                "{location}: {article} does not name the target `{target}`; is it spelled otherwise?"
            ),
            Self::Columns { location, facet, field, columns } => write!(
                f,
                "{location}: no column `{field}`; the labels of `{facet}` are the columns that hold 0 \
                 or 1: `{}`",
                columns.join("`, `")
            ),
            Self::Corrected { location, of, was, is } => {
                write!(f, "{location}: {is}, which corrects {was} of {of}")
            }
            Self::Retired { facet, label, successor, since, times } => {
                let since = since.as_ref().map(|day| format!(" since {day}")).unwrap_or_default();
                write!(
                    f,
                    "`{label}` of the facet `{facet}`, retired{since}: read as `{successor}`, {times} \
                     times"
                )
            }
        }
    }
}

impl From<read::Error> for LeftOut {
    fn from(read::Error { location, kind }: read::Error) -> Self {
        Self::new(location, Reason::Record { kind: Arc::new(kind) })
    }
}
