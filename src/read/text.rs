//! Plain text and Markdown: one article a file.

use std::sync::Arc;

use super::charset::decode;
use super::document::document;
use super::error::{Error, ErrorKind};
use super::format::{Cut, Format, ReadOptions};

use super::location::Location;
use super::pending::Pending;
use super::record::Record;
use super::source::Source;
use crate::text::Article;

/// One article a file, headline and all; its id is the path.
#[derive(Debug)]
pub struct Text;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "md"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        !head.contains(&0) && document(head).is_none()
    }

    fn cut(&self, source: Source, _options: &Arc<ReadOptions>) -> Cut {
        let location = Location::file(source.path());
        Box::new(std::iter::once(Ok(Pending::new(location, 0, |location| {
            record(source, location)
        }))))
    }
}

fn record(source: Source, location: Location) -> Result<Record, Error> {
    let bytes = source.read()?;
    if let Some(document) = document(&bytes) {
        return Err(Error::new(location, ErrorKind::Document { document }));
    }
    let (text, note) = decode(&bytes, None);
    let mut record = Record::new(Article::new(location.to_string(), text), location)?;
    record.note(note);
    Ok(record)
}
