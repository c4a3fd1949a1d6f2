use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use nutgraf::raw::pipeline::{Picks, embedded_brief_model};
use nutgraf::raw::read::{Input, ReadOptions};
use nutgraf::raw::summarise::BriefModel;

use super::common::{reading, threads};
use crate::args::TrainBriefArgs;
use crate::interrupt;
use crate::sink::Sink;

/// File that weights are written to unless another is named.
const OUTPUT: &str = "brief.toml";

/// What learning from picks needs.
pub(crate) struct TrainPicksConfig {
    pub(crate) inputs: Vec<Input>,
    pub(crate) options: ReadOptions,
    pub(crate) picks: Picks,
    pub(crate) model: Arc<BriefModel>,
    pub(crate) path: PathBuf,
    pub(crate) sink: Sink,
}

impl TrainPicksConfig {
    /// What learning from the picks of the file at `picks` needs.
    pub(crate) fn new(args: TrainBriefArgs, picks: &Path) -> anyhow::Result<Self> {
        let threads = threads(args.threads).get();
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
        let lines = fs::read_to_string(picks)
            .with_context(|| format!("the picks {} cannot be read", picks.display()))?;
        let picks = Picks::parse(&lines)
            .with_context(|| format!("the picks {} cannot be used", picks.display()))?;
        let path = args.output.unwrap_or_else(|| PathBuf::from(OUTPUT));
        let sink = interrupt::guarded(|| Sink::create(&path, args.force))?;
        Ok(Self {
            inputs: args.articles.into_iter().map(Input::from).collect(),
            options: reading(args.reading),
            picks,
            model: embedded_brief_model(),
            path,
            sink,
        })
    }
}
