//! Labels that have a field each, which holds 0 or 1 ("one-hot" tables).

use std::path::Path;

use serde_json::Value;

use super::facet_field::LabelFields;
use super::label_values::has;
use crate::read::{Fields, Record, Source, Table};

/// What the fields of a record say of each label: that the article has it, that it lacks it, or
/// nothing.
pub(super) type Said = Vec<(String, Option<bool>)>;

/// What a record says in `fields`.
///
/// # Errors
/// What is lacking, in the words of a reason.
pub(super) fn said(record: &Record, fields: &LabelFields<'_>) -> Result<Said, String> {
    let said: Said = match fields {
        LabelFields::One(_) => Vec::new(),
        LabelFields::Listed(names) => {
            names.iter().map(|name| listed(record, name)).collect::<Result<_, _>>()?
        }
        LabelFields::Behind(begin) => {
            record.fields.iter().filter_map(|own| behind(own, begin)).collect()
        }
    };
    if said.iter().any(|(_, truth)| truth.is_some()) {
        Ok(said)
    } else {
        Err("none of its fields holds 0 or 1".to_owned())
    }
}

fn listed(record: &Record, name: &str) -> Result<(String, Option<bool>), String> {
    let value = record.field(name).ok_or_else(|| format!("the field `{name}` is missing"))?;
    let truth = truth(value);
    let is_said = truth.is_some() || is_empty(value);
    if is_said {
        Ok((name.to_owned(), truth))
    } else {
        Err(format!("the field `{name}` holds {value}, which is neither 0 nor 1"))
    }
}

/// The label of a field whose name begins with `begin`, if it is one.
fn behind((name, value): &(String, Value), begin: &str) -> Option<(String, Option<bool>)> {
    let label = name.strip_prefix(begin).filter(|label| !label.is_empty())?;
    let truth = truth(value);
    (truth.is_some() || is_empty(value)).then(|| (label.to_owned(), truth))
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())
}

/// Whether a value says yes or no: 0, 1 or a score between, or a word for it.
fn truth(value: &Value) -> Option<bool> {
    let Value::String(text) = value else { return has(value) };
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        number => has(&Value::from(number.parse::<f64>().ok()?)),
    }
}

/// Rows of a table that are looked at for columns of 0 and 1.
const ROWS: usize = 200;

/// The columns of the table at `path` that hold 0 or 1 in its first rows, two or more, if no column is
/// called `name`: they may be the labels of whoever has forgotten to say so.
pub(super) fn columns(
    path: &Path,
    delimiter: u8,
    name: &str,
    fields: &Fields,
) -> Option<Vec<String>> {
    let table = Table::open(Source::file(path), delimiter).ok()?;
    let names = table.columns().to_vec();
    if names.iter().any(|own| own == name) {
        return None;
    }
    let rows: Vec<_> = table.take(ROWS).filter_map(Result::ok).map(|(_, row)| row).collect();
    let is_label = |place: usize| {
        let mut cells = rows.iter().map(|row| row.cell(place)).filter(|cell| !cell.is_empty());
        let first = cells.next();
        let is_bit = |cell: &str| ["0", "1", "0.0", "1.0", "True", "False"].contains(&cell);
        !fields.makes_article(&names[place])
            && first.is_some_and(|cell| is_bit(&cell))
            && cells.all(|cell| is_bit(&cell))
    };
    let labels =
        (0..names.len()).filter(|&place| is_label(place)).map(|place| names[place].clone());
    Some(labels.collect::<Vec<_>>()).filter(|labels| labels.len() > 1)
}
