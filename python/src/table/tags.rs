//! Columns of tags.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, BooleanArray, Float64Array, StringArray, StructArray};
use arrow_schema::Field;
use nutgraf::raw::label::{Choice, Facet};

use super::column::Column;
use super::lists::list;
use crate::row::{Outcome, Row, TagRow};

/// The columns of a facet: label, probability, and whether it is sure; of a facet that may give
/// several labels or is asked towards targets, lists of these that run side by side.
pub(super) fn of_facet(facet: &Facet, rows: &[Outcome]) -> Vec<Column> {
    let name = facet.name.as_str();
    let lists = Lists::new(rows, |row| row.of_facet(name).collect());
    let shape = |tags: ArrayRef| lists.shaped(tags);
    if facet.choice == Choice::One && !facet.towards_target {
        return tag_columns(name, &lists.first());
    }
    let mut columns = tag_columns(name, &lists.tags);
    if facet.towards_target {
        columns.push((format!("{name}_target"), texts(&lists.tags, |tag| tag.target.as_deref())));
        let canonical = texts(&lists.tags, |tag| tag.canonical.as_deref());
        columns.push((format!("{name}_canonical"), canonical));
    }
    columns.into_iter().map(|(name, tags)| (name, shape(tags))).collect()
}

/// The column of all tags, each with what is known of it.
pub(super) fn of_all(rows: &[Outcome]) -> ArrayRef {
    let lists = Lists::new(rows, |row| row.tags.iter().collect());
    let tags = &lists.tags;
    let columns = [
        ("facet", texts(tags, |tag| Some(&tag.facet))),
        ("label", texts(tags, |tag| Some(&tag.label))),
        ("iptc", texts(tags, |tag| tag.iptc.as_deref())),
        ("probability", probabilities(tags)),
        ("sure", sure(tags)),
        ("target", texts(tags, |tag| tag.target.as_deref())),
        ("canonical", texts(tags, |tag| tag.canonical.as_deref())),
    ];
    let field = |(name, own): &(&str, ArrayRef)| Field::new(*name, own.data_type().clone(), true);
    let fields = columns.iter().map(field).collect();
    let arrays = columns.into_iter().map(|(_, own)| own).collect();
    lists.shaped(Arc::new(StructArray::new(fields, arrays, None)))
}

/// A tag, or none in its place.
type MaybeTag<'r> = Option<&'r TagRow>;

/// Lists of tags, one a row, which stand one after the other.
struct Lists<'r> {
    tags: Vec<MaybeTag<'r>>,
    lengths: Vec<usize>,
    /// Whether a row was read at all.
    valid: Vec<bool>,
}

impl<'r> Lists<'r> {
    fn new(rows: &'r [Outcome], tags: impl Fn(&'r Row) -> Vec<&'r TagRow>) -> Self {
        let of_row = |row: &'r Outcome| row.as_ref().map_or_else(|_| Vec::new(), &tags);
        let lists: Vec<_> = rows.iter().map(of_row).collect();
        Self {
            lengths: lists.iter().map(Vec::len).collect(),
            tags: lists.into_iter().flatten().map(Some).collect(),
            valid: rows.iter().map(Result::is_ok).collect(),
        }
    }

    /// The first tag of each row.
    fn first(&self) -> Vec<MaybeTag<'r>> {
        let mut tags = self.tags.iter();
        let mut first = |&length: &usize| tags.by_ref().take(length).copied().collect::<Vec<_>>();
        self.lengths.iter().map(|length| first(length).first().copied().flatten()).collect()
    }

    /// A column of something of every tag, as lists.
    fn shaped(&self, tags: ArrayRef) -> ArrayRef {
        list(&self.lengths, tags, self.valid.clone())
    }
}

fn tag_columns(name: &str, tags: &[MaybeTag<'_>]) -> Vec<Column> {
    vec![
        (name.to_owned(), texts(tags, |tag| Some(&tag.label))),
        (format!("{name}_probability"), probabilities(tags)),
        (format!("{name}_sure"), sure(tags)),
    ]
}

fn texts(tags: &[MaybeTag<'_>], told: fn(&TagRow) -> Option<&str>) -> ArrayRef {
    Arc::new(tags.iter().map(|tag| tag.and_then(told)).collect::<StringArray>())
}

fn probabilities(tags: &[MaybeTag<'_>]) -> ArrayRef {
    let told = tags.iter().map(|tag| tag.map(|tag| tag.probability));
    Arc::new(told.collect::<Float64Array>())
}

fn sure(tags: &[MaybeTag<'_>]) -> ArrayRef {
    Arc::new(tags.iter().map(|tag| tag.map(|tag| tag.sure)).collect::<BooleanArray>())
}
