//! Errors of fitting a classifier.

use thiserror::Error;

/// Why no classifier could be fitted.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// A setting lies outside its range.
    #[error("{name} is {value}, and must lie {range}")]
    OutOfRange {
        /// Name of the setting.
        name: &'static str,
        /// What it was.
        value: f64,
        /// Where it must lie: `above 0`.
        range: &'static str,
    },
    /// There is nothing to learn from.
    #[error("no training article has a label: give each label at least one article")]
    NoExamples,
    /// There is nothing to tell apart.
    #[error("all training articles have the same label: give examples of another one")]
    OneLabel,
    /// `linfa-bayes` turned down a setting.
    #[error("naive Bayes cannot be set up")]
    NaiveBayes(#[from] linfa_bayes::NaiveBayesError),
    /// linfa turned down the data.
    #[error("the training data cannot be used")]
    Data(#[from] linfa::Error),
}
