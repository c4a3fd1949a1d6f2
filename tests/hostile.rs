//! Input that was made to do harm: an error or a result in bounded time and memory, and the rest
//! of the batch goes on.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::error::Error;
use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use nutgraf::raw::read::{Input, ReadOptions, format_named, read};

/// The ids of records and the messages of errors when `hostile` is read in `format`, and after it
/// an article that is as it should be.
fn outcomes(format: &str, hostile: impl Read + Send + 'static) -> Vec<String> {
    let options = ReadOptions { format: format_named(format), ..ReadOptions::default() };
    let good: &[u8] = match format {
        "csv" => b"id,text\ngood,a\n",
        "html" => b"<p>good",
        "warc" => b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nWARC-Target-URI: good\r\nContent-Length: 1\r\n\r\na\r\n\r\n",
        "feed" => b"<rss version='2.0'><channel><item><guid>good</guid><title>good</title></item></channel></rss>",
        "newsml" => b"<nitf><docdata><doc-id id-string='good'/></docdata><hl1>good</hl1></nitf>",
        "export" => b"A\n\n9 words\n1 May 2024\n\nGood.\n\nDocument GOOD000020240304ek3400001\n",
        "text" => b"good",
        _ => b"{\"id\": \"good\", \"text\": \"a\"}",
    };
    let inputs = [Input::stream("bad", hostile), Input::stream("good", good)];
    let found = read(inputs, &options).map(|pending| pending?.decode());
    let mut outcomes: Vec<_> = found
        .map(|record| match record {
            Ok(record) => record.article.id,
            Err(error) => {
                let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
                format!("! {error}{cause}")
            }
        })
        .collect();
    let last = outcomes.pop().map(|id| id.replace("GOOD000020240304ek3400001", "good"));
    assert_eq!(last.as_deref(), Some("good"), "{format}: {outcomes:?}");
    outcomes
}

fn outcome(format: &str, hostile: impl Read + Send + 'static) -> String {
    let mut outcomes = outcomes(format, hostile);
    assert_eq!(outcomes.len(), 1, "{format} gave {outcomes:?}");
    outcomes.remove(0)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gz = GzEncoder::new(Vec::new(), Compression::best());
    gz.write_all(bytes).unwrap();
    gz.finish().unwrap()
}

/// `head`, and after it 300 MB of one letter: more than a record may be, and more than a stream may
/// grow to unasked. One megabyte is packed, and the rest are copies of it.
fn bomb(head: &[u8]) -> io::Cursor<Vec<u8>> {
    let megabyte = gzip(&vec![b'x'; 1 << 20]);
    io::Cursor::new([gzip(head), megabyte.repeat(300)].concat())
}

#[test]
fn bombs_are_broken_off() {
    for format in ["text", "json", "html", "feed", "newsml"] {
        if format_named(format).is_some() {
            let found = outcome(format, bomb(b"[\""));
            assert!(
                found.contains("longer than 128 MB") || found.contains("times its size"),
                "{format}: {found}"
            );
        }
    }
    for (format, head) in [
        ("jsonl", &b"{\"text\": \""[..]),
        ("json", b"[{\"text\": \""),
        ("csv", b"text\n\""),
        ("export", b"1 of 2 DOCUMENTS\n\nSource\n"),
        ("warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\n"),
    ] {
        if format_named(format).is_some() {
            let found = outcomes(format, bomb(head)).join("\n");
            assert!(
                found.contains("longer than 128 MB") || found.contains("times its size"),
                "{format}: {found}"
            );
        }
    }
}

#[test]
fn a_gigabyte_without_a_line_break_costs_one_line() {
    let line = io::Cursor::new("{\"text\": \"").chain(io::repeat(b'x').take(1 << 30));
    let stream = line.chain(io::Cursor::new("\n{\"id\": \"next\", \"text\": \"a\"}\n"));
    let found = outcomes("jsonl", stream);
    assert!(found[0].starts_with("! bad:1: longer than 128 MB"), "{found:?}");
    assert_eq!(found[1..], ["next"]);
}

#[test]
fn a_quote_left_open_ends_its_table() {
    let rows = io::repeat(b'\n').take(200 << 20);
    let found = outcomes("csv", io::Cursor::new("id,text\na,\"closed\"\nb,\"open\n").chain(rows));
    assert_eq!(found[0], "a");
    assert!(found[1].starts_with("! bad:3: longer than 128 MB"), "{found:?}");
    let short = outcome("csv", io::Cursor::new("id,text\nb,\"open\n1,2\n"));
    assert_eq!(short, "b");
}

#[test]
fn brackets_without_an_end_are_an_error() {
    for format in ["json", "jsonl"] {
        for part in ["[", "{\"a\":", "{\"text\":["] {
            let found = outcomes(format, io::Cursor::new(part.repeat(100_000)));
            assert!(
                found.iter().all(|outcome| outcome.starts_with("! bad:1: column")),
                "{format} {part}"
            );
        }
    }
}

/// An article of 150 MB in short lines, and one after it.
#[test]
fn an_export_without_its_next_mark_costs_one_article() {
    let line = b"ten words of a line that goes on and on and on, mostly\n";
    let mark = |number: u8| io::Cursor::new(format!("{number} of 2 DOCUMENTS\n\nSource\n\n"));
    let long = io::Cursor::new(line.repeat(20_000)).chain(io::Cursor::new(line.repeat(2_600_000)));
    let last = mark(2).chain(io::Cursor::new("Headline\n\nLENGTH: 2 words\n\nThe end.\n"));
    let found = outcomes("export", mark(1).chain(long).chain(last));
    assert!(found[0].starts_with("! bad:1: longer than 128 MB"), "{found:?}");
    assert_eq!(found.len(), 2);
}

/// Fields that promise more levels or more tags than anybody writes.
#[test]
fn fields_within_fields_are_an_error_or_a_result() {
    let deep = format!("{{\"articles\": {}{{}}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(outcome("jsonl", io::Cursor::new(deep)).starts_with("! bad:1: "));
    for text in ["<p>", "<b>", "&lt;", "<b></", "<p <", "&#8217"] {
        let json = format!("{{\"id\": \"x\", \"text\": \"{}\"}}", text.repeat(200_000));
        outcome("jsonl", io::Cursor::new(json));
    }
}

#[cfg(feature = "web")]
mod web {
    use super::*;

    fn record(kind: &str, content_type: &str, body: &str) -> String {
        let length = body.len();
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {kind}\r\nContent-Type: {content_type}\r\n\
             Content-Length: {length}\r\n\r\n{body}\r\n\r\n"
        )
    }

    #[test]
    fn an_archive_cut_in_a_record_gives_those_before() {
        let whole = record("conversion", "text/plain", "All of it.");
        let response = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>A page.";
        let archive = format!("{whole}{}", record("response", "application/http", response));
        let all = outcomes("warc", io::Cursor::new(archive.clone()));
        assert_eq!(all, ["conversion", "response"]);
        for cut in whole.len() + 1..archive.len() - 4 {
            let found = outcomes("warc", io::Cursor::new(archive[..cut].to_owned()));
            assert_eq!(found[0], "conversion");
            assert!(
                found.len() <= 2 && found[1..].iter().all(|f| f.starts_with("! bad:2: ")),
                "{found:?}"
            );
        }
        let mut gz = GzEncoder::new(Vec::new(), Compression::fast());
        gz.write_all(archive.as_bytes()).unwrap();
        let mut packed = gz.finish().unwrap();
        packed.truncate(packed.len() - 20);
        let found = outcomes("warc", io::Cursor::new(packed));
        assert!(found.last().unwrap().contains("cannot be read any further"), "{found:?}");
    }

    #[test]
    fn an_archive_with_a_broken_record_goes_on_after_it() {
        let broken = "WARC/1.0\r\nWARC-Type: response\r\n\r\nnonsense\r\n";
        let archive = format!("junk\r\n{broken}{}", record("conversion", "text/plain", "a"));
        let found = outcomes("warc", io::Cursor::new(archive));
        assert_eq!(
            found,
            ["! bad:1: a record without Content-Length; the next is looked for", "conversion"]
        );
    }

    #[test]
    fn tags_without_an_end_are_an_error_or_a_result() {
        for part in [
            "<div>",
            "<b><p>",
            "<b x=1><i>",
            "<table><tr><td>",
            "<ul><li>",
            "<svg><g>",
            "<x-y>",
            "<p><a href=x>",
            "<!--",
            "<",
        ] {
            outcome("html", io::Cursor::new(format!("<html><body>text{}", part.repeat(100_000))));
            outcomes(
                "feed",
                io::Cursor::new(format!(
                    "<rss version='2.0'><channel><item><title>t{}",
                    part.repeat(100_000)
                )),
            );
        }
        let deep = outcome("html", io::Cursor::new("<div>".repeat(100_000)));
        assert!(deep.contains("more than 1000 tags within each other"), "{deep}");
    }
}

#[cfg(unix)]
#[test]
fn links_that_run_in_a_circle_are_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "a").unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
    std::os::unix::fs::symlink("self.txt", folder.path().join("self.txt")).unwrap();
    let inputs =
        [Input::from(folder.path().to_path_buf()), Input::from(folder.path().join("self.txt"))];
    let found: Vec<_> =
        read(inputs, &ReadOptions::default()).map(|pending| pending.unwrap().decode()).collect();
    assert!(
        matches!(&found[..], [Ok(_), Err(error)] if error.to_string().contains("cannot be opened"))
    );
}

/// Found by mutation: the rows of a damaged table never came to an end.
#[cfg(feature = "parquet")]
#[test]
fn a_damaged_table_is_one_error() {
    use parquet::data_type::{ByteArray, ByteArrayType};
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;

    let table = |column: &str| {
        let schema = format!("message m {{ required binary {column} (UTF8); }}");
        let schema = parse_message_type(&schema).unwrap().into();
        let mut file =
            SerializedFileWriter::new(Vec::new(), schema, std::sync::Arc::default()).unwrap();
        let mut group = file.next_row_group().unwrap();
        let mut written = group.next_column().unwrap().unwrap();
        let values: Vec<_> =
            (0..100).map(|n| ByteArray::from(format!("text {n}").as_str())).collect();
        written.typed::<ByteArrayType>().write_batch(&values, None, None).unwrap();
        written.close().unwrap();
        group.close().unwrap();
        file.into_inner().unwrap()
    };
    let read_table = |bytes: Vec<u8>| {
        let options = ReadOptions { format: format_named("parquet"), ..ReadOptions::default() };
        let records = read([Input::stream("t", io::Cursor::new(bytes))], &options);
        records.map(|pending| pending?.decode().map(|_| ())).collect::<Vec<_>>()
    };
    let whole = table("text");
    assert!(read_table(whole.clone()).len() == 100);
    let mut damaged = whole.clone();
    damaged[4..24].fill(0xff);
    assert!(matches!(&read_table(damaged)[..], [Err(_)]));
    assert!(matches!(&read_table(whole[..whole.len() / 2].to_vec())[..], [Err(_)]));
    let other = read_table(table("other"));
    assert!(
        matches!(&other[..], [Err(error)] if error.to_string().contains("(other)")),
        "{other:?}"
    );
}
