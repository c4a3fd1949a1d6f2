//! Source of an article: who printed it, and when, as its record tells.

use nutgraf::raw::read::Record;
use nutgraf::raw::text::NewsReport;
use serde_json::Value;

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

/// The fields that tell it, to be kept beside the article.
pub(crate) fn fields() -> impl Iterator<Item = String> {
    OUTLETS.iter().chain(&DATES).map(|&name| name.to_owned())
}

/// The report that a record is.
pub(crate) fn report(record: Record) -> NewsReport {
    let first = |names: &[&str]| names.iter().find_map(|name| told(record.field(name)?));
    let (outlet, date) = (first(&OUTLETS), first(&DATES));
    NewsReport::from(record.article).with_outlet(outlet).with_date(date)
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
