//! Where a model comes from: what it learnt, from how much, and how well.

use serde::{Deserialize, Serialize};

use crate::select::{Algorithm, CandidateResult, Setting};

/// What a model says about itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The nutgraf that trained it.
    pub nutgraf: String,
    /// SHA-256 over the labelled articles it learnt from, in hexadecimal.
    pub data: String,
    /// Number of articles it learnt from.
    pub articles: usize,
    /// By facet, in the order of the model.
    pub facets: Vec<FacetCard>,
    /// The model that it was continued from, and what came of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continued: Option<Continued>,
    /// What else its makers say, each under its name: what it is for, licences, known failures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<(String, String)>,
}

/// How a model was continued from another with corrections.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Continued {
    /// Name and fingerprint of the model that it was continued from.
    pub base: String,
    /// SHA-256 over the corrections, in hexadecimal.
    pub data: String,
    /// Number of corrected articles.
    pub corrections: usize,
    /// The facets with corrections.
    pub facets: Vec<ContinuedFacet>,
}

/// What corrections made of one facet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContinuedFacet {
    /// The facet.
    pub facet: String,
    /// Number of its corrected articles.
    pub corrections: usize,
    /// Variance of the prior whose mean is the base; 0 where the base is left as it is.
    pub variance: f64,
    /// Mean F1 of an article's labels (accuracy where it has one) before, by the base …
    pub before: f64,
    /// … and after, on the same articles, each held out.
    pub after: f64,
    /// The interval that holds the difference in nineteen of twenty samples.
    pub interval: (f64, f64),
    /// The labels that they get more or less often than before, most moved first.
    pub moved: Vec<MovedLabel>,
}

/// How often a label is given to held-out corrections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedLabel {
    /// The label.
    pub label: String,
    /// To how many by the base …
    pub before: usize,
    /// … and to how many after.
    pub after: usize,
    /// How many have it.
    pub corrected: usize,
}

impl MovedLabel {
    /// How many more, or fewer.
    #[must_use]
    pub const fn by(&self) -> usize {
        self.before.abs_diff(self.after)
    }
}

/// What a model says about one facet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FacetCard {
    /// How it was fitted.
    pub algorithm: Algorithm,
    /// At which setting.
    pub setting: Setting,
    /// Number of labelled articles by label.
    pub labels: Vec<LabelCount>,
    /// The labels under others that the facet declares and does not give.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_offered: Vec<NotOffered>,
    /// What was tried on held-out articles.
    #[serde(rename = "trials")]
    pub candidates: Vec<CandidateResult>,
    /// Share of the weights that was kept.
    pub kept: f64,
    /// What came of the setting on held-out articles with all weights; with those that were kept,
    /// `accuracy` and `macro_f1` did.
    pub unpruned: CandidateResult,
    /// Features that training saw; the file holds those with a weight.
    pub features_seen: usize,
    /// Number of parts that took turns in being held out.
    pub splits: usize,
    /// Number of articles that were held out to choose and to calibrate.
    pub held_out: usize,
    /// Accuracy on them, as the model was finally cut and calibrated.
    pub accuracy: f64,
    /// Macro-F1 on them.
    pub macro_f1: f64,
}

/// How many labelled articles a label has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelCount {
    /// The label.
    pub label: String,
    /// Its articles.
    pub articles: usize,
    /// Whether it leans on its definition beside them, being under another label.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub defined: bool,
}

/// A label under another that is not given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotOffered {
    /// The label.
    pub label: String,
    /// Its articles.
    pub articles: usize,
    /// Why it is not given.
    pub why: WhyNot,
}

/// Why a label is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WhyNot {
    /// It has too few articles, and no definition that helps.
    FewExamples,
    /// The label above it was not learnt.
    NoParent,
    /// On held-out articles it was mostly wrong.
    Imprecise,
}

impl NotOffered {
    pub(crate) fn new(label: &str, articles: usize, why: WhyNot) -> Self {
        Self { label: label.to_owned(), articles, why }
    }
}
