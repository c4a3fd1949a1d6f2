//! Errors as exceptions, which say what the program says.

use std::error::Error as Cause;
use std::iter::successors;

use nutgraf::ErrorKind;
use pyo3::exceptions::PyException;
use pyo3::{PyErr, create_exception};

create_exception!(nutgraf, Error, PyException, "What went wrong, in nutgraf's words.");
create_exception!(nutgraf, ReadError, Error, "An article that cannot be read.");
create_exception!(nutgraf, CorpusError, Error, "Labelled articles that cannot be read.");
create_exception!(nutgraf, ModelError, Error, "A model that cannot be read, used or written.");
create_exception!(nutgraf, EvaluateError, Error, "A model that cannot be evaluated.");
create_exception!(nutgraf, TrainError, Error, "A model that cannot be trained.");

/// The exception for an error of the library.
pub(crate) fn of_kind(error: &nutgraf::Error) -> PyErr {
    let said = chain(error);
    match error.kind() {
        ErrorKind::Read => ReadError::new_err(said),
        ErrorKind::Corpus => CorpusError::new_err(said),
        ErrorKind::Model => ModelError::new_err(said),
        ErrorKind::Evaluate => EvaluateError::new_err(said),
        ErrorKind::Train => TrainError::new_err(said),
        _ => Error::new_err(said),
    }
}

/// What an error says, and then its causes.
pub(crate) fn chain(error: &(dyn Cause + 'static)) -> String {
    let causes = successors(Some(error), |&error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
