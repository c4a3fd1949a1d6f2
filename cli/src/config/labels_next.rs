use std::path::{Path, PathBuf};

use nutgraf::raw::corpus::CorpusOptions;
use nutgraf::raw::text::Language;

use super::common;
use crate::args::{NextArgs, PicksFormat};
use crate::batch::Batch;
use crate::sink::Sink;

/// Where labels lie unless that is said.
const LABELS: &str = "labels";

/// What picking articles to label needs.
pub(crate) struct NextConfig {
    /// The articles to pick from.
    pub(crate) batch: Batch,
    /// Where the labels so far are; nowhere, if there are none.
    pub(crate) labels: Vec<PathBuf>,
    pub(crate) options: CorpusOptions,
    /// The facet that was named.
    pub(crate) facet: Option<String>,
    pub(crate) count: usize,
    /// The language of the articles; none where they are to tell it.
    pub(crate) language: Option<Language>,
    pub(crate) format: PicksFormat,
    pub(crate) sink: Sink,
}

impl NextConfig {
    pub(crate) fn new(args: NextArgs) -> anyhow::Result<Self> {
        let threads = common::threads(args.input.threads).get();
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
        let (facet, options) = facet(args.facet.as_deref())?;
        Ok(Self {
            batch: common::batch(args.input, "labels next")?,
            labels: if args.labels.is_empty() { usual_labels() } else { args.labels },
            options,
            facet,
            count: usize::from(args.count),
            language: args.language,
            format: args.format,
            sink: common::sink(&args.file)?,
        })
    }
}

/// The name of a facet, and how to read its labels where their field is named too.
fn facet(given: Option<&str>) -> anyhow::Result<(Option<String>, CorpusOptions)> {
    let mut options = CorpusOptions::default();
    let Some(given) = given else { return Ok((None, options)) };
    if !given.contains('=') {
        return Ok((Some(given.to_owned()), options));
    }
    options.facets = vec![given.parse()?];
    Ok((Some(options.facets[0].facet.clone()), options))
}

fn usual_labels() -> Vec<PathBuf> {
    let usual = Path::new(LABELS);
    if usual.is_dir() { vec![usual.to_path_buf()] } else { Vec::new() }
}
