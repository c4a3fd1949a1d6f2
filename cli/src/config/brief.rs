use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use nutgraf::raw::model::BriefFile;
use nutgraf::raw::pipeline::{EMBEDDED_BRIEF, embedded_brief_model};
use nutgraf::raw::summarise::{BriefModel, EditorialWeights, Length};

use crate::args::LengthArgs;

/// The model of briefs in the file at `path`, or else the one inside the binary.
pub(crate) fn open_brief_model(path: Option<&Path>) -> anyhow::Result<Arc<BriefModel>> {
    let Some(path) = path else { return Ok(embedded_brief_model()) };
    let bytes = fs::read(path)
        .with_context(|| format!("the model of briefs {} cannot be read", path.display()))?;
    if path.extension().is_some_and(|extension| extension == "toml") {
        return of_weights(&bytes)
            .with_context(|| format!("the weights {} cannot be used", path.display()));
    }
    let file = BriefFile::from_bytes(&bytes)
        .with_context(|| format!("the model of briefs {} cannot be used", path.display()))?;
    Ok(Arc::new(file.model))
}

/// The model of briefs inside the binary with other weights of the editorial method.
fn of_weights(bytes: &[u8]) -> anyhow::Result<Arc<BriefModel>> {
    let weights = EditorialWeights::from_toml(std::str::from_utf8(bytes)?)?;
    let inside = BriefModel::clone(&embedded_brief_model());
    Ok(Arc::new(inside.with_editorial(Arc::new(weights))))
}

/// The model of briefs that is meant: the one `inside` the binary, or the file at `path` if it holds
/// one; whatever else that holds is not for this to say.
pub(crate) fn briefs(path: Option<&Path>, inside: bool) -> anyhow::Result<Option<BriefFile>> {
    if inside {
        return Ok(Some(BriefFile::from_bytes(EMBEDDED_BRIEF)?));
    }
    let bytes = path.and_then(|path| fs::read(path).ok());
    Ok(bytes.and_then(|bytes| BriefFile::from_bytes(&bytes).ok()))
}

/// How long briefs are to be.
pub(super) fn length(args: &LengthArgs) -> Length {
    let length = (args.sentences.map(|count| Length::Sentences(count.get())))
        .or_else(|| args.words.map(|count| Length::Words(count.get())))
        .or_else(|| args.percent.map(Length::Percent));
    length.unwrap_or_default()
}
