use std::borrow::Cow;

use anyhow::bail;
use nutgraf::model::Model;

use super::model::{narrow, open_model};
use crate::args::{ClassifyArgs, FormatName};
use crate::batch::Batch;

/// What tagging needs.
pub(crate) struct ClassifyConfig {
    pub(crate) batch: Batch,
    pub(crate) model: Cow<'static, Model>,
    pub(crate) format: FormatName,
    pub(crate) target: Option<String>,
    /// How many actors to tell stances towards.
    pub(crate) actors: usize,
    pub(crate) precision: f64,
    pub(crate) wanted: Wanted,
    /// Whether the brief stands beside the tags.
    pub(crate) brief: bool,
}

/// Which tags to tell of, and how much of each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    pub(crate) labels: Labels,
    pub(crate) why: bool,
}

/// Which labels to tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Labels {
    /// Those that are given.
    Given,
    /// Those that are given and sure.
    Sure,
    /// All there are.
    All,
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
        let labels = match (args.all, args.abstain) {
            (true, _) => Labels::All,
            (_, true) => Labels::Sure,
            _ => Labels::Given,
        };
        let mut batch = super::batch(args.input, &args.output.file, "classify")?;
        batch.options.fields.keep = super::kept(format);
        Ok(Self {
            model: narrow(open_model(args.model.as_deref())?, &args.facet)?,
            batch,
            format,
            brief: args.brief,
            target: args.target,
            actors: args.actors,
            precision: args.precision,
            // The page is about the evidence; a line of JSON has it only if asked.
            wanted: Wanted { labels, why: args.explain || format == FormatName::Html },
        })
    }
}
