//! An object of JSON as a record: the fields that are asked for, and the others passed over.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::error::{Error, ErrorKind};
use super::fields::{Fields, Plan, Role};
use super::found::FoundFields;
use super::label_studio::{names_data, task};
use super::location::Location;
use super::nested::{self, text_within};
use super::note::Note;
use super::record::Record;

/// The record that an object of JSON makes.
///
/// # Errors
/// When it is no JSON, or no article.
pub fn record(json: &str, location: Location, fields: &Fields) -> Result<Record, Error> {
    match found(json, fields) {
        Ok(found) => found.into_record(location, || names(json)),
        Err(error) => Err(Error::new(location, broken(&error))),
    }
}

fn found(json: &str, fields: &Fields) -> serde_json::Result<FoundFields> {
    let mut parser = serde_json::Deserializer::from_str(json);
    let found = Object(fields).deserialize(&mut parser)?;
    parser.end()?;
    let is_article = found.has_text() && !names_data(fields);
    Ok(if is_article { None } else { other(json, fields) }.unwrap_or(found))
}

/// What an object without a text is, if it is anything.
fn other(json: &str, fields: &Fields) -> Option<FoundFields> {
    task(json, fields).or_else(|| if fields.text.is_none() { teaser(json, fields) } else { None })
}

/// Fields of a text that is shorter than the article, the longest first.
const TEASERS: [&str; 4] = ["description", "summary", "excerpt", "abstract"];

/// The fields of an object without a text that has a teaser.
fn teaser(json: &str, fields: &Fields) -> Option<FoundFields> {
    let object: Map<String, Value> = serde_json::from_str(json).ok()?;
    let text = |field: &&str| object.get(*field).map(|value| text_within(value.clone()));
    let teaser = |field| text(&field).filter(Value::is_string).map(|text| (field, text));
    let (field, text) = TEASERS.into_iter().find_map(teaser)?;
    let mut found = FoundFields::of(object, fields);
    found.put_role(Role::Text, text);
    found.notes.push(Note::Teaser { field });
    Some(found)
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
    let object: Map<String, Value> = serde_json::from_str(json).unwrap_or_default();
    object.into_iter().flat_map(|(name, value)| nested::names(name, &value)).collect()
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
            if plan.is_empty() {
                map.next_value::<IgnoredAny>()?;
            } else {
                found.put(plan, map.next_value()?);
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
