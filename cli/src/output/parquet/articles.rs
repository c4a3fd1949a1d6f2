use super::cell::{Cell, Kind, Row};
use super::column::Column;
use crate::record::{ArticleRecord, BriefRecord, FacetColumns, RecordShape, TagRecord};

/// Columns of a table with a row an article: what a facet gives stands in lists that run side by side.
pub(super) fn columns(shape: &RecordShape) -> Vec<Column> {
    let facets = shape.facets.iter().flat_map(|facet| of_facet(facet, shape.all));
    let mut columns: Vec<_> = head().into_iter().chain(facets).collect();
    columns.extend(shape.with_brief.then(brief));
    columns.extend(shape.with_text.then(text));
    columns.extend(made());
    columns
}

/// A column of what a record says in words, where it does.
fn words(name: &str, cell: fn(&ArticleRecord) -> Option<&str>) -> Column {
    Column::one(name, Kind::Text, move |row, put| {
        cell(row.record).map(Cell::Text).into_iter().for_each(put);
    })
}

/// Which article it is, and what there is to know of it.
pub(super) fn head() -> Vec<Column> {
    vec![
        words("id", |record| Some(&record.id)),
        words("title", |record| record.title.as_deref()),
        words("date", |record| record.date.as_deref()),
        words("url", |record| record.url.as_deref()),
        words("language", |record| record.language.as_deref()),
        Column::one("known_words", Kind::Number, |row, put| {
            put(Cell::Number(row.record.known_words));
        }),
        words("abstained", |record| record.abstained.as_deref()),
        words("not_news", |record| record.not_news.as_deref()),
    ]
}

pub(super) fn text() -> Column {
    words("text", |record| record.text.as_deref())
}

pub(super) fn brief() -> Column {
    Column::one("brief", Kind::Text, |row, put| {
        if let Some(text) = row.record.brief.as_ref().map(BriefRecord::text) {
            put(Cell::Text(&text));
        }
    })
}

/// The caller's own fields, in JSON, and what made the record.
pub(super) fn made() -> Vec<Column> {
    let fields = Column::one("fields", Kind::Text, |row, put| {
        if !row.record.fields.is_empty() {
            let fields = serde_json::to_string(&row.record.fields).expect("fields are JSON");
            put(Cell::Text(&fields));
        }
    });
    let notes = Column::list("notes".to_owned(), Kind::Text, |row, put| {
        row.record.notes.iter().for_each(|note| put(Cell::Text(note)));
    });
    vec![
        fields,
        notes,
        words("model", |record| Some(&record.model.name)),
        words("model_fingerprint", |record| Some(&record.model.fingerprint)),
        words("nutgraf", |record| Some(&record.nutgraf)),
    ]
}

/// A column of lists of a facet: what `cell` says of each tag that is given.
fn given(
    facet: &FacetColumns,
    ending: &str,
    kind: Kind,
    cell: impl Fn(&TagRecord, &mut dyn FnMut(Cell<'_>)) + 'static,
) -> Column {
    let name = facet.name.clone();
    Column::list(format!("{name}{ending}"), kind, move |row: Row<'_>, put| {
        row.record.given().filter(|tag| tag.facet == name).for_each(|tag| cell(tag, put));
    })
}

/// The part of a list that may be missing: an empty one, so that lists run side by side.
fn or_empty(text: Option<&String>) -> Cell<'_> {
    Cell::Text(text.map_or("", String::as_str))
}

fn of_facet(facet: &FacetColumns, all: bool) -> Vec<Column> {
    let mut columns = vec![
        given(facet, "", Kind::Text, |tag, put| put(Cell::Text(&tag.label))),
        given(facet, "_probability", Kind::Number, |tag, put| put(Cell::Number(tag.probability))),
        given(facet, "_sure", Kind::Flag, |tag, put| put(Cell::Flag(tag.sure))),
    ];
    if facet.towards_target {
        columns.push(given(facet, "_target", Kind::Text, |tag, put| {
            put(or_empty(tag.target.as_ref()));
        }));
        let name = given(facet, "_canonical", Kind::Text, |tag, put| {
            put(or_empty(tag.canonical.as_ref()));
        });
        columns.push(name);
    }
    if facet.levelled {
        columns.push(given(facet, "_path", Kind::Text, |tag, put| {
            put(Cell::Text(&tag.shown_path()));
        }));
        columns
            .push(given(facet, "_iptc", Kind::Text, |tag, put| put(or_empty(tag.iptc.as_ref()))));
    }
    if all {
        columns.extend(facet.labels.iter().map(|label| ranked(&facet.name, label)));
    }
    columns
}

/// The probability of a label, towards each actor.
fn ranked(facet: &str, label: &str) -> Column {
    let (own_facet, own_label) = (facet.to_owned(), label.to_owned());
    Column::list(format!("{facet}:{label}"), Kind::Number, move |row, put| {
        let tags = row.record.tags.iter();
        let own = tags.filter(|tag| tag.facet == own_facet && tag.label == own_label);
        own.for_each(|tag| put(Cell::Number(tag.probability)));
    })
}
