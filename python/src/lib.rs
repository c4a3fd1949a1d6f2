//! The native half of the Python package `nutgraf`: models, readers of articles and training. What
//! people see of it is the Python in `lib/nutgraf`, which gives it scikit-learn's manners.

mod corpus;
mod counting;
mod error;
mod model;
mod object;
mod options;
mod reader;
mod row;
mod source;
mod table;
mod training;
mod work;

use pyo3::prelude::*;

/// The module `nutgraf._native`.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::counting::{count, merge, train_counts};
    #[pymodule_export]
    use super::error::{CorpusError, Error, EvaluateError, ModelError, ReadError, TrainError};
    #[pymodule_export]
    use super::model::Model;
    #[pymodule_export]
    use super::reader::Reader;
    #[pymodule_export]
    use super::table::Table;
    #[pymodule_export]
    use super::training::{evaluate, evaluate_folds, train};

    use super::{Bound, PyModule, PyModuleMethods, PyResult};

    #[pymodule_init]
    fn version(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
