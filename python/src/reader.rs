//! Readers: a pipeline asked for something, put to work on many articles on all cores.

use std::num::NonZeroUsize;
use std::ops::{ControlFlow, Deref, DerefMut};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use nutgraf::raw::label::Facet;
use nutgraf::raw::read::{Fields, Record};
use nutgraf::raw::record::Provenance;
use nutgraf::{Pipeline, in_order};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::model::Model;
use super::options::{BriefOptions, ReadOptions, TagOptions};
use super::row::Row;
use super::source::{Objects, Source, files};
use super::table::{Layout, Table, TableInput};
use super::work::{Failure, Task, unless_failed};

/// Articles after which it is asked whether the user wants to go on.
const PATIENCE: usize = 64;

/// A reader of articles, which keeps the pipelines that have met words already.
#[pyclass(frozen, module = "nutgraf._native")]
pub(crate) struct Reader {
    task: Task,
    pipeline: Pipeline,
    layout: Layout,
    fields: Fields,
    text_field: Option<String>,
    threads: NonZeroUsize,
    idle: Mutex<Vec<Pipeline>>,
}

#[pymethods]
impl Reader {
    /// A reader that does `task` as `options` say.
    #[new]
    fn new(task: &str, model: Option<&Model>, options: &Bound<'_, PyDict>) -> PyResult<Self> {
        let tags: TagOptions = options.extract()?;
        let briefs: BriefOptions = options.extract()?;
        let reading: ReadOptions = options.extract()?;
        let inside = Model::inside();
        let own = model.unwrap_or(&inside);
        let model = || Arc::clone(&own.model);
        let record = || Task::Record(Provenance { model: own.id(), with_text: false });
        let (work, pipeline) = match task {
            "classify" => (record(), Pipeline::tagging(model())),
            "read" => (record(), Pipeline::with_models(model(), briefs.model()?)),
            "summarise" => (Task::Summarise, Pipeline::summarising(briefs.model()?)),
            "clean" => (Task::Clean, Pipeline::cleaning()),
            "sentences" => (Task::Split { story: false }, Pipeline::cleaning()),
            "story" => (Task::Split { story: true }, Pipeline::cleaning()),
            other => return Err(PyValueError::new_err(format!("no task is called `{other}`"))),
        };
        let facets = pipeline.model().map(|model| columns(model, &tags.facets));
        let pipeline = pipeline.language(reading.language()?);
        let pipeline = briefs.asked_of(tags.asked_of(pipeline))?;
        Ok(Self {
            fields: reading.fields(work.kept()),
            task: work,
            pipeline,
            layout: Layout::new(facets, matches!(task, "read" | "summarise")),
            text_field: reading.text_field().map(str::to_owned),
            threads: reading.threads(),
            idle: Mutex::default(),
        })
    }

    /// What is made of each article of an iterable, as JSON.
    fn objects(&self, py: Python<'_>, articles: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
        self.json(py, Objects::new(articles, self.text_field.as_deref())?)
    }

    /// What is made of each article of files and folders, as JSON.
    fn files(&self, py: Python<'_>, paths: Vec<PathBuf>) -> PyResult<Vec<String>> {
        self.json(py, files(paths, &self.fields))
    }

    /// A table of what is made of each article of an iterable.
    fn rows(&self, py: Python<'_>, articles: &Bound<'_, PyAny>) -> PyResult<Table> {
        let rows = self.run(py, Objects::new(articles, self.text_field.as_deref())?, row)?;
        Table::of_rows(&self.layout, &rows)
    }

    /// A table of what is made of each row of a table, behind those columns of it that are kept: all,
    /// or those that are named.
    fn table(
        &self,
        py: Python<'_>,
        table: &Bound<'_, PyAny>,
        keep: Option<Vec<String>>,
    ) -> PyResult<Table> {
        let input = TableInput::new(table, keep)?;
        let schema = input.schema(&self.layout)?;
        let batches = input.batches(py).map(|batch| {
            let batch = batch?;
            let rows = self.run(py, batch.articles(), row)?;
            batch.with(&self.layout, &schema, &rows)
        });
        Ok(Table::new(schema.clone(), batches.collect::<PyResult<_>>()?))
    }

    /// The columns that a table gets, as Spark declares them.
    fn spark_schema(&self) -> String {
        self.layout.spark_schema()
    }
}

impl Reader {
    fn json(
        &self,
        py: Python<'_>,
        articles: impl Iterator<Item = PyResult<Source>> + Send,
    ) -> PyResult<Vec<String>> {
        let task = &self.task;
        let lines = self.run(py, articles, |pipeline, record| task.json(pipeline, record))?;
        let failed = |failure: Failure| serde_json::to_string(&failure).expect("strings are JSON");
        Ok(lines.into_iter().map(|line| line.unwrap_or_else(failed)).collect())
    }

    /// What `work` makes of every article, on all threads, in the order of the articles. Python may do
    /// other things meanwhile; where it raises something, the work ends with that.
    fn run<T: Send>(
        &self,
        py: Python<'_>,
        articles: impl Iterator<Item = PyResult<Source>> + Send,
        work: impl Fn(&mut Pipeline, Record) -> T + Sync,
    ) -> PyResult<Vec<Result<T, Failure>>> {
        let anew = || self.pipeline.clone();
        let one = |hired: &mut Hired<'_>, source: PyResult<Source>| {
            source.map(|source| unless_failed(hired, anew, source, &self.fields, &work))
        };
        py.detach(|| {
            let (mut results, mut raised) = (Vec::new(), None);
            in_order(
                articles,
                self.threads,
                || self.hire(),
                one,
                |result| {
                    match result {
                        Err(error) => raised = Some(error),
                        Ok(result) => results.push(result),
                    }
                    if results.len() % PATIENCE == 0 && raised.is_none() {
                        raised = interruption();
                    }
                    if raised.is_some() {
                        ControlFlow::Break(())
                    } else {
                        ControlFlow::Continue(())
                    }
                },
            );
            raised.map_or(Ok(results), Err)
        })
    }

    /// A pipeline that is idle, or else a new one.
    fn hire(&self) -> Hired<'_> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Hired { reader: self, pipeline: idle.unwrap_or_else(|| self.pipeline.clone()) }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "work takes a record for itself")]
fn row(pipeline: &mut Pipeline, record: Record) -> Row {
    Row::new(pipeline, &record)
}

/// What the user interrupts it with, if that is so.
#[expect(clippy::redundant_closure_for_method_calls, reason = "a path is not general enough")]
fn interruption() -> Option<PyErr> {
    Python::attach(|py| py.check_signals()).err()
}

/// The facets that a table has columns for.
fn columns(model: &nutgraf::Model, asked: &[String]) -> Vec<Facet> {
    let facets = model.facets.iter().map(|own| &own.facet);
    facets.filter(|own| asked.is_empty() || asked.contains(&own.name)).cloned().collect()
}

/// A pipeline at work, which goes back to its reader with the words that it has met.
struct Hired<'r> {
    reader: &'r Reader,
    pipeline: Pipeline,
}

impl Deref for Hired<'_> {
    type Target = Pipeline;

    fn deref(&self) -> &Pipeline {
        &self.pipeline
    }
}

impl DerefMut for Hired<'_> {
    fn deref_mut(&mut self) -> &mut Pipeline {
        &mut self.pipeline
    }
}

impl Drop for Hired<'_> {
    fn drop(&mut self) {
        let pipeline = std::mem::replace(&mut self.pipeline, Pipeline::cleaning());
        self.reader.idle.lock().unwrap_or_else(PoisonError::into_inner).push(pipeline);
    }
}
