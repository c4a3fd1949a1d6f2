//! Models of tags.

use std::path::PathBuf;
use std::sync::Arc;

use nutgraf::raw::label::Facet;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use super::error::{Error, ModelError, chain, of_kind};

/// A model of tags, which many readers may share.
#[pyclass(frozen, module = "nutgraf._native")]
pub(crate) struct Model(pub(crate) Arc<nutgraf::Model>);

#[pymethods]
impl Model {
    /// The model inside the library.
    #[staticmethod]
    fn inside() -> Self {
        Self(nutgraf::embedded_model())
    }

    /// The model in a file.
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        let model = py.detach(|| nutgraf::Model::load(path)).map_err(|error| of_kind(&error))?;
        Ok(Self(Arc::new(model)))
    }

    /// The model that the bytes of a file hold.
    #[staticmethod]
    fn from_bytes(bytes: &[u8]) -> PyResult<Self> {
        let model = nutgraf::Model::from_bytes(bytes);
        let model = model.map_err(|error| ModelError::new_err(chain(&error)))?;
        Ok(Self(Arc::new(model)))
    }

    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &py.detach(|| self.0.to_bytes()))
    }

    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        py.detach(|| self.0.save(path)).map_err(|error| of_kind(&error))
    }

    /// Names of the facets, in the order of the model.
    fn facets(&self) -> Vec<String> {
        self.0.facets.iter().map(|own| own.facet.name.clone()).collect()
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
        self.0.language.code()
    }

    /// Where it comes from, as JSON.
    fn card(&self) -> PyResult<String> {
        serde_json::to_string(&self.0.card).map_err(|error| Error::new_err(error.to_string()))
    }
}

impl Model {
    fn facet(&self, name: &str) -> PyResult<&Facet> {
        self.0.facet(name).map(|own| &own.facet).ok_or_else(|| {
            let known = self.facets().join(", ");
            ModelError::new_err(format!("the model has no facet `{name}`; it has {known}"))
        })
    }
}
