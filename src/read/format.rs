//! The formats, as a table.

use std::path::Path;
use std::sync::Arc;

use super::csv::Csv;
use super::json::Jsonl;
use super::{Error, Fields, Pending, Source, Text};

/// The records of one source, in order.
pub type Cut = Box<dyn Iterator<Item = Result<Pending, Error>> + Send>;

/// A way to write articles down.
///
/// To add one, write a file with a type that implements this, and give it a row in [`FORMATS`].
pub trait Format: Sync {
    /// Its name, as `--input-format` takes it.
    fn name(&self) -> &'static str;

    /// The endings of the names of its files, without the stop, in lower case.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether a file that starts with `head` is of this format. The first byte that is no white
    /// space decides, so `head` may be cut anywhere.
    fn recognises(&self, head: &[u8]) -> bool;

    /// Cuts `source` into records, and leaves their decoding for later.
    fn cut(&self, source: Source, fields: &Arc<Fields>) -> Cut;
}

/// Every format, in the order in which they are asked whether they recognise a file.
pub static FORMATS: [&dyn Format; 4] = [&Jsonl, &Csv::COMMAS, &Csv::TABS, &Text];

/// The format called `name`.
#[must_use]
pub fn format_named(name: &str) -> Option<&'static dyn Format> {
    FORMATS.into_iter().find(|format| format.name() == name)
}

/// The format that the name of the file at `path` tells, with or without `.gz` at its end.
#[must_use]
pub fn format_of(path: &Path) -> Option<&'static dyn Format> {
    let mut name = path.to_path_buf();
    if name.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz")) {
        name.set_extension("");
    }
    let extension = name.extension()?.to_str()?.to_ascii_lowercase();
    FORMATS.into_iter().find(|format| format.extensions().contains(&extension.as_str()))
}

/// The format that the first bytes of a file tell.
pub(super) fn format_by_head(head: &[u8]) -> Option<&'static dyn Format> {
    FORMATS.into_iter().find(|format| format.recognises(head))
}

/// The endings of the names of all files that can be read: `.txt, .md, …`.
pub(super) fn known_names() -> String {
    let known: Vec<_> = FORMATS.iter().flat_map(|format| format.extensions()).collect();
    let endings: Vec<_> = known.iter().map(|extension| format!(".{extension}")).collect();
    format!("{}, each also with .gz", endings.join(", "))
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
            ("t.parquet", None),
            ("jsonl", None),
            (".gz", None),
        ];
        for (path, name) in table {
            assert_eq!(format_of(Path::new(path)).map(Format::name), name, "format of {path}");
        }
    }

    #[test]
    fn first_bytes_tell_formats() {
        let table: [(&[u8], Option<&str>); 4] = [
            (b" \n{\"text\"", Some("jsonl")),
            (b"Talks resume", Some("text")),
            (b"", Some("text")),
            (b"PAR1\0\0", None),
        ];
        for (head, name) in table {
            assert_eq!(format_by_head(head).map(Format::name), name, "format of {head:?}");
        }
    }
}
