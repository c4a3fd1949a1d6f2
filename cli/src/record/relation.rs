use serde::{Deserialize, Serialize};

/// Relation of a record: who is for or against whom, with the sentence and its place in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct RelationRecord {
    pub(crate) holder: String,
    pub(crate) target: String,
    pub(crate) label: String,
    pub(crate) probability: f64,
    /// Whether it is in words that the article quotes.
    pub(crate) quoted: bool,
    pub(crate) sentence: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
}
