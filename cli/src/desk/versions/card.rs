use nutgraf::raw::evaluate::{Bin, Estimate, FacetReport, Report};
use serde::{Deserialize, Serialize};

/// Card of a version: where it comes from, and how good it was found to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct VersionCard {
    /// Its number, as files are named by it: `0007`.
    pub(crate) name: String,
    /// When it was trained, in UTC, and who asked for it.
    pub(crate) made: String,
    pub(crate) by: String,
    /// Labelled articles that it learnt from, and those that could not be used.
    pub(crate) articles: usize,
    pub(crate) left_out: usize,
    /// Which model it is, as records name it.
    pub(crate) fingerprint: String,
    pub(crate) scores: Vec<FacetScores>,
}

/// Scores of one facet, on articles that were not learnt from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FacetScores {
    pub(crate) facet: String,
    pub(crate) articles: usize,
    pub(crate) accuracy: Estimate,
    pub(crate) macro_f1: Estimate,
    /// Expected calibration error, and what it is the mean of.
    pub(crate) ece: f64,
    pub(crate) bins: Vec<Bin>,
}

impl FacetScores {
    /// What a report says, facet by facet.
    pub(crate) fn of(report: &Report) -> Vec<Self> {
        report.facets.iter().map(Self::from).collect()
    }
}

impl From<&FacetReport> for FacetScores {
    fn from(report: &FacetReport) -> Self {
        Self {
            facet: report.facet.clone(),
            articles: report.articles,
            accuracy: report.accuracy,
            macro_f1: report.macro_f1,
            ece: report.reliability.ece,
            bins: report.reliability.bins.clone(),
        }
    }
}
