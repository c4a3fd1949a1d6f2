#[cfg(not(feature = "archive"))]
use std::path::Path;
#[cfg(feature = "archive")]
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{
    LabelSelection, Pipeline, embedded_brief_model, embedded_relation_model,
};
use nutgraf::raw::read::Keep;
use nutgraf::raw::record::source;
use nutgraf::raw::rules::Rules;
use nutgraf::raw::text::Target;

use super::common;
use super::model::{IdentifiedModel, defined_model, identified_model, narrow};
#[cfg(feature = "archive")]
use crate::archive::Settings;
use crate::args::{ClassifyArgs, Extra, FormatName};
use crate::batch::Batch;
use crate::output::TagsRequest;
use crate::record::{FacetColumns, Provenance, RecordShape};
use crate::sink::Sink;

/// What tagging needs.
pub(crate) struct ClassifyConfig {
    pub(crate) batch: Batch,
    pub(crate) sink: Sink,
    pub(crate) pipeline: Pipeline,
    pub(crate) tags: TagsRequest,
    /// The archive that records go into, where they do.
    #[cfg(feature = "archive")]
    pub(crate) into: Option<IntoArchive>,
}

/// An archive that records go into.
#[cfg(feature = "archive")]
pub(crate) struct IntoArchive {
    pub(crate) path: PathBuf,
    pub(crate) settings: Settings,
    /// Whether what is said of an article depends on its date: rules may hold on certain days.
    pub(crate) dated: bool,
}

impl ClassifyConfig {
    pub(crate) fn new(args: ClassifyArgs) -> anyhow::Result<Self> {
        let format = args.output.format;
        refuse_what_does_not_fit(&args)?;
        let mut batch = common::batch(args.input, "classify")?;
        let sink = common::sink(&args.output.file)?;
        batch.options.fields.keep = common::kept(format);
        #[cfg(feature = "archive")]
        if args.into.is_some() {
            batch.options.fields.keep = Keep::Rest;
        }
        let IdentifiedModel { model, id } = match &args.define {
            Some(definitions) => defined_model(definitions)?,
            None => identified_model(args.model.as_deref())?,
        };
        let own_rules = args.rules.as_deref().map(|path| rules(path, &model)).transpose()?;
        let rules = own_rules.clone().unwrap_or_else(|| model.rules.clone());
        let model = narrow(model, &args.facet)?;
        if !rules.is_empty() && batch.options.fields.keep == Keep::Nothing {
            // Rules may hold on certain days.
            batch.options.fields.keep = Keep::Named(source::fields().collect());
        }
        batch.run.summary = true;
        batch.run.model = Some(id.clone());
        let with_text = args.with.contains(&Extra::Text);
        let shape = RecordShape {
            facets: facets(&model, &args.facet),
            all: args.all,
            with_text,
            with_brief: args.brief,
            with_relations: args.relations,
        };
        #[cfg(feature = "archive")]
        let into = args.into.clone().map(|path| IntoArchive {
            path,
            settings: Settings {
                model: id.clone(),
                shape: shape.clone(),
                abstain: args.abstain,
                precision: args.precision,
                actors: args.actors,
                target: args.target.clone(),
                language: args.language.map(|language| language.code().to_owned()),
                verbatim: args.verbatim,
                rules: own_rules,
            },
            dated: rules.have_days(),
        });
        let provenance = Provenance { model: id, with_text };
        let tags = TagsRequest { format, long: args.long, shape, provenance };
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
            .rules(&rules)
            .facets(&args.facet)
            // The page is about the evidence; a line of JSON has it only if asked.
            .explain_tags(args.explain || format == FormatName::Html);
        Ok(Self {
            batch,
            sink,
            pipeline,
            tags,
            #[cfg(feature = "archive")]
            into,
        })
    }
}

/// The rules of the file at `path`, which must fit the model.
fn rules(path: &Path, model: &Model) -> anyhow::Result<Rules> {
    let rules = Rules::read(path)?;
    let facets = model.facets.iter().map(|own| &own.facet);
    rules.check(facets).map_err(|error| error.in_file(path))?;
    Ok(rules)
}

/// Refuses what one flag asks of a format that cannot hold it.
fn refuse_what_does_not_fit(args: &ClassifyArgs) -> anyhow::Result<()> {
    let format = args.output.format;
    let fits_evidence = matches!(format, FormatName::Text | FormatName::Jsonl | FormatName::Html);
    if args.explain && !fits_evidence {
        bail!("--explain does not fit a table; use --format text, jsonl or html");
    }
    if args.relations && !fits_evidence {
        bail!("--relations does not fit a table; use --format text, jsonl or html");
    }
    if args.long && !matches!(format, FormatName::Csv | FormatName::Parquet) {
        bail!("--long is for tables; use --format csv or parquet");
    }
    if !args.with.is_empty() && matches!(format, FormatName::Text | FormatName::Html) {
        bail!("--with is for records; use --format jsonl, csv, parquet or ninjs");
    }
    Ok(())
}

/// The facets that are told of: those called `names`, or else all.
fn facets(model: &Model, names: &[String]) -> Vec<FacetColumns> {
    let asked = |name: &String| names.is_empty() || names.contains(name);
    let of_model = model.facets.iter().map(|classifier| &classifier.facet);
    of_model.filter(|facet| asked(&facet.name)).map(FacetColumns::from).collect()
}

const fn labels(all: bool, abstain: bool) -> LabelSelection {
    match (all, abstain) {
        (true, _) => LabelSelection::All,
        (_, true) => LabelSelection::Sure,
        _ => LabelSelection::Given,
    }
}
