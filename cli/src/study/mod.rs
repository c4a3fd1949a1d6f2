//! Study: an evaluation with all that a methods section tells of it.

mod facet;
mod options;
mod second_coder;
mod shares;
mod slices;
mod splits;

use nutgraf::raw::corpus::Corpus;
use nutgraf::raw::evaluate::{Evaluated, FacetReport};
use nutgraf::raw::pipeline::Trainer;
use serde::Serialize;

pub(crate) use self::facet::FacetStudy;
pub(crate) use self::options::{StudyOptions, Trained};
pub(crate) use self::second_coder::SecondCoder;
pub(crate) use self::shares::halves;
pub(crate) use self::slices::Slice;
use crate::record::ModelId;

/// An evaluation with all that a methods section tells of it.
#[derive(Serialize)]
pub(crate) struct Study<'s> {
    #[serde(skip)]
    pub(crate) corpus: &'s Corpus,
    pub(crate) evaluated: &'s Evaluated,
    /// Facet by facet, as in the report.
    pub(crate) facets: Vec<FacetStudy>,
    /// The model that was tested; none where folds were.
    pub(crate) model: Option<ModelId>,
    /// How models were trained in folds.
    #[serde(skip)]
    pub(crate) trainer: Option<Trainer>,
    /// The command line.
    pub(crate) command: String,
}

impl<'s> Study<'s> {
    pub(crate) fn of(
        corpus: &'s Corpus,
        evaluated: &'s Evaluated,
        options: &StudyOptions<'_>,
    ) -> anyhow::Result<Self> {
        let facet = |report: &FacetReport| FacetStudy::of(corpus, evaluated, report, options);
        let facets = evaluated.report.facets.iter().map(facet).collect::<anyhow::Result<_>>()?;
        Ok(Self {
            corpus,
            evaluated,
            facets,
            model: options.model.clone(),
            trainer: options.trained.map(|trained| trained.trainer),
            command: command(),
        })
    }
}

/// The command line, as it was typed but for quotes.
fn command() -> String {
    let words = std::env::args()
        .skip(1)
        .map(|word| if word.contains(' ') { format!("'{word}'") } else { word });
    std::iter::once("nutgraf".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
}
