//! Record of an article, as a line of JSON.

use serde::Serialize;

use super::metadata::{Fields, RecordMetadata};
use super::model_id::ModelId;
use super::provenance::{NUTGRAF, Provenance};
use crate::pipeline::Reading;

/// Record of an article as it is printed: what nutgraf says of it, and what it takes to know which
/// article and which nutgraf.
#[derive(Serialize)]
struct RecordLine<'a> {
    #[serde(flatten)]
    reading: &'a Reading<'a>,
    title: Option<&'a str>,
    date: Option<String>,
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    /// The caller's own, in an object of their own: none of ours ever hides one.
    #[serde(skip_serializing_if = "Option::is_none")]
    fields: Option<Fields<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    model: &'a ModelId,
    nutgraf: &'a str,
}

/// The record of an article as a line of JSON, without the line break.
///
/// # Panics
/// Never: strings and finite numbers are JSON.
#[must_use]
pub fn line(reading: &Reading<'_>, metadata: &RecordMetadata, provenance: &Provenance) -> String {
    let record = RecordLine {
        reading,
        title: reading.headline().map(str::trim),
        date: metadata.date(),
        url: metadata.url(),
        text: provenance.with_text.then_some(&reading.article().text),
        fields: metadata.kept(),
        notes: metadata.notes.iter().map(ToString::to_string).collect(),
        model: &provenance.model,
        nutgraf: NUTGRAF,
    };
    serde_json::to_string(&record).expect("strings and finite numbers are JSON")
}
