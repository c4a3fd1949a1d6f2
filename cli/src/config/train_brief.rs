use std::path::PathBuf;

use nutgraf::raw::pipeline::SUMMARY_FIELD;
use nutgraf::raw::read::{Input, Keep, ReadOptions};
use nutgraf::raw::text::Language;

use super::common::threads;
use crate::args::TrainBriefArgs;
use crate::interrupt;
use crate::sink::Sink;

/// File that a model is written to unless another is named.
const OUTPUT: &str = "brief.safetensors";

/// What training a model of briefs needs.
pub(crate) struct TrainBriefConfig {
    pub(crate) inputs: Vec<Input>,
    pub(crate) options: ReadOptions,
    pub(crate) language: Language,
    pub(crate) path: PathBuf,
    pub(crate) sink: Sink,
}

impl TrainBriefConfig {
    pub(crate) fn new(args: TrainBriefArgs) -> anyhow::Result<Self> {
        let threads = threads(args.threads).get();
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
        let path = args.output.unwrap_or_else(|| PathBuf::from(OUTPUT));
        let sink = interrupt::guarded(|| Sink::create(&path, args.force))?;
        Ok(Self {
            inputs: args.articles.into_iter().map(Input::from).collect(),
            options: with_summary(super::common::reading(args.reading)),
            language: args.language,
            path,
            sink,
        })
    }
}

/// The same way of reading, keeping the reference summary beside the article.
pub(super) fn with_summary(mut options: ReadOptions) -> ReadOptions {
    options.fields.keep = Keep::Named(vec![SUMMARY_FIELD.to_owned()]);
    options
}
