use std::sync::Arc;

use anyhow::bail;
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{
    LabelSelection, Pipeline, embedded_brief_model, embedded_relation_model,
};
use nutgraf::raw::text::Target;

use super::common;
use super::model::{defined_model, narrow, open_model};
use crate::args::{ClassifyArgs, FormatName};
use crate::batch::Batch;

/// What tagging needs.
pub(crate) struct ClassifyConfig {
    pub(crate) batch: Batch,
    pub(crate) model: Arc<Model>,
    pub(crate) pipeline: Pipeline,
    pub(crate) format: FormatName,
    /// Whether all labels are listed.
    pub(crate) all: bool,
    /// The facets to tell of; all where none is named.
    pub(crate) facets: Vec<String>,
}

impl ClassifyConfig {
    pub(crate) fn new(args: ClassifyArgs) -> anyhow::Result<Self> {
        let format = args.output.format;
        if args.explain && format == FormatName::Csv {
            bail!("--explain does not fit a table; use --format text, jsonl or html");
        }
        if args.brief && !matches!(format, FormatName::Text | FormatName::Jsonl) {
            bail!("--brief fits --format text and jsonl; for others use `nutgraf summarise`");
        }
        if args.relations && format == FormatName::Csv {
            bail!("--relations does not fit a table; use --format text, jsonl or html");
        }
        let mut batch = common::batch(args.input, &args.output.file, "classify")?;
        batch.options.fields.keep = common::kept(format);
        let model = match &args.define {
            Some(definitions) => defined_model(definitions)?,
            None => open_model(args.model.as_deref())?,
        };
        let model = narrow(model, &args.facet)?;
        let pipeline = if args.brief {
            Pipeline::with_models(Arc::clone(&model), embedded_brief_model())
        } else {
            Pipeline::tagging(Arc::clone(&model))
        };
        let pipeline = pipeline
            .language(args.language)
            .precision(args.precision)
            .actors(args.actors)
            .target(args.target.map(|name| Target { name, mention: None }))
            .verbatim(args.verbatim)
            .relations(args.relations.then(embedded_relation_model))
            .labels(labels(args.all, args.abstain))
            .facets(&args.facet)
            // The page is about the evidence; a line of JSON has it only if asked.
            .explain_tags(args.explain || format == FormatName::Html);
        Ok(Self { batch, model, pipeline, format, all: args.all, facets: args.facet })
    }
}

const fn labels(all: bool, abstain: bool) -> LabelSelection {
    match (all, abstain) {
        (true, _) => LabelSelection::All,
        (_, true) => LabelSelection::Sure,
        _ => LabelSelection::Given,
    }
}
