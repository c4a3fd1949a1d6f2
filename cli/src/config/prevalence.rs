use std::path::PathBuf;
use std::sync::Arc;

use anyhow::bail;
use nutgraf::raw::corpus::FacetField;
use nutgraf::raw::model::Model;

use super::common;
use super::model::{narrow, open_model};
use crate::args::{ClassifyArgs, FormatName};
use crate::batch::Batch;
use crate::output::shares::SharesFormat;
use crate::sink::Sink;

/// What it takes to tell label shares.
pub(crate) struct PrevalenceConfig {
    pub(crate) batch: Batch,
    pub(crate) sink: Sink,
    pub(crate) model: Arc<Model>,
    /// Labelled articles that correct the shares.
    pub(crate) labels: Option<(PathBuf, Vec<FacetField>)>,
    pub(crate) format: SharesFormat,
}

impl PrevalenceConfig {
    pub(crate) fn new(args: ClassifyArgs) -> anyhow::Result<Self> {
        let format = match args.output.format {
            FormatName::Text => SharesFormat::Text,
            FormatName::Jsonl => SharesFormat::Json,
            FormatName::Csv => SharesFormat::Csv,
            FormatName::Ninjs | FormatName::Parquet | FormatName::Html => {
                bail!("shares are no articles; use --format text, jsonl or csv with --prevalence")
            }
        };
        let batch = common::batch(args.input, "classify")?;
        rayon::ThreadPoolBuilder::new().num_threads(batch.threads.get()).build_global()?;
        Ok(Self {
            batch,
            sink: common::sink(&args.output.file)?,
            model: narrow(open_model(args.model.as_deref())?, &args.facet)?,
            labels: args.labels.map(|path| (path, args.labels_field)),
            format,
        })
    }
}
