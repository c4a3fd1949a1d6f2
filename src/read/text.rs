//! Plain text and Markdown: one article a file.

use std::sync::Arc;

use super::charset::decode;
use super::error::Error;
use super::format::{Cut, Format};
use super::input::Options;
use super::pending::{Pending, Place};
use super::record::Record;
use super::source::Source;
use crate::text::Article;

/// First bytes of what holds text and is none: PDF, and the ZIP that office documents are.
const PACKED: [&[u8]; 2] = [b"%PDF-", b"PK\x03\x04"];

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
        !head.contains(&0) && !PACKED.iter().any(|packed| head.starts_with(packed))
    }

    fn cut(&self, source: Source, _options: &Arc<Options>) -> Cut {
        let place = Place::file(source.path());
        Box::new(std::iter::once(Ok(Pending::new(place, 0, |place| record(source, place)))))
    }
}

fn record(source: Source, place: Place) -> Result<Record, Error> {
    let bytes = source.read()?;
    let (text, note) = decode(&bytes, None);
    let mut record = Record::new(Article::new(place.to_string(), text), place)?;
    record.notes.extend(note);
    Ok(record)
}
