//! The brief of several articles.

use serde::Serialize;

use crate::summarise::brief::{Chosen, Reason};
use crate::summarise::method::MethodName;

/// Brief of several articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct JointBrief {
    /// Sentences chosen: the newest state, then what adds to it, later days first.
    #[serde(rename = "brief")]
    pub sentences: Vec<JointSentence>,
    /// Reason why it is less than was asked for, if it is.
    pub reason: Option<Reason>,
    /// Articles that are nearly the same text, and count as one report.
    pub copies: Vec<Vec<usize>>,
    /// Whether an article has a word of what the brief was to be about.
    pub names_focus: bool,
    /// Name of the method that rated the last article.
    pub method: MethodName,
}

/// Sentence of one of several articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct JointSentence {
    /// Number of its article, from 0.
    pub article: usize,
    /// Sentence of that article; its score is comparable across the articles.
    #[serde(flatten)]
    pub chosen: Chosen,
    /// Articles that say the same, rising, its own left out.
    pub agreeing: Vec<usize>,
}
