//! Which columns a table gets, and how they are filled.

use std::iter::once;
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, BooleanArray, Float64Array, StringArray, StructArray};
use arrow_schema::{DataType, Field};
use nutgraf::raw::label::{Choice, Facet};

use super::lists::{list, texts};
use crate::row::{Outcome, Row, TagRow};

/// A column under its name.
pub(crate) type Column = (String, ArrayRef);

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
        let mut columns: Vec<_> = self.facets.iter().flat_map(|own| of_facet(own, rows)).collect();
        if self.tags {
            columns.push(("tags".to_owned(), tags(rows)));
            columns.push(text("abstained", rows, |row| row.abstained));
            let known = each(rows, |row| row.known_words);
            columns.push(("known_words".to_owned(), Arc::new(Float64Array::from_iter(known))));
        }
        if self.brief {
            columns.push(("brief".to_owned(), texts(each(rows, |row| Some(all(&row.brief))))));
            columns.push(text("reason", rows, |row| row.reason));
            columns.push(text("method", rows, |row| row.method.as_deref()));
        }
        columns.push(text("language", rows, |row| row.language));
        columns.push(("notes".to_owned(), texts(each(rows, |row| Some(all(&row.notes))))));
        let errors = rows.iter().map(|row| row.as_ref().err().map(|own| own.error.as_str()));
        columns.push(("error".to_owned(), Arc::new(StringArray::from_iter(errors))));
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

/// The columns of a facet: label, probability and whether it is sure where there is one label an
/// article, or else the list of labels, beside that of their targets where they have some.
fn of_facet(facet: &Facet, rows: &[Outcome]) -> Vec<Column> {
    let name = facet.name.as_str();
    if facet.choice == Choice::One && !facet.towards_target {
        let first = |row| Row::of_facet(row, name).next();
        let probability = each(rows, |row| first(row).map(|tag| tag.probability));
        let sure = each(rows, |row| first(row).map(|tag| tag.sure));
        return vec![
            text(name, rows, |row| first(row).map(|tag| tag.label.as_str())),
            (format!("{name}_probability"), Arc::new(Float64Array::from_iter(probability))),
            (format!("{name}_sure"), Arc::new(BooleanArray::from_iter(sure))),
        ];
    }
    let listed = |told: fn(&TagRow) -> Option<&str>| {
        texts(each(rows, move |row| Some(row.of_facet(name).filter_map(told).collect())))
    };
    let labels = once((name.to_owned(), listed(|tag| Some(&tag.label))));
    let targets = (format!("{name}_target"), listed(|tag| tag.target.as_deref()));
    labels.chain(facet.towards_target.then_some(targets)).collect()
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
    (name.to_owned(), Arc::new(StringArray::from_iter(each(rows, told))))
}

fn all(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// The column of all tags, each with what is known of it.
fn tags(rows: &[Outcome]) -> ArrayRef {
    let of_row = |row: &Outcome| row.as_ref().map_or(0, |row| row.tags.len());
    let lengths: Vec<usize> = rows.iter().map(of_row).collect();
    let tags: Vec<&TagRow> = rows.iter().flatten().flat_map(|row| &row.tags).collect();
    let text = |told: fn(&TagRow) -> Option<&str>| -> ArrayRef {
        Arc::new(StringArray::from_iter(tags.iter().map(|tag| told(tag))))
    };
    let probability = Float64Array::from_iter_values(tags.iter().map(|tag| tag.probability));
    let columns: [(&str, ArrayRef); 7] = [
        ("facet", text(|tag| Some(&tag.facet))),
        ("label", text(|tag| Some(&tag.label))),
        ("iptc", text(|tag| tag.iptc.as_deref())),
        ("probability", Arc::new(probability)),
        ("sure", Arc::new(BooleanArray::from_iter(tags.iter().map(|tag| Some(tag.sure))))),
        ("target", text(|tag| tag.target.as_deref())),
        ("canonical", text(|tag| tag.canonical.as_deref())),
    ];
    let field = |(name, own): &(&str, ArrayRef)| Field::new(*name, own.data_type().clone(), true);
    let fields = columns.iter().map(field).collect();
    let arrays = columns.into_iter().map(|(_, own)| own).collect();
    let structs = StructArray::new(fields, arrays, None);
    list(&lengths, Arc::new(structs), rows.iter().map(Result::is_ok).collect())
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
