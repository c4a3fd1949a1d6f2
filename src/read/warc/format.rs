//! Web archives (ISO 28500): pages, and the plain text that was made of pages.

use std::sync::Arc;

use super::super::charset::decode;
use super::super::error::Error;
use super::super::format::{Cut, Format, ReadOptions};
use super::super::html;

use super::super::location::Location;
use super::super::pending::Pending;
use super::super::record::Record;
use super::super::source::Source;
use super::media_type::MediaType;
use super::reader::{Archived, Records};
use crate::text::Article;

/// The articles of an archive, in order: HTTP responses that hold a page, and `conversion` records,
/// as Common Crawl's WET files have them. Its other records are passed over and counted.
#[derive(Debug)]
pub(in crate::read) struct Warc;

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

    fn cut(&self, source: Source, options: &Arc<ReadOptions>) -> Cut {
        let options = Arc::clone(options);
        match Records::open(source, Arc::clone(&options)) {
            Err(error) => Box::new(std::iter::once(Err(error))),
            Ok(records) => Box::new(records.map(move |found| {
                let (location, page) = found?;
                let (bytes, options) = (page.body.bytes.len(), Arc::clone(&options));
                Ok(Pending::new(location, bytes, move |location| record(page, location, &options)))
            })),
        }
    }
}

fn record(page: Archived, location: Location, options: &ReadOptions) -> Result<Record, Error> {
    let Archived { url, body } = page;
    let id = url.unwrap_or_else(|| location.to_string());
    let (media_type, charset) = (body.media_type, body.charset);
    let bytes = match body.decoded() {
        Err(kind) => return Err(Error::new(location, kind)),
        Ok(bytes) => bytes,
    };
    if media_type == MediaType::Html {
        return html::record(&bytes, charset, id, location, &options.fields);
    }
    let (text, note) = decode(&bytes, charset);
    let mut record = Record::new(Article::new(id, text), location)?;
    record.note(note);
    Ok(record)
}
