//! Saved web pages: one article a file.

use std::sync::Arc;

use encoding_rs::Encoding;
use memchr::memmem;
use serde_json::Value;

use super::super::charset::decode;
use super::super::error::Error;
use super::super::fields::Fields;
use super::super::format::{Cut, Format, ReadOptions};
use super::super::location::Location;
use super::super::note::Note;
use super::super::pending::Pending;
use super::super::record::Record;
use super::super::source::Source;
use super::page::Page;
use crate::text::Article;

/// A web page; its id is the path.
#[derive(Debug)]
pub(in crate::read) struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        let head = head.trim_ascii_start().to_ascii_lowercase();
        let marks = ["<!doctype html", "<html", "<head", "<body"];
        head.starts_with(b"<")
            && marks.iter().any(|mark| memmem::find(&head, mark.as_bytes()).is_some())
    }

    fn cut(&self, source: Source, options: &Arc<ReadOptions>) -> Cut {
        let (location, options) = (Location::file(source.path()), Arc::clone(options));
        let read = move |location: Location| {
            let bytes = source.read()?;
            record(&bytes, None, location.to_string(), location, &options.fields)
        };
        Box::new(std::iter::once(Ok(Pending::new(location, 0, read))))
    }
}

/// The article in a page, under `id`; `charset` is what whoever sent it said.
pub(in crate::read) fn record(
    bytes: &[u8],
    charset: Option<&'static Encoding>,
    id: String,
    location: Location,
    fields: &Fields,
) -> Result<Record, Error> {
    let (html, note) = decode(bytes, charset.or_else(|| declared(bytes)));
    match Page::read(&html) {
        Err(kind) => Err(Error::new(location, kind)),
        Ok(page) => page.into_record(id, location, fields, note),
    }
}

impl Page {
    fn into_record(
        self,
        id: String,
        location: Location,
        fields: &Fields,
        note: Option<Note>,
    ) -> Result<Record, Error> {
        let Self { title, text, marks, left_out, metadata } = self;
        let article = Article { title, marks, left_out, ..Article::new(id, text) };
        let mut record = Record::new(article, location)?;
        record.note(note);
        let named = metadata.named().map(|(name, value)| (name.to_owned(), Value::String(value)));
        record.fields.extend(named.filter(|(name, _)| fields.keeps(name)));
        Ok(record)
    }
}

/// Bytes in which the Standard looks for a declaration.
const PROLOGUE: usize = 1024;

/// The character set that a page or feed declares for itself: the word after `charset=` or, in XML,
/// `encoding=`.
pub(in crate::read) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let prologue = bytes[..bytes.len().min(PROLOGUE)].to_ascii_lowercase();
    let mut names = ["charset=", "encoding="]
        .into_iter()
        .filter_map(|key| memmem::find(&prologue, key.as_bytes()).map(|at| at + key.len()));
    let name = &prologue[names.next()?..];
    let name = name.strip_prefix(b"\"").or(name.strip_prefix(b"'")).unwrap_or(name);
    let ends = |b: &u8| matches!(b, b'"' | b'\'' | b';' | b'>' | b'/' | b'?' | b' ');
    let name = &name[..name.iter().position(ends)?];
    // A page that could be read so far is no UTF-16, whatever it says.
    Encoding::for_label(name).map(Encoding::output_encoding)
}

#[cfg(test)]
mod tests {
    use super::super::super::error::ErrorKind;
    use super::super::super::fields::Keep;
    use super::*;

    const STORY: &str = "<p>The council voted on Thursday to keep all nine of the town's libraries \
        open, after a campaign that had lasted for the better part of a year, its leader said.</p>\
        <p>Opponents of the plan, among them the mayor, said that it would cost more than the town \
        could afford, and promised to bring it back before the chamber in the spring.</p>";

    fn page(html: &str) -> Record {
        let fields = Fields { keep: Keep::Rest, ..Fields::default() };
        record(html.as_bytes(), None, "id".to_owned(), Location::file("f"), &fields).unwrap()
    }

    #[test]
    fn a_page_is_its_story() {
        let record = page(&format!(
            "<!doctype html><html lang=en-GB><head><title>Libraries stay | The Beacon</title>
            <meta property=og:site_name content='The Beacon'><meta property=og:title content='Libraries stay'>
            <meta property=article:published_time content=2024-03-04T14:02:00Z>
            <link rel=canonical href=https://beacon.example/libraries></head><body>
            <nav><a href=/>Home</a> <a href=/news>News</a></nav>
            <article><h1>Libraries stay</h1><div class=byline>By Nora Quist</div>
            <figure><img src=x><figcaption>The library. Photo: Sal Venn</figcaption></figure>
            {STORY}<div class=related-stories><p>Read this next, about the swimming pool.</p></div>
            <p><a href=/pool>The pool will close, says the mayor of the town</a></p>{STORY}<h3>More</h3>
            <ul><li><a href=/1>One more story of this kind</a></li></ul></article>
            <footer>© The Beacon</footer></body></html>"
        ));
        assert_eq!(record.article.title.as_deref(), Some("Libraries stay"));
        let text = &record.article.text;
        assert!(
            text.starts_with("The council voted") && text.ends_with("in the spring."),
            "{text}"
        );
        for boilerplate in ["Beacon", "Photo", "Quist", "pool", "More", "One more"] {
            assert!(!text.contains(boilerplate), "{boilerplate} in {text}");
        }
        let fields: Vec<_> =
            record.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(
            fields,
            [
                "date=\"2024-03-04T14:02:00Z\"",
                "author=\"Nora Quist\"",
                "site=\"The Beacon\"",
                "language=\"en-GB\"",
                "url=\"https://beacon.example/libraries\"",
            ]
        );
    }

    #[test]
    fn a_page_without_a_story_is_all_its_words() {
        assert_eq!(
            page("<html><body>Short.<div>And<br>sweet.").article.text,
            "Short.\n\nAnd\n\nsweet."
        );
    }

    #[test]
    fn pages_declare_their_character_set() {
        let table = [
            ("<meta charset=\"windows-1251\">", Some("windows-1251")),
            (
                "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-2'>",
                Some("ISO-8859-2"),
            ),
            ("<?xml version='1.0' encoding='Shift_JIS'?><html>", Some("Shift_JIS")),
            ("<meta charset=utf-16>", Some("UTF-8")),
            ("<meta charset=nonsense>", None),
            ("<p>charset=", None),
        ];
        for (html, name) in table {
            assert_eq!(declared(html.as_bytes()).map(Encoding::name), name, "{html}");
        }
    }

    #[test]
    fn a_page_that_is_too_deep_is_an_error() {
        let deep = "<div>".repeat(100_000);
        let error =
            record(deep.as_bytes(), None, String::new(), Location::file("f"), &Fields::default())
                .unwrap_err();
        assert!(matches!(error.kind, ErrorKind::TooDeep { .. }), "{error}");
        let text = page(&format!("{}{STORY}", "<div>".repeat(900))).article.text;
        assert!(text.starts_with("The council"), "{text}");
    }
}
