//! Where articles come from: an iterable of Python, files, or the rows of a table.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use nutgraf::raw::read::{self, Fields, Input, Location, Pending, ReadOptions, Record};
use pyo3::prelude::*;
use pyo3::types::PyIterator;

use super::object::{Object, object};

/// What messages call articles that come from no file, as a corpus in memory does.
pub(crate) const MEMORY: &str = "<memory>";

/// An article on its way to a worker.
pub(crate) enum Source {
    /// Fields, and their number from 1.
    Object(Object, u64),
    /// A record of a file.
    Cut(Result<Pending, read::Error>),
}

impl Source {
    /// The record that it is.
    pub(crate) fn decode(self, fields: &Fields) -> Result<Record, read::Error> {
        match self {
            Self::Cut(pending) => pending.and_then(Pending::decode),
            Self::Object(object, number) => {
                let json = serde_json::Value::Object(object).to_string();
                read::from_json(&json, Location::line(memory(), number), fields)
            }
        }
    }
}

fn memory() -> Arc<Path> {
    Path::new(MEMORY).into()
}

/// The articles of an iterable of texts and mappings, taken by whichever thread has nothing to do.
pub(crate) struct Objects {
    articles: Py<PyIterator>,
    text_field: Option<String>,
    number: u64,
}

impl Objects {
    pub(crate) fn new(articles: &Bound<'_, PyAny>, text_field: Option<&str>) -> PyResult<Self> {
        let articles = articles.try_iter()?.unbind();
        Ok(Self { articles, text_field: text_field.map(str::to_owned), number: 0 })
    }
}

impl Iterator for Objects {
    type Item = PyResult<Source>;

    fn next(&mut self) -> Option<Self::Item> {
        Python::attach(|py| {
            let article = self.articles.bind(py).clone().next()?;
            self.number += 1;
            let object = article.and_then(|own| object(&own, self.text_field.as_deref()));
            Some(object.map(|object| Source::Object(object, self.number)))
        })
    }
}

/// The articles of files and folders.
pub(crate) fn files(
    paths: Vec<PathBuf>,
    fields: &Fields,
) -> impl Iterator<Item = PyResult<Source>> + Send + use<> {
    let options = ReadOptions { fields: fields.clone(), ..ReadOptions::default() };
    let inputs = paths.into_iter().map(Input::Path);
    read::read(inputs, &options).map(|pending| Ok(Source::Cut(pending)))
}
