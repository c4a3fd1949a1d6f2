//! Articles of a list: values of JSON one after the other, and what news services answer with, an
//! object whose array of articles stands one or two levels down.

use std::collections::BTreeMap;
use std::iter::once;
use std::ops::Range;
use std::sync::Arc;

use memchr::memchr_iter;
use serde_json::value::RawValue;

use super::charset::decode;
use super::error::Error;
use super::fields::{Fields, Plan, Role};
use super::format::{Cut, ReadOptions};
use super::location::Location;
use super::note::Note;
use super::object::record;
use super::pending::Pending;

/// Where answers have their articles, the most telling names first.
const LISTS: [&str; 25] = [
    "articles",
    "results",
    "items",
    "data",
    "response.results",
    "posts",
    "response.docs",
    "response.items",
    "response.articles",
    "data.articles",
    "data.items",
    "data.results",
    "data.posts",
    "result.articles",
    "result.items",
    "articles.results",
    "news",
    "stories",
    "documents",
    "docs",
    "entries",
    "records",
    "value",
    "hits",
    "hits.hits",
];

/// A value of JSON, and where it stands.
type Json = Result<(Location, Vec<u8>), Error>;

/// The records of `values`, of which blank ones hold nothing. Whether they are answers that list
/// articles, the first tells.
pub(super) fn records(
    values: impl Iterator<Item = Json> + Send + 'static,
    options: &Arc<ReadOptions>,
) -> Cut {
    let blank = |value: &Json| value.as_ref().is_ok_and(|(_, json)| json.trim_ascii().is_empty());
    let mut values = values.filter(move |value| !blank(value)).peekable();
    let first = values.peek().and_then(|value| value.as_ref().ok());
    let list = first.and_then(|(_, json)| list_of(&decode(json, None).0, &options.fields));
    let options = Arc::clone(options);
    match list {
        None => Box::new(values.map(move |value| value.map(|value| pending(value, &options)))),
        Some(field) => Box::new(values.flat_map(move |value| listed(value, field, &options))),
    }
}

/// The record of a value.
fn pending((location, json): (Location, Vec<u8>), options: &Arc<ReadOptions>) -> Pending {
    let options = Arc::clone(options);
    Pending::new(location, json.len(), move |location| {
        let (json, note) = decode(&json, None);
        let mut record = record(&json, location, &options.fields)?;
        record.note(note);
        Ok(record)
    })
}

/// The field in which an object lists articles, if it is none itself.
fn list_of(json: &str, fields: &Fields) -> Option<&'static str> {
    let object = object(json)?;
    let is_text = |plan: Plan| {
        plan.has_text() && !matches!(plan.role, Some(Role::Description | Role::Descriptions))
    };
    let text =
        object.iter().any(|(name, value)| is_text(fields.plan(name)) && value.get() != "null");
    let first = |list: Vec<&RawValue>| list.first().is_some_and(|own| own.get().starts_with('{'));
    let lists = |field: &&str| list_at(&object, field).is_some_and(first);
    if text { None } else { LISTS.into_iter().find(lists) }
}

type Object<'j> = BTreeMap<String, &'j RawValue>;

fn object(json: &str) -> Option<Object<'_>> {
    serde_json::from_str(json).ok()
}

/// The list at a path of one name or two.
fn list_at<'j>(object: &Object<'j>, path: &str) -> Option<Vec<&'j RawValue>> {
    let list = match path.split_once('.') {
        None => *object.get(path)?,
        Some((outer, inner)) => *self::object(object.get(outer)?.get())?.get(inner)?,
    };
    serde_json::from_str(list.get()).ok()
}

/// The records that an answer lists in `field`; one that lists none is a record as others.
fn listed(
    value: Json,
    field: &'static str,
    options: &Arc<ReadOptions>,
) -> Box<dyn Iterator<Item = Result<Pending, Error>> + Send> {
    let (location, bytes) = match value {
        Err(error) => return Box::new(once(Err(error))),
        Ok(value) => value,
    };
    let (json, note) = decode(&bytes, None);
    let Some(ranges) = ranges(&json, field) else {
        return Box::new(once(Ok(pending((location, bytes), options))));
    };
    let (json, options): (Arc<str>, _) = (json.into(), Arc::clone(options));
    let (mut line, mut at) = (location.line.unwrap_or(1), 0);
    Box::new(ranges.into_iter().map(move |range| {
        line += memchr_iter(b'\n', &json.as_bytes()[at..range.start]).count() as u64;
        at = range.start;
        let location = Location::line(Arc::clone(&location.path), line);
        let (json, options) = (Arc::clone(&json), Arc::clone(&options));
        Ok(Pending::new(location, range.len(), move |location| {
            let mut record = record(&json[range], location, &options.fields)?;
            record.notes.push(Note::Listed { field });
            record.note(note);
            Ok(record)
        }))
    }))
}

/// Where the values of the list at `path` stand in `json`.
fn ranges(json: &str, path: &str) -> Option<Vec<Range<usize>>> {
    let list = list_at(&object(json)?, path)?;
    let range = |value: &RawValue| {
        let start = value.get().as_ptr().addr() - json.as_ptr().addr();
        start..start + value.get().len()
    };
    Some(list.into_iter().map(range).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_list_their_articles_where_services_put_them() {
        let fields = Fields::default();
        for (json, list) in [
            (r#"{"status": "ok", "articles": [{"title": "a"}]}"#, Some("articles")),
            (r#"{"response": {"pages": 2, "results": [{}]}}"#, Some("response.results")),
            (r#"{"title": "Feed", "description": "", "items": [{}]}"#, Some("items")),
            (r#"{"data": {"text": "a"}, "annotations": []}"#, None),
            (r#"{"text": "a", "items": [{"x": 1}]}"#, None),
            (r#"{"text": null, "results": [{"x": 1}]}"#, Some("results")),
            (r#"{"articles": []}"#, None),
            (r#"{"data": [1, 2]}"#, None),
            (r#"[{"articles": [{}]}]"#, None),
            ("{", None),
        ] {
            assert_eq!(list_of(json, &fields), list, "{json}");
        }
        let own = Fields { text: Some("data.body".into()), ..Fields::default() };
        assert_eq!(list_of(r#"{"data": [{"body": "a"}]}"#, &own), None);
    }
}
