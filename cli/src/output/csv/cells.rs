use std::borrow::Cow;

use serde_json::Value;

/// Between what stands in one cell of several labels or actors.
const BETWEEN: &str = "; ";

/// A field as a cell; the caller's cells stay as they are.
pub(super) fn cell(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    }
}

/// Several in one cell, which a `; ` parts; one that holds a semicolon has a comma for it, so that
/// lists that run side by side are equally long.
pub(super) fn list<'s>(items: impl Iterator<Item = Cow<'s, str>>) -> String {
    safe(&items.map(|item| item.replace(';', ",")).collect::<Vec<_>>().join(BETWEEN))
}

pub(super) fn share(share: f64) -> String {
    format!("{share:.4}")
}

/// A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection"): articles come from
/// strangers.
pub(in crate::output) fn safe(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

/// A cell of what may be missing.
pub(in crate::output) fn optional(cell: Option<&str>) -> String {
    safe(cell.unwrap_or_default())
}

pub(in crate::output) fn row(cells: &[String]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).expect("memory takes every row");
    let row = writer.into_inner().expect("memory takes every row");
    String::from_utf8(row).expect("cells are text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let cells = ["=1+1", "@x", "-5", "a,b", "say \"no\"", "two\nlines", "fine"];
        assert_eq!(
            row(&cells.map(safe)),
            "'=1+1,'@x,'-5,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",fine\n"
        );
    }

    #[test]
    fn a_list_has_as_many_parts_as_it_has_items() {
        let items = ["Marsh; Orr", "", "Tarn"].map(Cow::Borrowed);
        assert_eq!(list(items.into_iter()), "Marsh, Orr; ; Tarn");
    }
}
