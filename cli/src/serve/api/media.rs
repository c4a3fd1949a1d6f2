use axum::http::{HeaderMap, StatusCode, header};
use nutgraf::raw::read::{Format, format_named};

use crate::serve::problem::Problem;

/// Media types, and the formats that articles of them are read as.
const MEDIA: [(&str, &str); 7] = [
    ("application/json", "json"),
    ("application/x-ndjson", "jsonl"),
    ("application/jsonl", "jsonl"),
    ("text/html", "html"),
    ("application/xhtml+xml", "html"),
    ("text/plain", "text"),
    ("text/markdown", "text"),
];

/// The format that articles are sent in.
pub(super) fn format(headers: &HeaderMap) -> Result<&'static dyn Format, Problem> {
    let said = media(headers);
    let named = MEDIA.iter().find(|(own, _)| said.eq_ignore_ascii_case(own));
    let format = named.and_then(|(_, format)| format_named(format));
    format.ok_or_else(|| unsupported(said, &MEDIA.map(|(own, _)| own).join(", ")))
}

/// Refuses what is not said to be JSON: a form of a stranger's page cannot say so.
pub(super) fn json_alone(headers: &HeaderMap) -> Result<(), Problem> {
    let (said, json) = (media(headers), MEDIA[0].0);
    if said.eq_ignore_ascii_case(json) { Ok(()) } else { Err(unsupported(said, json)) }
}

fn media(headers: &HeaderMap) -> &str {
    let media = headers.get(header::CONTENT_TYPE).and_then(|media| media.to_str().ok());
    media.unwrap_or_default().split(';').next().unwrap_or_default().trim()
}

fn unsupported(said: &str, known: &str) -> Problem {
    let said = if said.is_empty() { "not given" } else { said };
    let detail = format!("the Content-Type is {said}; it should be one of {known}");
    Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail)
}
