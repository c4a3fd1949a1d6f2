//! RSS and Atom feeds: one article an entry.

use std::sync::Arc;

use feed_rs::model::{Content, Entry, Feed as Parsed, Text};
use feed_rs::parser;
use memchr::memmem;
use serde_json::Value;

use super::error::{Error, ErrorKind};
use super::format::{Cut, Format, ReadOptions};
use super::html::words;

use super::location::Location;
use super::pending::Pending;
use super::record::Record;
use super::source::Source;
use crate::text::Article;

/// A feed of any of their dialects; an entry's text is its content, or else its summary.
#[derive(Debug)]
pub(super) struct Feed;

impl Format for Feed {
    fn name(&self) -> &'static str {
        "feed"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["rss", "atom", "xml"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        let marks: [&[u8]; 3] = [b"<rss", b"<feed", b"<rdf:RDF"];
        head.trim_ascii_start().starts_with(b"<")
            && marks.iter().any(|mark| memmem::find(head, mark).is_some())
    }

    fn cut(&self, source: Source, options: &Arc<ReadOptions>) -> Cut {
        let path = Arc::clone(source.path());
        let feed = source.read().and_then(|bytes| {
            let failed = |error: parser::ParseFeedError| {
                Error::file(&path, ErrorKind::Feed { reason: error.to_string() })
            };
            parser::parse(&bytes[..]).map_err(failed)
        });
        let mut feed = match feed {
            Err(error) => return Box::new(std::iter::once(Err(error))),
            Ok(feed) => feed,
        };
        let (entries, options) = (std::mem::take(&mut feed.entries), Arc::clone(options));
        let feed = Arc::new(feed);
        Box::new((1..).zip(entries).map(move |(number, entry)| {
            let (feed, options) = (Arc::clone(&feed), Arc::clone(&options));
            let location = Location::line(Arc::clone(&path), number);
            let bytes = entry.content.as_ref().and_then(|c| c.body.as_ref()).map_or(0, String::len);
            Ok(Pending::new(location, bytes, move |location| {
                record(entry, &feed, location, &options)
            }))
        }))
    }
}

fn record(
    entry: Entry,
    feed: &Parsed,
    location: Location,
    options: &ReadOptions,
) -> Result<Record, Error> {
    match article(&entry) {
        Err(kind) => Err(Error::new(location, kind)),
        Ok(article) => {
            let mut record = Record::new(article, location)?;
            let named = metadata(entry, feed).map(|(name, value)| (name.to_owned(), value));
            record.fields.extend(named.filter(|(name, _)| options.fields.keeps(name)));
            Ok(record)
        }
    }
}

fn article(entry: &Entry) -> Result<Article, ErrorKind> {
    let content = entry.content.as_ref().and_then(body);
    let summary = entry.summary.as_ref().map(|text| (text.content.as_str(), true));
    let text = match content.or(summary) {
        Some((text, true)) => words(text)?,
        Some((text, false)) => text.to_owned(),
        None => String::new(),
    };
    let title = entry.title.as_ref().map(headline).transpose()?;
    let title = title.filter(|title| !title.is_empty());
    Ok(Article { title, ..Article::new(entry.id.clone(), text) })
}

/// The text of an entry, and whether it is HTML. What calls itself plain often is not.
fn body(content: &Content) -> Option<(&str, bool)> {
    let body = content.body.as_deref().filter(|body| !body.trim_ascii().is_empty())?;
    let plain = content.content_type.subty() == "plain" && !body.contains("</");
    Some((body, !plain))
}

fn headline(title: &Text) -> Result<String, ErrorKind> {
    let title = if title.content.contains(['<', '&']) {
        words(&title.content)?
    } else {
        title.content.clone()
    };
    Ok(title.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn metadata(entry: Entry, feed: &Parsed) -> impl Iterator<Item = (&'static str, Value)> {
    let date = entry.published.or(entry.updated).map(|date| date.to_rfc3339());
    let authors: Vec<_> = entry.authors.into_iter().filter_map(|author| author.name).collect();
    let author = (!authors.is_empty()).then(|| authors.join(", "));
    let site = feed.title.as_ref().map(|title| title.content.clone());
    let language = entry.language.or_else(|| feed.language.clone());
    let url = entry.links.into_iter().next().map(|link| link.href);
    [("date", date), ("author", author), ("site", site), ("language", language), ("url", url)]
        .into_iter()
        .filter_map(|(name, value)| Some((name, Value::String(value?))))
}
