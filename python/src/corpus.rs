//! Labelled articles: from files, or from a Python program.

use std::path::PathBuf;

use nutgraf::CorpusOptions;
use nutgraf::raw::corpus::{self, Condition, Corpus, FacetField, LeftOut};
use nutgraf::raw::pipeline::ArticleLabels;
use nutgraf::raw::read::{self, Keep};
use nutgraf::raw::text::Article;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use super::error::{CorpusError, ReadError, chain, of_kind};
use super::options::ReadOptions;
use super::source::Objects;

/// What is said of each article in one facet: its labels, or nothing.
type FacetLabels = (String, Vec<Option<Vec<String>>>);

/// An article, and what is said of it.
type Labelled = (Article, ArticleLabels);

/// Labelled articles, as Python hands them over.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct CorpusSource<'py> {
    /// Files and folders; none where the articles are in memory.
    paths: Option<Vec<PathBuf>>,
    /// Facets and their fields in files, as `topic=section`.
    facet_fields: Vec<String>,
    /// Conditions on records of files, as `split=train`.
    only: Vec<String>,
    /// The field whose value keeps records of files together.
    group: Option<String>,
    /// Where the corpora of a recipe are.
    corpora: Option<PathBuf>,
    keep_repeats: bool,
    /// Articles in memory …
    articles: Option<Bound<'py, PyAny>>,
    /// … and the labels of each.
    labels: Vec<FacetLabels>,
}

impl CorpusSource<'_> {
    /// The corpus.
    pub(crate) fn read(self, py: Python<'_>, reading: &ReadOptions) -> PyResult<Corpus> {
        if let Some(articles) = self.articles(reading)? {
            return py.detach(|| in_memory(articles)).map_err(|error| of_kind(&error));
        }
        let options = self.options(reading)?;
        let paths = self.paths.unwrap_or_default();
        let corpus = py.detach(|| corpus::read(&paths, &options));
        corpus.map_err(|error| CorpusError::new_err(chain(&error)))
    }

    /// The articles in memory, each with its labels; none where there are files. One that cannot be
    /// read is an error: its label would go with it.
    pub(crate) fn articles(&self, reading: &ReadOptions) -> PyResult<Option<Vec<Labelled>>> {
        let Some(articles) = &self.articles else { return Ok(None) };
        let fields = reading.fields(Keep::Nothing);
        let articles = Objects::new(articles, reading.text_field())?.enumerate();
        let labelled = articles.map(|(number, source)| {
            let record = source?.decode(&fields);
            let record = record.map_err(|error| ReadError::new_err(chain(&error)))?;
            Ok((record.article, self.labels_of(number)))
        });
        labelled.collect::<PyResult<_>>().map(Some)
    }

    fn labels_of(&self, number: usize) -> ArticleLabels {
        let given =
            |(facet, labels): &FacetLabels| Some((facet.clone(), labels.get(number)?.clone()?));
        self.labels.iter().filter_map(given).collect()
    }

    fn options(&self, reading: &ReadOptions) -> PyResult<CorpusOptions> {
        let fields = reading.fields(Keep::Nothing);
        let unfit = |error: corpus::Error| PyValueError::new_err(chain(&error));
        let facets = self.facet_fields.iter().map(|own| own.parse::<FacetField>());
        let only = self.only.iter().map(|own| own.parse::<Condition>());
        Ok(CorpusOptions {
            facets: facets.collect::<Result<_, _>>().map_err(unfit)?,
            only: only.collect::<Result<_, _>>().map_err(unfit)?,
            group: self.group.clone(),
            corpora: self.corpora.clone(),
            keep_repeats: self.keep_repeats,
            read: read::ReadOptions { fields, ..read::ReadOptions::default() },
            ..CorpusOptions::default()
        })
    }
}

/// The corpus of articles in memory.
fn in_memory(articles: Vec<Labelled>) -> Result<Corpus, nutgraf::Error> {
    let mut builder = Corpus::builder();
    for (article, labels) in articles {
        let article = builder.article(article);
        for (facet, given) in &labels {
            let given: Vec<_> = given.iter().map(String::as_str).collect();
            builder.label(article, facet, &given)?;
        }
    }
    builder.build()
}

/// What was left out of a corpus, as people read it.
pub(crate) fn left_out(corpus: &Corpus) -> Vec<String> {
    corpus.left_out.iter().map(LeftOut::to_string).collect()
}
