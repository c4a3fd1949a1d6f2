use anyhow::bail;
use nutgraf::raw::label::LabelId;
use nutgraf::raw::model::Model;
use nutgraf::raw::pipeline::{BriefFocus, Pipeline, label_focus};
use nutgraf::raw::read::Keep;

use super::brief::{length, open_brief_model};
use super::model::open_model;
use crate::args::{FocusArgs, FormatName, JointArgs, SummariseArgs};
use crate::batch::Batch;
use crate::sink::Sink;
use nutgraf::raw::record::source;

/// What writing briefs needs.
pub(crate) struct SummariseConfig {
    pub(crate) batch: Batch,
    pub(crate) sink: Sink,
    pub(crate) format: FormatName,
    pub(crate) pipeline: Pipeline,
    pub(crate) joint: Joint,
}

/// Which articles share a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// None do.
    None,
    /// All do.
    All,
    /// Those that have the same value in this field.
    By(String),
}

impl SummariseConfig {
    pub(crate) fn new(args: SummariseArgs) -> anyhow::Result<Self> {
        let format = args.output.format;
        if args.explain && format == FormatName::Csv {
            bail!("--explain does not fit a table; use --format text, jsonl or html");
        }
        let joint = joint(args.joint);
        let mut batch = super::common::batch(args.input, "summarise")?;
        batch.run.summary = true;
        let sink = super::common::sink(&args.output.file)?;
        batch.options.fields.keep = match &joint {
            Joint::None => super::common::kept(format),
            Joint::All => Keep::Named(source::fields().collect()),
            Joint::By(field) => Keep::Named(source::fields().chain([field.clone()]).collect()),
        };
        let pipeline = Pipeline::summarising(open_brief_model(args.brief_model.as_deref())?)
            .language(args.language)
            .method(args.method)
            .length(length(&args.length))
            .focus(focus(&args.focus)?)
            .explain_brief(args.explain)
            .verbatim(args.verbatim);
        Ok(Self { batch, sink, format, pipeline, joint })
    }
}

fn joint(args: JointArgs) -> Joint {
    match args.group {
        Some(field) => Joint::By(field),
        None if args.together => Joint::All,
        None => Joint::None,
    }
}

fn focus(args: &FocusArgs) -> anyhow::Result<Option<BriefFocus>> {
    let Some(label) = &args.label else {
        return Ok(args.focus.clone().map(BriefFocus::Words));
    };
    let model = open_model(args.model.as_deref())?;
    let found = model.facets.iter().find_map(|classifier| {
        let place = classifier.facet.labels.iter().position(|own| own.name == *label)?;
        Some((classifier, LabelId(place as u16)))
    });
    match found {
        Some((classifier, id)) => {
            let focus = label_focus(classifier, id, model.language);
            Ok(Some(BriefFocus::Stems(model.language, focus)))
        }
        None => bail!("the model has no label `{label}`; it has {}", labels(&model)),
    }
}

fn labels(model: &Model) -> String {
    let of_facet = model.facets.iter().map(|classifier| {
        let names = classifier.facet.labels.iter().map(|label| label.name.as_str());
        format!("{} ({})", names.collect::<Vec<_>>().join(", "), classifier.facet.name)
    });
    of_facet.collect::<Vec<_>>().join("; ")
}
