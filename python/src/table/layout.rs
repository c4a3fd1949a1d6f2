//! Which columns a table gets, and how they are filled.

use std::sync::Arc;

use arrow_array::{Array, Float64Array, StringArray};
use arrow_schema::DataType;
use nutgraf::raw::label::Facet;

use super::column::Column;
use super::lists::texts;
use super::tags;
use crate::row::{Outcome, Row};

/// Layout of a table: what it tells of an article.
pub(crate) struct Layout {
    /// The facets that have columns of their own; none where nothing is tagged.
    facets: Vec<Facet>,
    tags: bool,
    brief: bool,
}

impl Layout {
    /// The layout where these facets are told, if any, and briefs if `brief`.
    pub(crate) fn new(facets: Option<Vec<Facet>>, brief: bool) -> Self {
        Self { tags: facets.is_some(), facets: facets.unwrap_or_default(), brief }
    }

    /// The columns of these rows.
    pub(crate) fn columns(&self, rows: &[Outcome]) -> Vec<Column> {
        let mut columns: Vec<_> =
            self.facets.iter().flat_map(|own| tags::of_facet(own, rows)).collect();
        if self.tags {
            columns.push(("tags".to_owned(), tags::of_all(rows)));
            columns.push(text("abstained", rows, |row| row.abstained));
            let known = each(rows, |row| row.known_words);
            columns.push(("known_words".to_owned(), Arc::new(known.collect::<Float64Array>())));
        }
        if self.brief {
            columns.push(("brief".to_owned(), texts(each(rows, |row| Some(all(&row.brief))))));
            columns.push(text("reason", rows, |row| row.reason));
            columns.push(text("method", rows, |row| row.method.as_deref()));
        }
        columns.push(text("language", rows, |row| row.language));
        columns.push(("notes".to_owned(), texts(each(rows, |row| Some(all(&row.notes))))));
        let errors = rows.iter().map(|row| row.as_ref().err().map(|own| own.error.as_str()));
        columns.push(("error".to_owned(), Arc::new(errors.collect::<StringArray>())));
        columns
    }

    /// The column of ids, for tables that have none.
    pub(crate) fn ids(rows: &[Outcome]) -> Column {
        let id = |row: &Outcome| match row {
            Ok(row) => row.id.clone(),
            Err(failure) => failure.id.clone(),
        };
        ("id".to_owned(), Arc::new(StringArray::from_iter_values(rows.iter().map(id))))
    }

    /// The columns as Spark declares them.
    pub(crate) fn spark_schema(&self) -> String {
        let columns = self.columns(&[]);
        let declared = columns.iter().map(|(name, own)| {
            format!("`{}` {}", name.replace('`', "``"), spark_type(own.data_type()))
        });
        declared.collect::<Vec<_>>().join(", ")
    }
}

/// What is told of each row; nothing where there is none.
fn each<'r, T: 'r>(
    rows: &'r [Outcome],
    told: impl Fn(&'r Row) -> Option<T> + 'r,
) -> impl Iterator<Item = Option<T>> + 'r {
    rows.iter().map(move |row| row.as_ref().ok().and_then(&told))
}

fn text<'r>(
    name: &str,
    rows: &'r [Outcome],
    told: impl Fn(&'r Row) -> Option<&'r str> + 'r,
) -> Column {
    (name.to_owned(), Arc::new(each(rows, told).collect::<StringArray>()))
}

fn all(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// A type as Spark calls it.
fn spark_type(of: &DataType) -> String {
    match of {
        DataType::Boolean => "boolean".to_owned(),
        DataType::Float64 => "double".to_owned(),
        DataType::List(own) => format!("array<{}>", spark_type(own.data_type())),
        DataType::Struct(fields) => {
            let fields = fields.iter();
            let fields =
                fields.map(|own| format!("{}: {}", own.name(), spark_type(own.data_type())));
            format!("struct<{}>", fields.collect::<Vec<_>>().join(", "))
        }
        _ => "string".to_owned(),
    }
}
