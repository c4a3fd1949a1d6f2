//! News items as a format: from the items of a file to records.

use std::sync::Arc;

use memchr::memmem;
use serde_json::Value;

use super::super::charset::decode;
use super::super::error::{Error, ErrorKind};
use super::super::format::{Cut, Format, ReadOptions};
use super::super::html::{declared, words};
use super::super::location::Location;
use super::super::note::Note;
use super::super::pending::Pending;
use super::super::record::Record;
use super::super::source::Source;
use super::parser::{Item, parse};
use crate::text::Article;

/// News items of NITF or `NewsML`, in files that end as feeds do.
#[derive(Debug)]
pub(in crate::read) struct NewsItem;

impl Format for NewsItem {
    fn name(&self) -> &'static str {
        "newsml"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["nitf", "newsml"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        let marks = ["<nitf", "<newsItem", "<newsMessage", "<NewsML", "<NewsItem", ":newsItem"];
        head.trim_ascii_start().starts_with(b"<")
            && marks.iter().any(|mark| memmem::find(head, mark.as_bytes()).is_some())
    }

    fn cut(&self, source: Source, options: &Arc<ReadOptions>) -> Cut {
        let (path, options) = (Arc::clone(source.path()), Arc::clone(options));
        let file = Arc::clone(&path);
        let failed = move |reason| Error::file(&file, ErrorKind::NewsItem { reason });
        let parsed = source.read().and_then(|bytes| {
            let (xml, note) = decode(&bytes, declared(&bytes));
            parse(&xml).map(|parsed| (parsed, note)).map_err(&failed)
        });
        let (parsed, note) = match parsed {
            Err(error) => return Box::new(std::iter::once(Err(error))),
            Ok(parsed) => parsed,
        };
        let broken = parsed.broken.map(|reason| Err(failed(reason)));
        let pending = (1..).zip(parsed.items).filter_map(move |(number, item)| {
            if item.is_remote && item.body.is_none() {
                options.passed_over.count_record();
                return None;
            }
            let (location, options) =
                (Location::line(Arc::clone(&path), number), Arc::clone(&options));
            let bytes = item.body.as_ref().map_or(0, String::len);
            Some(Ok(Pending::new(location, bytes, move |location| {
                record(item, note, location, &options)
            })))
        });
        Box::new(pending.chain(broken))
    }
}

fn record(
    item: Item,
    note: Option<Note>,
    location: Location,
    options: &ReadOptions,
) -> Result<Record, Error> {
    let wrong = |kind| Error::new(location.clone(), kind);
    let line = |part: Option<String>| {
        let words = part.map(|part| words(&part)).transpose().map_err(wrong)?;
        Ok(words.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    let text = item.body.map(|body| words(&body)).transpose().map_err(wrong)?.unwrap_or_default();
    let (title, author) = (line(item.title)?, line(item.author)?);
    let id = item.id.unwrap_or_else(|| location.to_string());
    let title = title.filter(|title| !title.is_empty());
    let mut record = Record::new(Article { title, ..Article::new(id, text) }, location)?;
    record.note(note);
    let fields = [("date", item.date), ("author", author), ("language", item.language)];
    for (name, value) in fields {
        if let Some(value) = value.filter(|_| options.fields.keeps(name)) {
            record.fields.push((name.to_owned(), Value::String(value)));
        }
    }
    Ok(record)
}
