//! Feeds as a format: from the entries of a file to records.

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
use super::date::utc;
use super::entry::{Entry, Parsed, Value as Body};
use super::parser::parse;
use crate::text::Article;

/// A feed of any of their dialects; an entry's text is its content, or else its summary.
#[derive(Debug)]
pub(in crate::read) struct Feed;

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
        let (path, options) = (Arc::clone(source.path()), Arc::clone(options));
        let file = Arc::clone(&path);
        let failed = |reason| Error::file(&file, ErrorKind::Feed { reason });
        let feed = source.read().and_then(|bytes| {
            let (xml, note) = decode(&bytes, declared(&bytes));
            parse(&xml).map(|feed| (feed, note)).map_err(failed)
        });
        let (mut feed, note) = match feed {
            Err(error) => return Box::new(std::iter::once(Err(error))),
            Ok(feed) => feed,
        };
        let entries = std::mem::take(&mut feed.entries);
        let broken = feed.broken.take().map(|reason| Err(failed(reason)));
        let feed = Arc::new(feed);
        let pending = (1..).zip(entries).map(move |(number, entry)| {
            let (feed, options) = (Arc::clone(&feed), Arc::clone(&options));
            let location = Location::line(Arc::clone(&path), number);
            let bytes = entry.content.as_ref().map_or(0, |content| content.text.len());
            Ok(Pending::new(location, bytes, move |location| {
                record(entry, &feed, note, location, &options)
            }))
        });
        Box::new(pending.chain(broken))
    }
}

fn record(
    mut entry: Entry,
    feed: &Parsed,
    note: Option<Note>,
    location: Location,
    options: &ReadOptions,
) -> Result<Record, Error> {
    match article(&mut entry, &location) {
        Err(kind) => Err(Error::new(location, kind)),
        Ok(article) => {
            let mut record = Record::new(article, location)?;
            record.note(note);
            let named = metadata(entry, feed).map(|(name, value)| (name.to_owned(), value));
            record.fields.extend(named.filter(|(name, _)| options.fields.keeps(name)));
            Ok(record)
        }
    }
}

fn article(entry: &mut Entry, location: &Location) -> Result<Article, ErrorKind> {
    let body = entry.content.take().or(entry.summary.take());
    let text = body.map(story).transpose()?.unwrap_or_default();
    let title = entry.title.as_deref().map(headline).transpose()?;
    let title = title.filter(|title| !title.is_empty());
    let id = entry.id.take().or_else(|| entry.url.clone());
    let id = id.unwrap_or_else(|| location.to_string());
    Ok(Article { title, ..Article::new(id, text) })
}

/// The text of an entry. What calls itself plain often is not, and what should be escaped once often
/// is escaped twice.
fn story(Body { text, plain }: Body) -> Result<String, ErrorKind> {
    if plain && !text.contains("</") {
        return Ok(text);
    }
    let once = words(unwrapped(&text))?;
    if is_markup(&once) { words(&once) } else { Ok(once) }
}

/// `text` without the mark of a section that was escaped instead of obeyed.
fn unwrapped(text: &str) -> &str {
    let inner = text.strip_prefix("<![CDATA[").and_then(|rest| rest.strip_suffix("]]>"));
    inner.unwrap_or(text)
}

/// Whether a text begins with a tag and has the end of one.
fn is_markup(text: &str) -> bool {
    let tag = text.strip_prefix('<').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    tag && text.contains("</")
}

fn headline(title: &str) -> Result<String, ErrorKind> {
    let title = unwrapped(title);
    let words = if title.contains(['<', '&']) { words(title)? } else { title.to_owned() };
    Ok(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn metadata(entry: Entry, feed: &Parsed) -> impl Iterator<Item = (&'static str, Value)> {
    let date = entry.published.or(entry.updated).map(utc);
    let author = (!entry.authors.is_empty()).then(|| entry.authors.join(", "));
    let language = entry.language.or_else(|| feed.language.clone());
    let site = feed.site.clone();
    [("date", date), ("author", author), ("site", site), ("language", language), ("url", entry.url)]
        .into_iter()
        .filter_map(|(name, value)| Some((name, Value::String(value?))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        story(Body { text: text.to_owned(), plain: false }).unwrap()
    }

    #[test]
    fn what_is_escaped_too_often_is_read() {
        assert_eq!(text("<p>It rains.</p>"), "It rains.");
        assert_eq!(text("<![CDATA[It rains.]]>"), "It rains.");
        assert_eq!(text("&lt;p&gt;Q&amp;amp;A &lt;b&gt;now&lt;/b&gt;.&lt;/p&gt;"), "Q&A now.");
        // A text on markup is not markup.
        assert_eq!(
            text("<p>The tag &lt;p&gt; ends with &lt;/p&gt;.</p>"),
            "The tag <p> ends with </p>."
        );
        assert_eq!(headline("Strike &amp; pay\n now").unwrap(), "Strike & pay now");
    }
}
