//! The mark of articles that were drawn at random to be labelled, as tools of annotation carry it along.

use serde_json::Value;

use crate::read::Record;

/// The column of a table that holds the mark.
pub(super) const RANDOM: &str = "random";
/// The fields of a record that may hold it: Prodigy's `meta` has what annotators are shown.
pub(super) const FIELDS: [&str; 2] = [RANDOM, "meta.random"];
/// What spreadsheets and data frames make of a truth.
const TRUE: [&str; 3] = ["true", "1", "yes"];

/// Whether a record is marked.
pub(super) fn is_marked(record: &Record) -> bool {
    FIELDS.iter().filter_map(|name| record.field(name)).any(says_so)
}

/// Whether a cell marks its row.
pub(super) fn marks(cell: &str) -> bool {
    TRUE.iter().any(|own| cell.trim().eq_ignore_ascii_case(own))
}

fn says_so(value: &Value) -> bool {
    match value {
        Value::Bool(truth) => *truth,
        Value::String(text) => marks(text),
        Value::Number(number) => number.as_f64() == Some(1.0),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_mark_is_a_truth_however_it_is_written() {
        for value in [json!(true), json!(1), json!(1.0), json!("True"), json!(" TRUE "), json!("1")]
        {
            assert!(says_so(&value), "{value}");
        }
        for value in [json!(false), json!(0), json!("False"), json!(""), json!(null), json!([true])]
        {
            assert!(!says_so(&value), "{value}");
        }
    }
}
