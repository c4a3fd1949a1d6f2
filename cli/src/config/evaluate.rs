use std::path::PathBuf;
use std::sync::Arc;

use nutgraf::raw::corpus::CorpusOptions;
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{Evaluation, Trainer};
use nutgraf::raw::text::Language;

use super::common::{reading, sink, threads};
use super::model::open_model;
use crate::args::{EvaluateArgs, ReportFormat};
use crate::sink::Sink;

/// What an evaluation needs.
pub(crate) struct EvaluateConfig {
    pub(crate) evaluation: Evaluation,
    /// What to test on.
    pub(crate) labels: LabelledArticles,
    pub(crate) candidate: Candidate,
    /// What a model learnt from, where that is named.
    pub(crate) learnt: Option<LabelledArticles>,
    pub(crate) format: ReportFormat,
    pub(crate) sink: Sink,
}

/// Where labelled articles are, and how to read them.
pub(crate) struct LabelledArticles {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) options: CorpusOptions,
}

/// What is tested.
pub(crate) enum Candidate {
    /// A model.
    Model(Arc<Model>),
    /// The models that a way of training makes of so many folds, of articles in this language; none
    /// where they are to tell it.
    Folds(Trainer, Option<Language>, u8),
}

impl EvaluateConfig {
    pub(crate) fn new(args: EvaluateArgs) -> anyhow::Result<Self> {
        let threads = threads(args.threads).get();
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
        let options = CorpusOptions {
            facets: args.facet,
            only: args.only,
            group: args.group,
            // A test counts what stands in it; what is learnt from counts once.
            keep_repeats: args.folds.is_none(),
            read: reading(args.reading),
            corpora: args.corpora.corpora,
        };
        let candidate = if let Some(folds) = args.folds {
            let trainer = Trainer { algorithm: args.algorithm.0, ..Trainer::default() };
            Candidate::Folds(trainer, args.language, folds)
        } else {
            Candidate::Model(open_model(args.model.as_deref())?)
        };
        let learnt = (!args.learnt.is_empty()).then(|| LabelledArticles {
            paths: args.learnt,
            options: CorpusOptions { only: args.learnt_where, ..options.clone() },
        });
        Ok(Self {
            evaluation: Evaluation { precision: args.precision },
            labels: LabelledArticles { paths: args.labels, options },
            candidate,
            learnt,
            format: args.format,
            sink: sink(&args.file)?,
        })
    }
}
