//! Training and evaluation.

use nutgraf::raw::analysis::Scope;
use nutgraf::raw::corpus::Corpus;
use nutgraf::raw::text::Language;
use nutgraf::{Algorithm, Evaluation, Report, Trainer};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::corpus::{CorpusSource, left_out};
use super::error::{Error, of_kind};
use super::model::Model;
use super::options::ReadOptions;

/// How to learn.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct LearningOptions {
    algorithm: String,
    reads: Option<String>,
    size: Option<usize>,
    vectors: bool,
}

/// A model of labelled articles, and what of them was left out.
#[pyfunction]
pub(crate) fn train(
    py: Python<'_>,
    source: CorpusSource<'_>,
    options: &Bound<'_, PyDict>,
) -> PyResult<(Model, Vec<String>)> {
    let reading: ReadOptions = options.extract()?;
    let corpus = source.read(py, &reading)?;
    let left_out = left_out(&corpus);
    let trainer = trainer_of(&options.extract()?, &reading, &corpus)?;
    let model = on_threads(py, &reading, || trainer.train(corpus, &|_| ()))?;
    Ok((Model::new(model.map_err(|error| of_kind(&error))?), left_out))
}

/// How good a model is on labelled articles, as JSON, and what of them was left out.
#[pyfunction]
pub(crate) fn evaluate(
    py: Python<'_>,
    model: &Model,
    source: CorpusSource<'_>,
    precision: f64,
    options: &Bound<'_, PyDict>,
) -> PyResult<(String, Vec<String>)> {
    let reading: ReadOptions = options.extract()?;
    let corpus = source.read(py, &reading)?;
    let (evaluation, model) = (Evaluation { precision, ..Evaluation::default() }, &*model.model);
    let report = on_threads(py, &reading, || evaluation.of_model(model, &corpus, None))?;
    Ok((json(report)?, left_out(&corpus)))
}

/// How good models of labelled articles are, tested in folds, as JSON, and what was left out.
#[pyfunction]
pub(crate) fn evaluate_folds(
    py: Python<'_>,
    source: CorpusSource<'_>,
    folds: u8,
    precision: f64,
    options: &Bound<'_, PyDict>,
) -> PyResult<(String, Vec<String>)> {
    let reading: ReadOptions = options.extract()?;
    let corpus = source.read(py, &reading)?;
    let trainer = trainer_of(&options.extract()?, &reading, &corpus)?;
    let evaluation = Evaluation { precision, ..Evaluation::default() };
    let report =
        on_threads(py, &reading, || evaluation.of_folds(&trainer, &corpus, folds, &|_| ()))?;
    Ok((json(report)?, left_out(&corpus)))
}

fn json(report: Result<Report, nutgraf::Error>) -> PyResult<String> {
    let report = report.map_err(|error| of_kind(&error))?;
    serde_json::to_string(&report).map_err(|error| Error::new_err(error.to_string()))
}

/// The trainer of a corpus.
fn trainer_of(
    asked: &LearningOptions,
    reading: &ReadOptions,
    corpus: &Corpus,
) -> PyResult<Trainer> {
    let language = reading.language()?.unwrap_or_else(|| corpus.language());
    trainer(asked, language, corpus.facets.len())
}

/// The trainer of articles in `language`, with an even share of the size for each of so many facets.
pub(crate) fn trainer(
    asked: &LearningOptions,
    language: Language,
    facets: usize,
) -> PyResult<Trainer> {
    Ok(Trainer {
        algorithm: algorithm(&asked.algorithm)?,
        budget: asked.size.map(|size| size / facets.max(1)),
        language,
        scope: asked.reads.as_deref().map(scope).transpose()?,
        vectors: asked.vectors,
    })
}

fn algorithm(name: &str) -> PyResult<Algorithm> {
    match name {
        "discriminative" => Ok(Algorithm::Discriminative),
        "multinomial" => Ok(Algorithm::Multinomial),
        "complement" => Ok(Algorithm::Complement),
        _ => Err(unknown("algorithm", name, "discriminative, multinomial, complement")),
    }
}

fn scope(name: &str) -> PyResult<Scope> {
    let scopes = [Scope::Story, Scope::Whole];
    let scope = scopes.into_iter().find(|scope| scope.name() == name);
    scope.ok_or_else(|| unknown("scope", name, "story, whole"))
}

fn unknown(what: &str, name: &str, known: &str) -> PyErr {
    PyValueError::new_err(format!("no {what} is called `{name}`: choose one of {known}"))
}

/// What `work` gives, on as many threads as are asked for, while Python may do other things.
pub(crate) fn on_threads<T: Send>(
    py: Python<'_>,
    reading: &ReadOptions,
    work: impl FnOnce() -> T + Send,
) -> PyResult<T> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(reading.threads().get()).build();
    let pool = pool.map_err(|error| Error::new_err(error.to_string()))?;
    Ok(py.detach(|| pool.install(work)))
}
