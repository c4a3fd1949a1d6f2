use serde::{Deserialize, Serialize};

/// Rule of a record: what it does, why it is there, and what it found in the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct RuleRecord {
    /// `must`, `never`, `boost` or `alias`.
    pub(crate) kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) facet: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) label: Option<String>,
    /// The probability that is stated for a label that must be given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) probability: Option<f64>,
    /// What is added to the log-odds of a label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) by: Option<f64>,
    /// The phrase or name that an alias stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) stands_for: Option<String>,
    pub(crate) note: String,
    pub(crate) found: Vec<String>,
}

impl RuleRecord {
    /// `rule: must topic disaster: no example yet`.
    pub(super) fn told(&self) -> String {
        let what = [&self.facet, &self.label, &self.stands_for].map(Option::as_deref);
        let words = std::iter::once(self.kind.as_str()).chain(what.into_iter().flatten());
        format!("rule: {}: {}", words.collect::<Vec<_>>().join(" "), self.note)
    }
}
