//! JSON Lines: one object a line.

use std::fmt;
use std::sync::Arc;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::charset::decode;
use super::document::document;
use super::error::{Error, ErrorKind};
use super::fields::Fields;
use super::fields::Plan;
use super::format::{Cut, Format, ReadOptions};

use super::found::FoundFields;
use super::lines::Lines;
use super::location::Location;
use super::pending::Pending;
use super::record::Record;
use super::source::Source;

/// One JSON object a line; blank lines count and hold nothing.
#[derive(Debug)]
pub(super) struct Jsonl;

impl Format for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        head.trim_ascii_start().starts_with(b"{") && document(head).is_none()
    }

    fn cut(&self, source: Source, options: &Arc<ReadOptions>) -> Cut {
        let options = Arc::clone(options);
        match Lines::open(source) {
            Err(error) => Box::new(std::iter::once(Err(error))),
            Ok(lines) => Box::new(lines.filter_map(move |line| pending(line, &options))),
        }
    }
}

/// The record in a line, or whatever else holds one object; nothing in a blank one.
pub(super) fn pending(
    line: Result<(Location, Vec<u8>), Error>,
    options: &Arc<ReadOptions>,
) -> Option<Result<Pending, Error>> {
    let (location, line) = match line {
        Ok((_, line)) if line.trim_ascii().is_empty() => return None,
        Ok(line) => line,
        Err(error) => return Some(Err(error)),
    };
    let options = Arc::clone(options);
    Some(Ok(Pending::new(location, line.len(), move |location| {
        record(&line, location, &options.fields)
    })))
}

fn record(line: &[u8], location: Location, fields: &Fields) -> Result<Record, Error> {
    let (json, note) = decode(line, None);
    match found(&json, fields) {
        Ok(found) => {
            let mut record = found.into_record(location, || names(&json))?;
            record.notes.extend(note);
            Ok(record)
        }
        Err(error) => Err(Error::new(location, broken(&error))),
    }
}

fn found(json: &str, fields: &Fields) -> serde_json::Result<FoundFields> {
    let mut parser = serde_json::Deserializer::from_str(json);
    let found = Object(fields).deserialize(&mut parser)?;
    parser.end()?;
    Ok(found)
}

/// The parser counts lines within the one line it was given, so only its column says something;
/// it gives none to an object that never starts.
pub(super) fn broken(error: &serde_json::Error) -> ErrorKind {
    let said = error.to_string();
    let reason = said.split(" at line ").next().unwrap_or(&said).to_owned();
    ErrorKind::Json { column: error.column().max(1), reason }
}

/// The names of all fields of an object.
fn names(json: &str) -> Vec<String> {
    let object: serde_json::Map<String, Value> = serde_json::from_str(json).unwrap_or_default();
    object.into_iter().map(|(name, _)| name).collect()
}

/// Takes the fields that are asked for out of an object, and passes over the others.
struct Object<'f>(&'f Fields);

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = FoundFields;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<FoundFields, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = FoundFields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object with the fields of an article")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<FoundFields, A::Error> {
        let mut found = FoundFields::default();
        while let Some(plan) = map.next_key_seed(Key(self.0))? {
            match plan {
                Plan { role: None, keep: None } => drop(map.next_value::<IgnoredAny>()?),
                plan => found.put(plan, map.next_value()?),
            }
        }
        Ok(found)
    }
}

/// Decides what to do with a field without keeping its name.
struct Key<'f>(&'f Fields);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Plan;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Plan, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = Plan;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Plan, E> {
        Ok(self.0.plan(name))
    }
}
