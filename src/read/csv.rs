//! Tables as a format: one row an article, the first row the names of the columns.

use std::sync::Arc;

use serde_json::Value;

use super::error::{Error, ErrorKind};
use super::fields::{Fields, Keep, Plan};
use super::format::{Cut, Format, ReadOptions};
use super::found::FoundFields;
use super::location::Location;
use super::pending::Pending;
use super::record::Record;
use super::source::Source;
use super::table::{Row, Table, is_alike};

/// A table whose cells are separated by one character, quoted as RFC 4180 has it.
#[derive(Debug)]
pub(super) struct Csv {
    name: &'static str,
    extensions: &'static [&'static str],
    delimiter: u8,
}

impl Csv {
    pub(super) const COMMAS: Self = Self { name: "csv", extensions: &["csv"], delimiter: b',' };
    pub(super) const TABS: Self = Self { name: "tsv", extensions: &["tsv"], delimiter: b'\t' };
}

impl Format for Csv {
    fn name(&self) -> &'static str {
        self.name
    }

    fn extensions(&self) -> &'static [&'static str] {
        self.extensions
    }

    /// A table starts as any text does, so only its name tells.
    fn recognises(&self, _head: &[u8]) -> bool {
        false
    }

    fn cut(&self, source: Source, options: &Arc<ReadOptions>) -> Cut {
        let opened = Table::open(source, self.delimiter)
            .and_then(|table| Ok((Arc::new(columns(&table, &options.fields)?), table)));
        match opened {
            Err(error) => Box::new(std::iter::once(Err(error))),
            Ok((columns, table)) => Box::new(table.map(move |row| {
                let ((location, row), columns) = (row?, Arc::clone(&columns));
                let bytes = row.bytes();
                Ok(Pending::new(location, bytes, move |location| record(&row, location, &columns)))
            })),
        }
    }
}

/// What each column is, from left to right.
type Columns = Vec<Plan>;

/// What spreadsheets and data frames write where there is nothing.
pub(crate) const NOTHING: [&str; 5] = ["nan", "NaN", "NULL", "null", "<NA>"];

/// Tells what the columns of a table are.
fn columns(table: &Table, fields: &Fields) -> Result<Columns, Error> {
    let names = table.columns();
    let columns: Columns = names.iter().map(|name| fields.plan(name)).collect();
    tell_apart(table, &columns, fields)?;
    if columns.iter().any(Plan::has_text) || columns.is_empty() {
        Ok(columns)
    } else {
        let kind = ErrorKind::NoText { fields: names.to_vec() };
        Err(Error::new(table.location(), kind))
    }
}

/// Sees to it that of the columns that are asked for no two have the same name, or the same of those
/// that are known in any case.
fn tell_apart(table: &Table, columns: &Columns, fields: &Fields) -> Result<(), Error> {
    let named = matches!(fields.keep, Keep::Named(_));
    let asked = |plan: &Plan| plan.role.is_some() || named && !plan.is_empty();
    let names = table.columns();
    let same = |one: usize, other: usize| {
        let role = columns[one].role.is_some() && columns[one].role == columns[other].role;
        names[one] == names[other] || role && is_alike(&names[one], &names[other])
    };
    for second in (0..names.len()).filter(|&place| asked(&columns[place])) {
        if let Some(first) = (0..second).find(|&first| same(first, second)) {
            return Err(table.two_columns(&names[second], first, second));
        }
    }
    Ok(())
}

fn record(row: &Row, location: Location, columns: &Columns) -> Result<Record, Error> {
    let mut found = FoundFields::default();
    for (place, plan) in columns.iter().enumerate().filter(|(_, plan)| !plan.is_empty()) {
        found.put(plan.clone(), value(row.cell(place).into_owned(), plan));
    }
    let mut record = found.into_record(location, Vec::new)?;
    record.note(row.note());
    Ok(record)
}

/// The value of a cell. A text or headline that stands for nothing is none.
fn value(cell: String, plan: &Plan) -> Value {
    let nothing = plan.role.is_some() && NOTHING.contains(&cell.as_str());
    Value::String(if nothing { String::new() } else { cell })
}
