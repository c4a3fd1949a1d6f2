use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use super::edition::Edition;
use super::ingest::ingest;
use super::newsroom::Newsroom;
use super::routes::routes;
use super::versions::Versions;
use crate::args::DeskArgs;
use crate::config::DeskConfig;
use crate::corrections::LabelsFolder;
use crate::exit::Exit;
use crate::listing::Store;
use crate::serve::serve;

/// Serves the pages of a newsroom.
pub(crate) fn run(args: DeskArgs) -> anyhow::Result<Exit> {
    let mut config = DeskConfig::new(args);
    let (archive, _until_the_end) = archive(config.archive.take())?;
    let version = version_in_use(&config.labels);
    let model = config.engine.model.clone().or_else(|| version.clone());
    let edition = Edition::open(version.as_deref().or(model.as_deref()), &config.engine)?;
    let facets: Vec<_> = edition.model.facets.iter().map(|own| own.facet.clone()).collect();
    let folder = LabelsFolder::open(&config.labels, &facets)?;
    if let Some(batch) = config.batch.take() {
        ingest(batch, &edition, &archive)?;
    }
    let (store, engine) = (Store::open(&archive)?, config.engine.clone());
    let serving = config.serving(&archive, version)?;
    let api = serving.state.engine.clone();
    let room = Newsroom::new(store, folder, edition, engine, api);
    serve(serving, routes(Arc::new(room)))
}

/// The archive that is shown: the one that was named, or one that goes when the desk is closed.
fn archive(named: Option<PathBuf>) -> anyhow::Result<(PathBuf, Option<TempDir>)> {
    if let Some(path) = named {
        return Ok((path, None));
    }
    let folder = tempfile::Builder::new().prefix("nutgraf-desk-").tempdir()?;
    Ok((folder.path().join("desk.sqlite"), Some(folder)))
}

/// The model of the version that was last switched to.
fn version_in_use(labels: &Path) -> Option<PathBuf> {
    let root = labels.canonicalize().ok()?.parent()?.to_path_buf();
    let versions = Versions::of(&root);
    versions.current().map(|card| versions.path(&card))
}
