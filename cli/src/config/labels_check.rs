use std::path::{Path, PathBuf};

use nutgraf::raw::corpus::{CorpusOptions, FacetField};
use nutgraf::raw::label_errors::{Fault, LabelCheck};

use super::common::{reading, sink, threads};
use super::evaluate::LabelledArticles;
use crate::args::{FindingsFormat, LabelsCheckArgs, WantedFault};
use crate::sink::Sink;

/// Findings of each kind that a person is shown unless they say how many.
const SHOWN: usize = 20;

/// What a check of labels needs.
pub(crate) struct LabelsCheckConfig {
    pub(crate) labels: LabelledArticles,
    pub(crate) check: LabelCheck,
    /// Names of columns that a table of examples must have to be learnt from.
    pub(crate) columns: LabelColumns,
    pub(crate) format: FindingsFormat,
    /// Findings of each kind that are shown.
    pub(crate) limit: usize,
    pub(crate) sink: Sink,
}

/// Columns of labelled articles, as their source calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LabelColumns {
    /// Of the article's name.
    pub(crate) id: String,
    /// Of its labels, by facet; else `label`.
    pub(crate) labels: Vec<FacetField>,
}

impl LabelsCheckConfig {
    pub(crate) fn new(args: LabelsCheckArgs) -> anyhow::Result<Self> {
        let threads = threads(args.threads).get();
        rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?;
        let columns = columns(&args.labels, &args.facet, args.reading.id_field.as_deref());
        let options = CorpusOptions {
            facets: args.facet,
            only: args.conditions,
            group: args.group,
            // Copies that disagree are something to find.
            keep_repeats: true,
            read: reading(args.reading),
            corpora: args.corpora.corpora,
            ..CorpusOptions::default()
        };
        let of_people = args.format == FindingsFormat::Text;
        let limit = args.limit.unwrap_or(if of_people { SHOWN } else { 0 });
        Ok(Self {
            labels: LabelledArticles { paths: args.labels, options },
            check: LabelCheck {
                language: args.language,
                least: args.least,
                fault: args.only.map(fault),
            },
            columns,
            format: args.format,
            limit: if limit == 0 { usize::MAX } else { limit },
            sink: sink(&args.file)?,
        })
    }
}

const fn fault(wanted: WantedFault) -> Fault {
    match wanted {
        WantedFault::Missing => Fault::Missing,
        WantedFault::Extra => Fault::Extra,
    }
}

fn columns(paths: &[PathBuf], facets: &[FacetField], id: Option<&str>) -> LabelColumns {
    let folder = |path: &Path| path.join("facets.toml").is_file();
    if paths.first().is_some_and(|path| folder(path)) {
        return LabelColumns { id: "article".to_owned(), labels: Vec::new() };
    }
    LabelColumns { id: id.unwrap_or("id").to_owned(), labels: facets.to_vec() }
}

impl LabelColumns {
    /// The column of the labels of a facet.
    pub(crate) fn label(&self, facet: &str) -> &str {
        let own = self.labels.iter().find(|own| own.facet == facet);
        own.map_or("label", |own| own.field.as_str())
    }
}
