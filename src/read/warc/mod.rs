//! Web archives (ISO 28500): pages, and the plain text that was made of pages.

mod http;
mod reader;

use std::sync::Arc;

use encoding_rs::Encoding;

use self::http::Body;
use self::reader::Records;
use super::charset::decode;
use super::error::Error;
use super::format::{Cut, Format};
use super::html;
use super::input::Options;
use super::pending::{Pending, Place};
use super::record::Record;
use super::source::Source;
use crate::text::Article;

/// The articles of an archive, in order: HTTP responses that hold a page, and `conversion` records,
/// as Common Crawl's WET files have them. Its other records are passed over and counted.
#[derive(Debug)]
pub(super) struct Warc;

impl Format for Warc {
    fn name(&self) -> &'static str {
        "warc"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["warc", "wet"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        head.starts_with(b"WARC/")
    }

    fn cut(&self, source: Source, options: &Arc<Options>) -> Cut {
        let options = Arc::clone(options);
        match Records::open(source, Arc::clone(&options)) {
            Err(error) => Box::new(std::iter::once(Err(error))),
            Ok(records) => Box::new(records.map(move |found| {
                let (place, page) = found?;
                let (bytes, options) = (page.body.bytes.len(), Arc::clone(&options));
                Ok(Pending::new(place, bytes, move |place| record(page, place, &options)))
            })),
        }
    }
}

/// What of a record is an article.
struct Archived {
    /// The address it was fetched from.
    url: Option<String>,
    body: Body,
}

/// What a page is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    Html,
    Plain,
}

/// The form and the character set that a `Content-Type` names; nothing for what is no article.
fn written(content_type: &str) -> Option<(Written, Option<&'static Encoding>)> {
    let lower = content_type.to_ascii_lowercase();
    let mut parts = lower.split(';').map(str::trim);
    let written = match parts.next()? {
        "text/html" | "application/xhtml+xml" => Written::Html,
        "text/plain" => Written::Plain,
        _ => return None,
    };
    let charset = parts.find_map(|part| part.strip_prefix("charset="));
    let charset = charset.and_then(|name| Encoding::for_label(name.trim_matches('"').as_bytes()));
    Some((written, charset))
}

fn record(page: Archived, place: Place, options: &Options) -> Result<Record, Error> {
    let Archived { url, body } = page;
    let id = url.unwrap_or_else(|| place.to_string());
    let (written, charset) = (body.written, body.charset);
    let bytes = match body.decoded() {
        Err(kind) => return Err(Error::new(place, kind)),
        Ok(bytes) => bytes,
    };
    if written == Written::Html {
        return html::record(&bytes, charset, id, place, &options.fields);
    }
    let (text, note) = decode(&bytes, charset);
    let mut record = Record::new(Article::new(id, text), place)?;
    record.notes.extend(note);
    Ok(record)
}
