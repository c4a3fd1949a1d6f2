//! Choice style: whether a form let annotators choose one label, though its export holds a list.

use serde_json::Value;

use crate::read::Record;

/// The fields of a record that may say so: Prodigy's, and what of a task goes along as metadata.
pub(super) const FIELDS: [&str; 2] = ["config.choice_style", "choice_style"];
/// What they say where one is chosen.
const SINGLE: &str = "single";

/// Whether one label could be chosen for a record.
pub(super) fn is_single(record: &Record) -> bool {
    let styles = FIELDS.iter().filter_map(|name| record.field(name)).filter_map(Value::as_str);
    styles.into_iter().any(|style| style == SINGLE)
}
