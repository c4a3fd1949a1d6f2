//! Errors in the tables of words and phrases that are built in.

use std::fmt;

use thiserror::Error;

/// Fault of a table, with the line where it stands.
#[derive(Debug, PartialEq, Eq, Error)]
#[error("{path}:{line}: {fault}")]
pub(crate) struct TableError<F: fmt::Display + fmt::Debug> {
    /// The table's path in the repository.
    pub(crate) path: &'static str,
    /// The line, counted from 1.
    pub(crate) line: usize,
    /// What is wrong with it, and what to do.
    pub(crate) fault: F,
}
