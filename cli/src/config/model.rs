use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use nutgraf::raw::corpus::Corpus;
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{EMBEDDED, Trainer, embedded_model};

use crate::record::ModelId;
use crate::terminal;

/// Names in records of the model inside the binary, and of one that definitions alone teach.
const INSIDE: &str = "news-en";
const DEFINED: &str = "definitions";

/// A model, and what records say of it.
pub(crate) struct IdentifiedModel {
    pub(crate) model: Arc<Model>,
    pub(crate) id: ModelId,
}

/// The model in the file at `path`, or else the one inside the binary.
pub(crate) fn open_model(path: Option<&Path>) -> anyhow::Result<Arc<Model>> {
    match path {
        Some(path) => opened(path).map(|(model, _)| model),
        None => Ok(embedded_model()),
    }
}

/// The model to continue: that in the file at `path`, or the one inside the binary by its name.
pub(super) fn base_model(path: &Path) -> anyhow::Result<IdentifiedModel> {
    let is_inside = path == Path::new(INSIDE) && !path.exists();
    identified_model(Some(path).filter(|_| !is_inside))
}

/// The same with what records say of it.
pub(crate) fn identified_model(path: Option<&Path>) -> anyhow::Result<IdentifiedModel> {
    let Some(path) = path else {
        return Ok(IdentifiedModel { model: embedded_model(), id: ModelId::new(INSIDE, EMBEDDED) });
    };
    let (model, bytes) = opened(path)?;
    let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
    Ok(IdentifiedModel { model, id: ModelId::new(name, &bytes) })
}

/// The model in the file at `path`, and the bytes of that.
fn opened(path: &Path) -> anyhow::Result<(Arc<Model>, Vec<u8>)> {
    let bytes =
        fs::read(path).with_context(|| format!("the model {} cannot be read", path.display()))?;
    let model = Model::from_bytes(&bytes)
        .with_context(|| format!("the model {} cannot be used", path.display()))?;
    Ok((Arc::new(model), bytes))
}

/// The model that definitions alone teach.
pub(super) fn defined_model(definitions: &str) -> anyhow::Result<IdentifiedModel> {
    let corpus = Corpus::defined(definitions)?;
    terminal::note(format_args!(
        "learnt from definitions alone: probabilities are a guess, and no tag is sure"
    ));
    if !corpus.left_out.is_empty() {
        let reasons: Vec<_> = corpus.left_out.iter().map(|own| own.reason.to_string()).collect();
        terminal::note(format_args!("never given: {}", reasons.join("; ")));
    }
    let model = Trainer::default().train(corpus, &|_| ())?;
    let id = ModelId::new(DEFINED, &model.to_bytes());
    Ok(IdentifiedModel { model: Arc::new(model), id })
}

/// The model with the facets called `names` alone, and those that must be asked before them; with all of them
/// where none is named.
pub(super) fn narrow(mut model: Arc<Model>, names: &[String]) -> anyhow::Result<Arc<Model>> {
    if let Some(unknown) = names.iter().find(|name| model.facet(name).is_none()) {
        let known: Vec<_> = model.facets.iter().map(|own| own.facet.name.as_str()).collect();
        bail!("the model has no facet `{unknown}`; it has {}", known.join(", "));
    }
    if !names.is_empty() {
        let needed = model.needed(names).into_iter().map(|own| own.facet.name.clone());
        let needed: Vec<String> = needed.collect();
        Arc::make_mut(&mut model).facets.retain(|own| needed.contains(&own.facet.name));
    }
    Ok(model)
}
