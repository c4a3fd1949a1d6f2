//! Why these sentences and no others.

use serde::Serialize;

use crate::span::Span;

/// Explanation of a brief: what earned it its place before all others.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BriefExplanation {
    /// ROUGE-1 F1 that the brief is expected to have.
    #[serde(rename = "expected_rouge1")]
    pub expected_one: f32,
    /// ROUGE-2 F1 that the brief is expected to have.
    #[serde(rename = "expected_rouge2")]
    pub expected_two: f32,
    /// Value by which it was chosen: their sum and more, up to a constant of the article.
    pub value: f32,
    /// Part of each sentence, in the order of the brief.
    pub sentences: Vec<SentenceExplanation>,
    /// What speaks for the sentences together and against them, the strongest first, where the method
    /// weighs sets by more than their words.
    #[serde(rename = "set", skip_serializing_if = "Vec::is_empty")]
    pub together: Vec<FeatureContribution>,
    /// Next best brief, where all sets of a shortlist were tried.
    pub runner_up: Option<RunnerUp>,
}

/// Explanation of one sentence: what it brings to its brief.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SentenceExplanation {
    /// Number among the sentences of the article.
    #[serde(rename = "sentence")]
    pub index: usize,
    /// Rank among all sentences by its own rating, from 1.
    pub rank: usize,
    /// Words of the reference it is expected to hold that no other sentence of the brief does.
    pub words: f32,
    /// Pairs of neighbouring words of the reference, likewise.
    pub pairs: f32,
    /// Likeliest words.
    pub likely: Vec<LikelyWord>,
    /// Contributions of its features to its own rating, the strongest first.
    #[serde(rename = "features")]
    pub contributions: Vec<FeatureContribution>,
}

/// Word that a reference is likely to use.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LikelyWord {
    /// Place in the article's text, in bytes.
    #[serde(flatten)]
    pub span: Span,
    /// Probability that a reference uses it (0 to 1).
    pub probability: f32,
}

/// `FeatureContribution` of a feature to the log-odds of a sentence, against the average sentence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FeatureContribution {
    /// Name of the feature, or of two that are weighed together.
    #[serde(rename = "name")]
    pub feature: (&'static str, Option<&'static str>),
    /// Meaning of each, in a sentence.
    pub about: (&'static str, Option<&'static str>),
    /// Log-odds that it adds.
    pub log_odds: f32,
}

/// Brief that came second.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RunnerUp {
    /// Sentences, by their numbers in the article.
    #[serde(rename = "sentences")]
    pub indices: Vec<usize>,
    /// ROUGE-1 F1 it is expected to have.
    #[serde(rename = "expected_rouge1")]
    pub expected_one: f32,
    /// ROUGE-2 F1 it is expected to have.
    #[serde(rename = "expected_rouge2")]
    pub expected_two: f32,
    /// Value by which it came second.
    pub value: f32,
}
