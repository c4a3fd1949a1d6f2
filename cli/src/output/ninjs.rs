//! ninjs 3.1, the IPTC's news in JSON: one item a line, with subjects for tags.

use std::borrow::Cow;

use serde::Serialize;

use super::format::{CallerFields, DocumentLayout, RecordFormat};
use crate::record::{ArticleRecord, TagRecord};

/// News items (<https://iptc.org/std/ninjs/ninjs-schema_3.1.json>), one a line.
pub(super) struct Ninjs;

/// Where the codes of the IPTC Media Topics lead to.
const MEDIA_TOPICS: &str = "http://cv.iptc.org/newscodes/mediatopic/";

/// What an id that is no URI is made one by.
const NAMESPACE: &str = "urn:x-nutgraf:";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'r> {
    uri: String,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_created: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ed_note: Option<String>,
    headlines: Vec<Text<'r>>,
    descriptions: Vec<Text<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bodies: Vec<Text<'r>>,
    subjects: Vec<Subject<'r>>,
    alt_ids: Vec<AlternativeId<'r>>,
    standard: Standard,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Text<'r> {
    role: &'static str,
    content_type: &'static str,
    value: Cow<'r, str>,
}

#[derive(Serialize)]
struct Subject<'r> {
    name: String,
    /// The facet.
    rel: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<String>,
    /// The label alone.
    literal: &'r str,
    creator: String,
    /// Of 100.
    confidence: u8,
}

#[derive(Serialize)]
struct AlternativeId<'r> {
    role: &'static str,
    value: &'r str,
}

#[derive(Serialize)]
struct Standard {
    name: &'static str,
    version: &'static str,
    schema: &'static str,
}

const STANDARD: Standard = Standard {
    name: "ninjs",
    version: "3.1",
    schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
};

impl DocumentLayout for Ninjs {}

impl RecordFormat for Ninjs {
    fn record(&self, record: &ArticleRecord, _fields: &CallerFields) -> String {
        let item = Item::new(record);
        serde_json::to_string(&item).expect("strings and whole numbers are JSON") + "\n"
    }
}

impl<'r> Item<'r> {
    fn new(record: &'r ArticleRecord) -> Self {
        let remarks = record.remarks();
        Self {
            uri: uri(&record.id),
            r#type: "text",
            content_created: record.date.as_deref().filter(|date| is_date_time(date)),
            language: record.language.as_deref(),
            ed_note: (!remarks.is_empty()).then_some(remarks),
            headlines: text("main", record.title.as_deref()),
            descriptions: text("summary", record.brief_text()),
            bodies: text("main", record.text.as_deref()),
            subjects: record.given().map(|tag| Subject::new(tag, record)).collect(),
            alt_ids: alternatives(record),
            standard: STANDARD,
        }
    }
}

impl<'r> Subject<'r> {
    fn new(tag: &'r TagRecord, record: &ArticleRecord) -> Self {
        let actor = tag.canonical.as_ref().or(tag.target.as_ref());
        let path = tag.shown_path();
        Self {
            name: actor.map_or_else(|| path.clone(), |actor| format!("{path} towards {actor}")),
            rel: &tag.facet,
            uri: tag.iptc.as_ref().map(|code| format!("{MEDIA_TOPICS}{code}")),
            literal: &tag.label,
            creator: creator(record),
            confidence: (100.0 * tag.probability).round() as u8,
        }
    }
}

/// Which system gave a subject.
fn creator(record: &ArticleRecord) -> String {
    let ArticleRecord { model, nutgraf, .. } = record;
    format!("nutgraf {nutgraf}, model {} {}", model.name, model.fingerprint)
}

fn text<'r>(role: &'static str, value: Option<impl Into<Cow<'r, str>>>) -> Vec<Text<'r>> {
    let of = |value| Text { role, content_type: "text/plain", value };
    value.map(Into::into).map(of).into_iter().collect()
}

/// The id as the caller has it, and where the article stands.
fn alternatives(record: &ArticleRecord) -> Vec<AlternativeId<'_>> {
    let url = record.url.as_deref().map(|value| AlternativeId { role: "url", value });
    [AlternativeId { role: "id", value: &record.id }].into_iter().chain(url).collect()
}

/// An id as a URI (RFC 3986): itself where it begins with a scheme.
fn uri(id: &str) -> String {
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    };
    let is_uri = id.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme))
        && id.bytes().all(|byte| byte.is_ascii_graphic());
    if is_uri { id.to_owned() } else { format!("{NAMESPACE}{}", encoded(id)) }
}

fn encoded(id: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    id.bytes().map(byte).collect()
}

/// Whether a date has the time and zone that the schema asks for (RFC 3339).
fn is_date_time(date: &str) -> bool {
    let digits_for = |c: char| if c.is_ascii_digit() { '0' } else { c };
    let shape: String = date.chars().map(digits_for).collect();
    let Some(rest) = shape.strip_prefix("0000-00-00T00:00:00") else { return false };
    let zone = rest.strip_prefix('.').map_or(rest, |parts| parts.trim_start_matches('0'));
    matches!(zone, "Z" | "+00:00" | "-00:00")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_becomes_a_uri() {
        let table = [
            ("https://a.example/x", "https://a.example/x"),
            ("urn:newsml:dpa.com:1", "urn:newsml:dpa.com:1"),
            ("news/a b.txt", "urn:x-nutgraf:news/a%20b.txt"),
            ("news 1.csv:2", "urn:x-nutgraf:news%201.csv%3A2"),
            ("ü", "urn:x-nutgraf:%C3%BC"),
        ];
        for (id, expected) in table {
            assert_eq!(uri(id), expected);
        }
    }

    #[test]
    fn only_a_date_with_a_time_and_zone_is_one() {
        let table = [
            ("2024-03-04T14:02:00Z", true),
            ("2024-03-04T14:02:00.25+01:00", true),
            ("2024-03-04T14:02:00", false),
            ("2024-03-04", false),
            ("Monday", false),
        ];
        for (date, expected) in table {
            assert_eq!(is_date_time(date), expected, "{date}");
        }
    }
}
