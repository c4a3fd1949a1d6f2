//! What was said of every article of a test, for whoever wants to count for themselves.

use serde::Serialize;

use super::report::Report;

/// An evaluation with the predictions that it counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evaluated {
    /// What was found.
    pub report: Report,
    /// Facet by facet, in the order of the test.
    pub predictions: Vec<ArticlePrediction>,
}

/// What was said of an article that the model had not seen, beside what people said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticlePrediction {
    /// Name of the article.
    pub id: String,
    /// The facet.
    pub facet: String,
    /// Whom or what it was asked towards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The fold in which it was the test, from 0; none where a finished model was tested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fold: Option<u8>,
    /// The labels that people gave it.
    pub truth: Vec<String>,
    /// The labels that it got, surest first.
    pub given: Vec<PredictedLabel>,
    /// Whether these are exactly those.
    pub right: bool,
    /// All labels that the model knows, the most probable first; none where it could not say.
    pub probabilities: Vec<(String, f64)>,
    /// The words that spoke most for the first label, with their share of its score.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<(String, f32)>,
    /// Share of the article's words that the model knows (0 to 1).
    pub known_words: f64,
    /// Place of the example among those of the facet.
    #[serde(skip)]
    pub example: usize,
}

/// A label that an article got.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PredictedLabel {
    /// The label.
    pub label: String,
    /// Probability that it is right (0 to 1).
    pub probability: f64,
    /// Whether it is called sure.
    pub sure: bool,
}

impl ArticlePrediction {
    /// The labels of people, and those it got.
    #[must_use]
    pub fn answer(&self) -> (Vec<&str>, Vec<&str>) {
        let mut truth: Vec<_> = self.truth.iter().map(String::as_str).collect();
        let mut given: Vec<_> = self.given.iter().map(|own| own.label.as_str()).collect();
        truth.sort_unstable();
        given.sort_unstable();
        (truth, given)
    }

    /// Probability of the first label; 0 where there is none.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        self.given.first().map_or(0.0, |own| own.probability)
    }
}
