use std::path::Path;

use super::edition::Edition;
use crate::batch::Batch;
use crate::classify;
use crate::config::IntoArchive;

/// Puts the articles of a batch into the archive at `path`.
pub(super) fn ingest(batch: Batch, edition: &Edition, path: &Path) -> anyhow::Result<()> {
    let into = IntoArchive {
        path: path.to_path_buf(),
        settings: edition.settings.clone(),
        dated: edition.model.rules.have_days(),
    };
    classify::archive(batch, &edition.pipeline(), &into, edition.id.clone())?;
    Ok(())
}
