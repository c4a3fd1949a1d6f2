//! Plain text and Markdown: one article a file.

use std::sync::Arc;

use super::charset::decode;
use super::{Cut, Error, Format, Options, Pending, Place, Record, Source};
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
        !head.contains(&0)
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
