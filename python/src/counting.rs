//! Training counts: parts of a corpus, counted where they lie, and the model that they make.

use nutgraf::raw::corpus::LeftOut;
use nutgraf::raw::pipeline::TrainingCounts;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyBytes, PyDict};

use super::corpus::CorpusSource;
use super::error::of_kind;
use super::model::Model;
use super::options::{ReadOptions, language};
use super::training::{LearningOptions, on_threads, trainer};

/// The counts of labelled articles in memory, as the bytes of a file.
#[pyfunction]
#[expect(clippy::needless_pass_by_value, reason = "what is taken out of a dictionary is owned")]
pub(crate) fn count<'py>(
    py: Python<'py>,
    source: CorpusSource<'py>,
    options: &Bound<'py, PyDict>,
) -> PyResult<Bound<'py, PyBytes>> {
    let (reading, asked): (ReadOptions, LearningOptions) = (options.extract()?, options.extract()?);
    let in_files =
        || PyTypeError::new_err("files are counted by reading them: give their articles");
    let articles = source.articles(&reading)?.ok_or_else(in_files)?;
    let language = language(reading.language.as_deref().unwrap_or("en"))?;
    let trainer = trainer(&asked, language, 1)?;
    let counts = on_threads(py, &reading, || TrainingCounts::of(&trainer, &articles).to_bytes())?;
    Ok(PyBytes::new(py, &counts))
}

/// The counts of several parts, in their order.
#[pyfunction]
pub(crate) fn merge(py: Python<'_>, parts: Vec<PyBackedBytes>) -> PyResult<Bound<'_, PyBytes>> {
    let merged = py.detach(|| merged(parts)).map_err(|error| of_kind(&error))?;
    Ok(PyBytes::new(py, &merged))
}

fn merged(parts: Vec<PyBackedBytes>) -> Result<Vec<u8>, nutgraf::Error> {
    let parts = parts.into_iter().map(|part| TrainingCounts::from_bytes(&part));
    let parts = parts.collect::<Result<Vec<_>, _>>()?;
    Ok(TrainingCounts::merge(parts)?.to_bytes())
}

/// The model of counts, and what of the articles was left out.
#[pyfunction]
pub(crate) fn train_counts(
    py: Python<'_>,
    counts: &[u8],
    options: &Bound<'_, PyDict>,
) -> PyResult<(Model, Vec<String>)> {
    let (reading, asked): (ReadOptions, LearningOptions) = (options.extract()?, options.extract()?);
    let counts = py.detach(|| TrainingCounts::from_bytes(counts));
    let counts = counts.map_err(|error| of_kind(&error))?;
    let trainer = trainer(&asked, counts.language(), counts.facets())?;
    let model = on_threads(py, &reading, || trainer.train_counts(&counts, &|_| ()))?;
    let (model, left_out) = model.map_err(|error| of_kind(&error))?;
    Ok((Model::new(model), left_out.iter().map(LeftOut::to_string).collect()))
}
