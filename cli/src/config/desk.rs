use std::path::{Path, PathBuf};

use nutgraf::raw::read::{Input, Keep};

use super::common;
use super::serve::ServeConfig;
use crate::args::{DeskArgs, EngineArgs, LimitArgs, ListenArgs, ServeArgs};
use crate::batch::Batch;
use crate::tally::RunOptions;

/// What an archive begins with.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// What the desk needs.
pub(crate) struct DeskConfig {
    /// The archive that stays, where one was named.
    pub(crate) archive: Option<PathBuf>,
    /// What is to be put into it.
    pub(crate) batch: Option<Batch>,
    pub(crate) labels: PathBuf,
    pub(crate) engine: EngineArgs,
    listen: ListenArgs,
    limits: LimitArgs,
}

impl DeskConfig {
    pub(crate) fn new(args: DeskArgs) -> Self {
        let DeskArgs { inputs, labels, into, reading, engine, listen, limits } = args;
        let (archive, inputs) = match inputs.as_slice() {
            [only] if into.is_none() && is_archive(only) => (Some(only.clone()), Vec::new()),
            _ => (into, inputs),
        };
        let mut options = common::reading(reading);
        options.fields.keep = Keep::Rest;
        let batch = (!inputs.is_empty()).then(|| Batch {
            inputs: inputs.into_iter().map(Input::from).collect(),
            options,
            threads: common::threads(engine.threads),
            run: RunOptions::default(),
        });
        Self { archive, batch, labels, engine, listen, limits }
    }

    /// What serving needs, with this archive and model.
    pub(crate) fn serving(
        self,
        archive: &Path,
        model: Option<PathBuf>,
    ) -> anyhow::Result<ServeConfig> {
        let Self { labels, engine, listen, limits, .. } = self;
        let engine = EngineArgs { model: engine.model.or(model), ..engine };
        let (archive, labels) = (Some(archive.to_path_buf()), Some(labels));
        ServeConfig::new(ServeArgs { engine, archive, labels, listen, limits })
    }
}

/// Whether the file at `path` is a database.
fn is_archive(path: &Path) -> bool {
    use std::io::Read;
    let mut head = [0; SQLITE.len()];
    std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok()
        && head == SQLITE
}
