//! The table of formats.

use std::ffi::OsStr;
use std::path::Path;

use super::csv::Csv;
use super::export::Export;
#[cfg(feature = "web")]
use super::feed::Feed;
use super::format::Format;
#[cfg(feature = "web")]
use super::html::Html;
use super::json::Jsonl;
use super::json_array::Json;
#[cfg(feature = "web")]
use super::news_item::NewsItem;
#[cfg(feature = "parquet")]
use super::parquet::Parquet;
use super::text::Text;
#[cfg(feature = "web")]
use super::warc::Warc;

/// Every format, in the order in which they are asked whether they recognise a file.
pub static FORMATS: &[&dyn Format] = &[
    &Json,
    &Jsonl,
    &Csv::COMMAS,
    &Csv::TABS,
    #[cfg(feature = "web")]
    &NewsItem,
    #[cfg(feature = "web")]
    &Feed,
    #[cfg(feature = "web")]
    &Html,
    #[cfg(feature = "web")]
    &Warc,
    #[cfg(feature = "parquet")]
    &Parquet,
    &Export,
    &Text,
];

/// The endings of the names of compressed files.
const PACKED: [&str; 3] = ["gz", "zst", "zstd"];

/// The format called `name`.
#[must_use]
pub fn format_named(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}

/// The format that the name of the file at `path` tells, with or without `.gz` or `.zst` at its end.
#[must_use]
pub fn format_of(path: &Path) -> Option<&'static dyn Format> {
    let mut name = path.to_path_buf();
    let packed = |extension: &OsStr| PACKED.iter().any(|end| extension.eq_ignore_ascii_case(end));
    if name.extension().is_some_and(packed) {
        name.set_extension("");
    }
    let extension = name.extension()?.to_str()?.to_ascii_lowercase();
    FORMATS.iter().copied().find(|format| format.extensions().contains(&extension.as_str()))
}

/// Formats of files whose names tell another, and which that is: an export is text, and news items
/// are XML as feeds are.
static NAMED_AS_OTHERS: &[(&str, &dyn Format)] = &[
    ("text", &Export),
    #[cfg(feature = "web")]
    ("feed", &NewsItem),
];

/// The format of a file that by its name is one of `format`, and begins with `head`.
pub(super) fn format_within(format: &'static dyn Format, head: &[u8]) -> &'static dyn Format {
    let others = NAMED_AS_OTHERS.iter().filter(|(name, _)| *name == format.name());
    let found = others.map(|(_, other)| *other).find(|other| other.recognises(head));
    found.unwrap_or(format)
}

/// Whether a file that by its name is one of `format` may be one of another.
pub(super) fn may_be_another(format: &dyn Format) -> bool {
    NAMED_AS_OTHERS.iter().any(|(name, _)| *name == format.name())
}

/// The format that the first bytes of a file tell.
pub(super) fn format_by_head(head: &[u8]) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.recognises(head))
}

/// The endings of the names of all files that can be read: `.txt, .md, …`.
pub(super) fn known_names() -> String {
    let known: Vec<_> = FORMATS.iter().flat_map(|format| format.extensions()).collect();
    let endings: Vec<_> = known.iter().map(|extension| format!(".{extension}")).collect();
    format!("{}, each also with .gz or .zst", endings.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_formats() {
        let table = [
            ("a/b.txt", Some("text")),
            ("b.TXT.gz", Some("text")),
            ("notes.md", Some("text")),
            ("x.jsonl", Some("jsonl")),
            ("x.y.jsonl.gz", Some("jsonl")),
            ("t.csv", Some("csv")),
            ("t.tsv.gz", Some("tsv")),
            ("page.html", cfg!(feature = "web").then_some("html")),
            ("CC-NEWS.warc.gz", cfg!(feature = "web").then_some("warc")),
            ("t.parquet", cfg!(feature = "parquet").then_some("parquet")),
            ("x.json.zst", Some("json")),
            ("t.xlsx", None),
            ("jsonl", None),
            (".gz", None),
        ];
        for (path, name) in table {
            assert_eq!(format_of(Path::new(path)).map(Format::name), name, "format of {path}");
        }
    }

    #[test]
    fn first_bytes_tell_formats() {
        let web = |name| cfg!(feature = "web").then_some(name).or(Some("text"));
        let table: [(&[u8], Option<&str>); 12] = [
            (b" \n{\"text\"", Some("jsonl")),
            (b"[{\"text\"", Some("json")),
            (b"<!DOCTYPE html><html>", web("html")),
            (b"<?xml version='1.0'?><rss version='2.0'>", web("feed")),
            (b"<?xml version='1.0'?><nitf><head>", web("newsml")),
            (b"WARC/1.0\r\n", web("warc")),
            (b"<3 is what they said", Some("text")),
            (b"Talks resume", Some("text")),
            (b"", Some("text")),
            (b"%PDF-1.7\n", None),
            (b"PK\x03\x04", None),
            (b"PAR1\0\0", cfg!(feature = "parquet").then_some("parquet")),
        ];
        for (head, name) in table {
            assert_eq!(format_by_head(head).map(Format::name), name, "format of {head:?}");
        }
    }
}
