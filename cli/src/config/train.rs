use std::path::PathBuf;

use nutgraf::raw::corpus::CorpusOptions;
use nutgraf::raw::pipeline::Trainer;
use nutgraf::raw::text::Language;

use super::common::{reading, threads};
use super::model::{IdentifiedModel, base_model};
use crate::args::TrainArgs;
use crate::interrupt;
use crate::sink::Sink;

/// What training needs.
pub(crate) struct TrainConfig {
    pub(crate) labels: Vec<PathBuf>,
    pub(crate) options: CorpusOptions,
    /// How to train, but for the budget, which the facets of the corpus share.
    pub(crate) trainer: Trainer,
    /// The model to continue, where there is one.
    pub(crate) base: Option<IdentifiedModel>,
    /// Bytes that the file may have.
    pub(crate) size: Option<usize>,
    pub(crate) path: PathBuf,
    pub(crate) sink: Sink,
    /// The language of the articles; none where they are to tell it.
    pub(crate) language: Option<Language>,
    pub(crate) precision: f64,
    pub(crate) verbose: bool,
}

impl TrainConfig {
    pub(crate) fn new(args: TrainArgs) -> anyhow::Result<Self> {
        let threads = threads(args.threads).get();
        // This thread is one of them: what it lets go of, all that it does later can use.
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).use_current_thread();
        pool.build_global()?;
        let base = args.base.as_deref().map(base_model).transpose()?;
        let sink = interrupt::guarded(|| Sink::create(&args.output, args.force))?;
        let (group, read) = (args.group, reading(args.reading));
        Ok(Self {
            labels: args.labels,
            options: CorpusOptions {
                facets: args.facet,
                only: args.only,
                group,
                read,
                corpora: args.corpora.corpora,
                ..CorpusOptions::default()
            },
            trainer: Trainer {
                algorithm: args.algorithm.0,
                scope: args.reads.map(|reads| reads.0),
                vectors: !args.no_vectors,
                ..Trainer::default()
            },
            base,
            language: args.language,
            size: args.size,
            path: args.output,
            sink,
            precision: args.precision,
            verbose: args.verbose,
        })
    }
}
