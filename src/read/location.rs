//! Locations of records in the input.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// Location of a record: its file, and its line where a file holds many.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The file, by the path it was asked for, or the name of a stream.
    pub path: Arc<Path>,
    /// Its first line, from 1, where a file holds many records.
    pub line: Option<u64>,
}

impl Location {
    /// The file at `path` as a whole.
    #[must_use]
    pub fn file(path: impl AsRef<Path>) -> Self {
        Self { path: path.as_ref().into(), line: None }
    }

    /// Line `line` (from 1) of the file at `path`.
    #[must_use]
    pub const fn line(path: Arc<Path>, line: u64) -> Self {
        Self { path, line: Some(line) }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.path.display()),
            None => self.path.display().fmt(f),
        }
    }
}
