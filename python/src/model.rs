//! Models of tags.

use std::path::PathBuf;
use std::sync::Arc;

use nutgraf::raw::label::Facet;
use nutgraf::raw::record::ModelId;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use super::error::{Error, ModelError, chain, of_kind};

/// A model of tags, which many readers may share.
#[pyclass(frozen, module = "nutgraf._native")]
pub(crate) struct Model {
    pub(crate) model: Arc<nutgraf::Model>,
    /// Name of its file without the ending, by which records name it.
    name: String,
}

/// Name of the model inside the library …
const INSIDE: &str = "news-en";
/// … and of one that came from no file.
const UNNAMED: &str = "model";

impl Model {
    pub(crate) fn new(model: nutgraf::Model) -> Self {
        Self { model: Arc::new(model), name: UNNAMED.to_owned() }
    }

    /// What records say of it: a model is saved in the bytes that it was read from.
    pub(crate) fn id(&self) -> ModelId {
        ModelId::new(&*self.name, &self.model.to_bytes())
    }
}

#[pymethods]
impl Model {
    /// The model inside the library.
    #[staticmethod]
    pub(crate) fn inside() -> Self {
        Self { model: nutgraf::embedded_model(), name: INSIDE.to_owned() }
    }

    /// The model in a file.
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let model = py.detach(|| nutgraf::Model::load(path)).map_err(|error| of_kind(&error))?;
        Ok(Self { model: Arc::new(model), name })
    }

    /// The model that the bytes of a file hold.
    #[staticmethod]
    fn from_bytes(bytes: &[u8]) -> PyResult<Self> {
        let model = nutgraf::Model::from_bytes(bytes);
        let model = model.map_err(|error| ModelError::new_err(chain(&error)))?;
        Ok(Self::new(model))
    }

    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &py.detach(|| self.model.to_bytes()))
    }

    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        py.detach(|| self.model.save(path)).map_err(|error| of_kind(&error))
    }

    /// Names of the facets, in the order of the model.
    fn facets(&self) -> Vec<String> {
        self.model.facets.iter().map(|own| own.facet.name.clone()).collect()
    }

    /// Names of a facet's labels, in the order of the model.
    fn labels(&self, facet: &str) -> PyResult<Vec<String>> {
        Ok(self.facet(facet)?.labels.iter().map(|label| label.name.clone()).collect())
    }

    /// Whether a facet is asked towards a target.
    fn is_towards_target(&self, facet: &str) -> PyResult<bool> {
        self.facet(facet).map(|facet| facet.towards_target)
    }

    /// Whether a facet may give several labels to an article.
    fn gives_several(&self, facet: &str) -> PyResult<bool> {
        self.facet(facet).map(|facet| facet.choice == nutgraf::Choice::Any)
    }

    /// Code of the language that it was trained for.
    fn language(&self) -> &'static str {
        self.model.language.code()
    }

    /// Where it comes from, as JSON.
    fn card(&self) -> PyResult<String> {
        serde_json::to_string(&self.model.card).map_err(|error| Error::new_err(error.to_string()))
    }
}

impl Model {
    fn facet(&self, name: &str) -> PyResult<&Facet> {
        self.model.facet(name).map(|own| &own.facet).ok_or_else(|| {
            let known = self.facets().join(", ");
            ModelError::new_err(format!("the model has no facet `{name}`; it has {known}"))
        })
    }
}
