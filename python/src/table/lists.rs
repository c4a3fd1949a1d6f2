//! Columns of lists.

use std::sync::Arc;

use arrow_array::{ArrayRef, ListArray, StringArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::Field;

/// A column of lists of so many values each, which stand in `values` one list after the other. Rows
/// that are no `valid` have none.
pub(super) fn list(lengths: &[usize], values: ArrayRef, valid: Vec<bool>) -> ArrayRef {
    let field = Arc::new(Field::new_list_field(values.data_type().clone(), true));
    let offsets = OffsetBuffer::from_lengths(lengths.iter().copied());
    Arc::new(ListArray::new(field, offsets, values, Some(NullBuffer::from(valid))))
}

/// A column of lists of texts; none where there is nothing to list from.
pub(super) fn texts<'t>(rows: impl Iterator<Item = Option<Vec<&'t str>>>) -> ArrayRef {
    let rows: Vec<_> = rows.collect();
    let lengths: Vec<usize> = rows.iter().map(|row| row.as_ref().map_or(0, Vec::len)).collect();
    let valid = rows.iter().map(Option::is_some).collect();
    let values = StringArray::from_iter_values(rows.into_iter().flatten().flatten());
    list(&lengths, Arc::new(values), valid)
}
