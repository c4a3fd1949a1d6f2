use super::articles::{brief, head, made, text};
use super::cell::{Cell, Kind};
use super::column::Column;
use crate::record::{RecordShape, TagRecord};

/// Columns of a table with a row a tag. An article without one has a row whose cells of a tag are
/// empty.
pub(super) fn columns(shape: &RecordShape) -> Vec<Column> {
    let mut columns: Vec<_> = head().into_iter().chain(of_tag()).collect();
    columns.extend(shape.with_brief.then(brief));
    columns.extend(shape.with_text.then(text));
    columns.extend(made());
    columns
}

fn of_tag() -> Vec<Column> {
    vec![
        column("facet", Kind::Text, |tag, put| put(Cell::Text(&tag.facet))),
        column("label", Kind::Text, |tag, put| put(Cell::Text(&tag.label))),
        column("path", Kind::Text, |tag, put| put(Cell::Text(&tag.shown_path()))),
        column("iptc", Kind::Text, |tag, put| optional(tag.iptc.as_deref(), put)),
        column("probability", Kind::Number, |tag, put| put(Cell::Number(tag.probability))),
        column("sure", Kind::Flag, |tag, put| put(Cell::Flag(tag.sure))),
        column("given", Kind::Flag, |tag, put| put(Cell::Flag(tag.given))),
        column("target", Kind::Text, |tag, put| optional(tag.target.as_deref(), put)),
        column("canonical", Kind::Text, |tag, put| optional(tag.canonical.as_deref(), put)),
        column("mentions", Kind::Count, |tag, put| {
            tag.mentions().map(Cell::Count).into_iter().for_each(put);
        }),
    ]
}

fn column(
    name: &str,
    kind: Kind,
    cell: impl Fn(&TagRecord, &mut dyn FnMut(Cell<'_>)) + 'static,
) -> Column {
    Column::one(name, kind, move |row, put| row.tag.into_iter().for_each(|tag| cell(tag, put)))
}

fn optional(text: Option<&str>, put: &mut dyn FnMut(Cell<'_>)) {
    text.map(Cell::Text).into_iter().for_each(put);
}
