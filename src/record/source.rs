//! Source of an article: who printed it, when and where, as its record tells.

use serde_json::Value;

use crate::read::Record;
use crate::text::NewsReport;

/// Names of the field that tells who printed an article, those first that tell it best.
const OUTLETS: [&str; 7] =
    ["outlet", "source", "site", "publisher", "publication", "newspaper", "source_name"];
/// Names of the field that tells when.
const DATES: [&str; 8] = [
    "date",
    "published",
    "published_at",
    "publishedAt",
    "pubDate",
    "date_published",
    "publication_date",
    "versioncreated",
];

/// Names of the field that tells where.
const URLS: [&str; 8] =
    ["url", "link", "webUrl", "web_url", "href", "canonical_url", "source_url", "permalink"];

/// Who printed an article, as the fields of its record tell.
#[must_use]
pub fn outlet<'v>(field: impl Fn(&str) -> Option<&'v Value>) -> Option<String> {
    first(&OUTLETS, field)
}

/// When an article was printed, as the fields of its record tell.
#[must_use]
pub fn date<'v>(field: impl Fn(&str) -> Option<&'v Value>) -> Option<String> {
    first(&DATES, field)
}

/// Where an article stands, as the fields of its record tell.
#[must_use]
pub fn url<'v>(field: impl Fn(&str) -> Option<&'v Value>) -> Option<String> {
    first(&URLS, field)
}

/// The fields that tell it, to be kept beside the article.
pub fn fields() -> impl Iterator<Item = String> {
    OUTLETS.iter().chain(&DATES).map(|&name| name.to_owned())
}

/// The report that a record is.
#[must_use]
pub fn report(record: Record) -> NewsReport {
    let outlet = outlet(|name| record.field(name));
    let date = date(|name| record.field(name));
    NewsReport::from(record.article).with_outlet(outlet).with_date(date)
}

/// What the first field of these `names` tells.
fn first<'v>(names: &[&str], field: impl Fn(&str) -> Option<&'v Value>) -> Option<String> {
    names.iter().find_map(|name| told(field(name)?))
}

/// What a field tells: its text, or the name of what it is.
fn told(field: &Value) -> Option<String> {
    let told = match field {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Object(object) => object.get("name")?.as_str()?.to_owned(),
        _ => return None,
    };
    (!told.trim().is_empty()).then_some(told)
}
