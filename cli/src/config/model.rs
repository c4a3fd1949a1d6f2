use std::borrow::Cow;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use nutgraf::model::Model;
use nutgraf::pipeline::embedded_model;

/// The model in the file at `path`, or else the one inside the binary.
pub(crate) fn open_model(path: Option<&Path>) -> anyhow::Result<Cow<'static, Model>> {
    let Some(path) = path else { return Ok(Cow::Borrowed(embedded_model())) };
    let bytes =
        fs::read(path).with_context(|| format!("the model {} cannot be read", path.display()))?;
    let model = Model::from_bytes(&bytes)
        .with_context(|| format!("the model {} cannot be used", path.display()))?;
    Ok(Cow::Owned(model))
}

/// The model with the facets called `names` alone; with all of them where none is named.
pub(super) fn narrow<'m>(
    mut model: Cow<'m, Model>,
    names: &[String],
) -> anyhow::Result<Cow<'m, Model>> {
    if let Some(unknown) = names.iter().find(|name| model.facet(name).is_none()) {
        let known: Vec<_> = model.facets.iter().map(|own| own.facet.name.as_str()).collect();
        bail!("the model has no facet `{unknown}`; it has {}", known.join(", "));
    }
    if !names.is_empty() {
        model.to_mut().facets.retain(|own| names.contains(&own.facet.name));
    }
    Ok(model)
}
