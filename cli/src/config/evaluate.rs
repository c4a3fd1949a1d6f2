use std::path::PathBuf;
use std::sync::Arc;

use nutgraf::raw::corpus::{CorpusOptions, LabelMapping};
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{Evaluation, Trainer};
use nutgraf::raw::text::Language;

use super::common::{reading, sink, use_threads};
use super::model::{IdentifiedModel, identified_model};
use super::study::{SideFile, methods, predictions};
use crate::args::{EvaluateArgs, ReportFormat};
use crate::output::{PredictionsFormat, SheetFormat};
use crate::record::ModelId;
use crate::sink::Sink;
use crate::study::SecondCoder;
use nutgraf::raw::record::source;

/// Words that a prediction names.
const WORDS: usize = 8;

/// What an evaluation needs.
pub(crate) struct EvaluateConfig {
    pub(crate) evaluation: Evaluation,
    /// What to test on.
    pub(crate) labels: LabelledArticles,
    pub(crate) candidate: Candidate,
    /// What a model learnt from, where that is named.
    pub(crate) learnt: Option<LabelledArticles>,
    /// Whether label shares are told.
    pub(crate) prevalence: bool,
    /// What labels are called in the model.
    pub(crate) mappings: Vec<LabelMapping>,
    /// Where second coders' labels stand.
    pub(crate) coders: Vec<SecondCoder>,
    pub(crate) predictions: Option<SideFile<PredictionsFormat>>,
    pub(crate) methods: Option<SideFile<SheetFormat>>,
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
    Model(Arc<Model>, ModelId),
    /// The models that a way of training makes of so many folds, of articles in this language; none
    /// where they are to tell it.
    Folds(Trainer, Option<Language>, u8),
}

impl EvaluateConfig {
    pub(crate) fn new(args: EvaluateArgs) -> anyhow::Result<Self> {
        use_threads(args.threads)?;
        let beside = if args.methods.is_some() { beside(&args.second_coder) } else { Vec::new() };
        let options = CorpusOptions {
            beside,
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
            let IdentifiedModel { model, id } = identified_model(args.model.as_deref())?;
            Candidate::Model(model, id)
        };
        let learnt = (!args.learnt.is_empty()).then(|| LabelledArticles {
            paths: args.learnt,
            options: CorpusOptions { only: args.learnt_where, ..options.clone() },
        });
        let force = args.file.force;
        let words = if args.predictions.is_some() { WORDS } else { 0 };
        Ok(Self {
            evaluation: Evaluation { precision: args.precision, words },
            labels: LabelledArticles { paths: args.labels, options },
            candidate,
            learnt,
            prevalence: args.prevalence,
            mappings: args.map,
            coders: args.second_coder,
            predictions: args.predictions.map(|path| predictions(&path, force)).transpose()?,
            methods: args.methods.map(|path| methods(&path, force)).transpose()?,
            format: args.format,
            sink: sink(&args.file)?,
        })
    }
}

/// The fields that a methods sheet looks at beside the labels.
fn beside(coders: &[SecondCoder]) -> Vec<String> {
    source::fields().chain(coders.iter().map(|own| own.column.clone())).collect()
}
