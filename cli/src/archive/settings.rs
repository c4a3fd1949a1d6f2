use nutgraf::raw::rules::Rules;
use serde::{Deserialize, Serialize};

use crate::record::{ModelId, RecordShape};

/// Settings of a run: what, beside its text, decides what is said of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Settings {
    pub(crate) model: ModelId,
    #[serde(flatten)]
    pub(crate) shape: RecordShape,
    /// Whether labels that are not sure are kept back.
    pub(crate) abstain: bool,
    pub(crate) precision: f64,
    pub(crate) actors: usize,
    pub(crate) target: Option<String>,
    /// Code of the language, where it was named.
    pub(crate) language: Option<String>,
    /// Whether briefs go without edits.
    pub(crate) verbatim: bool,
    /// The rules that are applied in place of the model's, where there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) rules: Option<Rules>,
}

impl Settings {
    /// The settings in JSON: the same for the same settings.
    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("settings are plain data")
    }
}
