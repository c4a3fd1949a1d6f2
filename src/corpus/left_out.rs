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
    /// The row of a table cannot be understood.
    #[error("{reason}")]
    Row {
        /// What is wrong with it.
        reason: String,
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

/// Something that was used and looks wrong: the target of an example is not named in its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Where it stands.
    pub location: Location,
    /// The target as given.
    pub target: String,
    /// The article.
    pub article: String,
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
        let Self { location, target, article } = self;
        write!(
            f,
            "{location}: {article} does not name the target `{target}`; is it spelled otherwise?"
        )
    }
}

impl From<read::Error> for LeftOut {
    fn from(read::Error { location, kind }: read::Error) -> Self {
        Self::new(location, Reason::Record { kind: Arc::new(kind) })
    }
}
