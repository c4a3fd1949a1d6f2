use serde::Serialize;

use super::example::NamedExample;
use super::words::Word;

/// Example that probably has another label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WrongLabel {
    /// The example, with the labels that it was given.
    #[serde(flatten)]
    pub example: NamedExample,
    /// The labels that it should have.
    pub suggested: Vec<String>,
    /// How likely the given label is to be wrong. An order and no count: the sum over examples is
    /// not the number of errors.
    pub p_wrong: f64,
    /// Log-odds of the suggested label against the given one.
    pub log_odds: f64,
    /// Views that do not put the given label first …
    pub against: usize,
    /// … of so many.
    pub views: usize,
    /// Words that speak for the suggested label against the given one.
    pub words: Vec<Word>,
}
