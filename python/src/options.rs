//! What is asked of a reader, as the Python half hands it over: a dictionary with every key.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::thread::available_parallelism;

use nutgraf::raw::read::{Fields, Keep};
use nutgraf::raw::text::{Language, Target};
use nutgraf::{BriefFile, BriefFocus, BriefModel, LabelSelection, Length, Method, Pipeline};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use super::error::{ModelError, chain};

/// Which tags are asked for.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct TagOptions {
    pub(crate) facets: Vec<String>,
    precision: f64,
    actors: usize,
    target: Option<String>,
    all: bool,
    abstain: bool,
    explain: bool,
}

/// Which brief is asked for.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct BriefOptions {
    sentences: Option<usize>,
    words: Option<usize>,
    percent: Option<f32>,
    method: Option<String>,
    focus: Option<String>,
    verbatim: bool,
    explain_brief: bool,
    brief_model: Option<PathBuf>,
}

/// How articles are read.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct ReadOptions {
    pub(crate) language: Option<String>,
    id_field: Option<String>,
    title_field: Option<String>,
    text_field: Option<String>,
    threads: Option<NonZeroUsize>,
}

impl TagOptions {
    /// The pipeline that gives these tags.
    pub(crate) fn asked_of(self, pipeline: Pipeline) -> Pipeline {
        let labels = match (self.all, self.abstain) {
            (true, _) => LabelSelection::All,
            (_, true) => LabelSelection::Sure,
            _ => LabelSelection::Given,
        };
        pipeline
            .facets(self.facets)
            .precision(self.precision)
            .actors(self.actors)
            .target(self.target.map(|name| Target { name, mention: None }))
            .labels(labels)
            .explain_tags(self.explain)
    }
}

impl BriefOptions {
    /// The pipeline that writes these briefs.
    pub(crate) fn asked_of(self, pipeline: Pipeline) -> PyResult<Pipeline> {
        let length = self.length();
        let method = self.method.as_deref().map(Method::from_str).transpose();
        let method = method.map_err(|unknown| PyValueError::new_err(unknown.to_string()))?;
        Ok(pipeline
            .method(method.unwrap_or_default())
            .length(length)
            .focus(self.focus.map(BriefFocus::Words))
            .verbatim(self.verbatim)
            .explain_brief(self.explain_brief))
    }

    /// The model of briefs.
    pub(crate) fn model(&self) -> PyResult<Arc<BriefModel>> {
        let Some(path) = &self.brief_model else { return Ok(nutgraf::embedded_brief_model()) };
        let bytes = std::fs::read(path).map_err(|error| {
            let path = path.display();
            ModelError::new_err(format!("the model of briefs {path} cannot be read: {error}"))
        })?;
        let file = BriefFile::from_bytes(&bytes).map_err(|error| {
            let (path, said) = (path.display(), chain(&error));
            ModelError::new_err(format!("the model of briefs {path} cannot be used: {said}"))
        })?;
        Ok(Arc::new(file.model))
    }

    fn length(&self) -> Length {
        let length = (self.sentences.map(Length::Sentences))
            .or_else(|| self.words.map(Length::Words))
            .or_else(|| self.percent.map(Length::Percent));
        length.unwrap_or_default()
    }
}

impl ReadOptions {
    /// Which fields make the article, the others kept where they are wanted.
    pub(crate) fn fields(&self, keep: Keep) -> Fields {
        Fields {
            id: self.id_field.clone(),
            title: self.title_field.clone(),
            text: self.text_field.clone(),
            keep,
        }
    }

    /// The field that a text alone is taken for.
    pub(crate) fn text_field(&self) -> Option<&str> {
        self.text_field.as_deref()
    }

    /// Threads to work on: one a processor, unless said otherwise.
    pub(crate) fn threads(&self) -> NonZeroUsize {
        let available = || available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.threads.unwrap_or_else(available)
    }

    /// The language that was set.
    pub(crate) fn language(&self) -> PyResult<Option<Language>> {
        self.language.as_deref().map(language).transpose()
    }
}

/// The language of a code.
pub(crate) fn language(code: &str) -> PyResult<Language> {
    Language::from_code(code).ok_or_else(|| {
        let known = Language::ALL.iter().map(|language| language.code()).collect::<Vec<_>>();
        let known = known.join(", ");
        PyValueError::new_err(format!("no language has the code `{code}`: choose one of {known}"))
    })
}
