//! What is wrong with rules.

use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};
use crate::label::Facet;

/// Labels that a message names at most.
const NAMED: usize = 12;

/// Rules that cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RulesError {
    /// A file cannot be read.
    #[error("the rules {} cannot be read", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file is no TOML, or has fields that rules do not have.
    #[error("{} does not describe rules as it should", path.display())]
    Toml {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and where.
        source: Box<toml::de::Error>,
    },
    /// A rule lacks something, or has too much.
    #[error("{}:{line}: a `{kind}` rule {wrong}", path.display())]
    Rule {
        /// The file.
        path: PathBuf,
        /// Its line, from 1.
        line: usize,
        /// The kind of the rule.
        kind: &'static str,
        /// What is wrong, and what to do.
        wrong: String,
    },
    /// A rule is about a facet that is not there.
    #[error("the rule “{note}” is about the facet `{facet}`, which is not there; there are `{}`", .known.join("`, `"))]
    NoFacet {
        /// Name of the facet.
        facet: String,
        /// The note of the rule.
        note: String,
        /// The facets that there are.
        known: Vec<String>,
    },
    /// A rule is about a label that its facet does not have.
    #[error(
        "the rule “{note}” is about the label `{label}`, which the facet `{facet}` does not have; {remedy}"
    )]
    NoLabel {
        /// Name of the facet.
        facet: String,
        /// Name of the label.
        label: String,
        /// The note of the rule.
        note: String,
        /// What to do.
        remedy: String,
    },
    /// What is wrong with the rules of a file.
    #[error("{}: {wrong}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        wrong: Box<RulesError>,
    },
}

impl RulesError {
    /// The same, of the file at `path`.
    #[must_use]
    pub fn in_file(self, path: &Path) -> Self {
        Self::File { path: path.to_path_buf(), wrong: Box::new(self) }
    }

    pub(super) fn no_label(note: &str, facet: &Facet, label: &str) -> Self {
        let names = || facet.labels.iter().map(|own| own.name.as_str());
        let alike = |own: &&str| strsim::jaro_winkler(&own.to_lowercase(), &label.to_lowercase());
        let nearest = names().max_by(|a, b| alike(a).total_cmp(&alike(b)));
        let remedy = if let Some(nearest) = nearest.filter(|own| alike(own) > 0.7) {
            format!("is `{nearest}` meant?")
        } else {
            let some: Vec<_> = names().take(NAMED).collect();
            let more = if facet.labels.len() > NAMED { " …" } else { "" };
            format!("it has `{}`{more}", some.join("`, `"))
        };
        let (facet, label, note) = (facet.name.clone(), label.to_owned(), note.to_owned());
        Self::NoLabel { facet, label, note, remedy }
    }
}

impl From<RulesError> for Error {
    fn from(error: RulesError) -> Self {
        Self::new(ErrorKind::Corpus, error)
    }
}
