//! Hits: rules that hold for an article.

use super::rule::Rule;

/// A rule that holds for an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its place among the rules.
    pub place: usize,
    /// The rule.
    pub rule: Rule,
    /// What it found, as the article prints it.
    pub found: Vec<String>,
}
