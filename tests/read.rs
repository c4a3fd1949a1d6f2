//! The readers, on files as they should be and as they should not.

#![expect(clippy::unwrap_used, reason = "a test that fails says where")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use nutgraf::raw::read::{
    Error, ErrorKind, FORMATS, Fields, Input, Keep, ReadOptions, Record, files, format_named, read,
};
use nutgraf::raw::text::Target;
use proptest::prelude::*;

type Outcome = Result<Record, Error>;

fn read_bytes(format: &str, bytes: &[u8], fields: Fields) -> Vec<Outcome> {
    let options = ReadOptions { fields, format: format_named(format), ..ReadOptions::default() };
    let input = Input::stream("in", std::io::Cursor::new(bytes.to_vec()));
    read([input], &options).map(|pending| pending?.decode()).collect()
}

fn read_path(path: &Path) -> Vec<Outcome> {
    let input = Input::from(path.to_path_buf());
    read([input], &ReadOptions::default()).map(|pending| pending?.decode()).collect()
}

fn jsonl(line: &str) -> Outcome {
    let mut records = read_bytes("jsonl", line.as_bytes(), Fields::default());
    assert_eq!(records.len(), 1, "records in {line}");
    records.remove(0)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gz = GzEncoder::new(Vec::new(), Compression::fast());
    gz.write_all(bytes).unwrap();
    gz.finish().unwrap()
}

/// The place and message of each record that failed, the id of each that did not.
fn outcomes(records: &[Outcome]) -> Vec<String> {
    records
        .iter()
        .map(|record| match record {
            Ok(record) => record.article.id.clone(),
            Err(error) => format!("! {error}"),
        })
        .collect()
}

#[test]
fn an_object_gives_its_article() {
    let record = jsonl(
        r#"{"id": 7, "extra": {"deep": [1]}, "title": "Talks", "text": "They\u00a0met 🗞 Harrow.",
            "target": "Harrow", "from": 11, "to": 17, "body": "not this"}"#
            .replace('\n', " ")
            .as_str(),
    )
    .unwrap();
    let article = record.article;
    assert_eq!((article.id.as_str(), article.title.as_deref()), ("7", Some("Talks")));
    assert_eq!(article.text, "They\u{a0}met 🗞 Harrow.");
    let Some(Target { name, mention: Some(mention) }) = article.target else {
        panic!("no mention")
    };
    assert_eq!((name.as_str(), mention.of(&article.text)), ("Harrow", "Harrow"));
    assert!(record.fields.is_empty());
}

#[test]
fn what_is_the_text() {
    let table = [
        (r#"{"article": "a"}"#, "a"),
        (r#"{"body": "b", "article": "a"}"#, "a"),
        (r#"{"body": "b", "text": null}"#, "b"),
        (r#"{"content": "c", "body": "b"}"#, "b"),
        (r#"{"content": "c"}"#, "c"),
        (r#"{"sentences": ["One.", "Two."]}"#, "One.\nTwo."),
        (r#"{"sentences": ["One.", "Two."], "text": "One. Two. Three"}"#, "One. Two. Three"),
        (r#"{"sentences": ["One.", "Two."], "text": "Two. One."}"#, "One.\nTwo."),
        (r#"{"sentences": 2, "text": "One. Two."}"#, "One. Two."),
        (r#"{"text": "first", "text": "last"}"#, "last"),
        (r#"{"text": "crlf\r\n kept "}"#, "crlf\r\n kept "),
        (r#"{"title": "headline alone", "text": ""}"#, ""),
    ];
    for (line, text) in table {
        let article = jsonl(line).unwrap().article;
        assert_eq!(article.text, text, "text of {line}");
        for span in article.sentences.iter().flatten() {
            assert!(["One.", "Two."].contains(&span.of(text)), "sentences of {line}");
        }
    }
}

#[test]
fn fields_that_are_no_article_say_why() {
    let table = [
        ("[1]", "column 1: invalid type: sequence, expected a JSON object with the fields"),
        ("{\"text\": \"a\"} x", "column 15: trailing characters"),
        ("{\"text\": \"a", "column 11: EOF while parsing a string"),
        ("{\"text\": 5}", "field `text` should be a string, and is a number"),
        ("{\"text\": \"a\", \"id\": [1]}", "field `id` should be a string or a number"),
        ("{\"text\": \"\", \"title\": \" \"}", "the article is empty"),
        ("{\"story\": \"a\", \"headline\": \"b\"}", "none of the fields (headline, story)"),
        ("{\"sentences\": [\"a\", 1]}", "field `sentences` should be a list of strings"),
        (
            "{\"text\": \"naïve\", \"target\": \"x\", \"from\": 2, \"to\": 6}",
            "the target stands from 2 to 6, in a text of 5 characters",
        ),
        (
            "{\"text\": \"naïve\", \"target\": \"x\", \"from\": 2, \"to\": 2}",
            "the target stands from",
        ),
    ];
    for (line, message) in table {
        let error = jsonl(line).unwrap_err().to_string();
        assert!(error.starts_with(&format!("in:1: {message}")), "{line} gave: {error}");
    }
}

#[test]
fn fields_are_kept_on_request() {
    let line = r#"{"n": 1.5, "text": "a", "labels": ["x", "y"], "target": "t", "id": "i"}"#;
    let kept = |keep| {
        let fields = Fields { keep, ..Fields::default() };
        let records = read_bytes("jsonl", line.as_bytes(), fields);
        let fields = &records[0].as_ref().unwrap().fields;
        fields.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>()
    };
    assert_eq!(kept(Keep::Rest), ["n=1.5", "labels=[\"x\",\"y\"]"]);
    assert_eq!(kept(Keep::Named(vec!["target".into(), "n".into()])), ["n=1.5", "target=\"t\""]);
}

#[test]
fn a_field_can_be_told_to_be_the_text() {
    let line = br#"{"uid": 3, "title": "headline", "text": "ignored"}"#;
    let fields = Fields { text: Some("title".into()), id: Some("uid".into()), ..Fields::default() };
    let article = read_bytes("jsonl", line, fields)[0].as_ref().unwrap().article.clone();
    assert_eq!((article.id.as_str(), article.text.as_str()), ("3", "headline"));
    assert_eq!(article.title, None);
}

#[test]
fn a_table_has_named_columns() {
    let table = "\u{feff}title,body,label\n\"a, b\",\"two\nlines \"\"x\"\"\",l\nshort\n,,\nc,d,e\n";
    let fields = Fields { keep: Keep::Named(vec!["label".into()]), ..Fields::default() };
    let records = read_bytes("csv", table.as_bytes(), fields);
    assert_eq!(
        outcomes(&records),
        [
            "in:2",
            "! in:4: a row of 1 cells in a table of 3 columns; is a quote left open?",
            "! in:5: the article is empty",
            "in:6",
        ]
    );
    let first = records[0].as_ref().unwrap();
    assert_eq!(first.article.title.as_deref(), Some("a, b"));
    assert_eq!(first.article.text, "two\nlines \"x\"");
    assert_eq!(first.field("label").unwrap(), "l");

    let headless = read_bytes("csv", b"headline,story\na,b\n", Fields::default());
    assert!(matches!(&headless[..], [Err(Error { kind: ErrorKind::NoText { .. }, .. })]));
    assert!(read_bytes("csv", b"", Fields::default()).is_empty());
    assert_eq!(outcomes(&read_bytes("tsv", b"id\ttext\n1\ta,b\n", Fields::default())), ["1"]);
}

#[test]
fn a_table_may_part_its_cells_as_spreadsheets_do() {
    for table in ["id;text\n1;\"a; b, c\"\n", "id\ttext\n1\ta; b, c\n", "id,text\n1,\"a; b, c\"\n"]
    {
        let records = read_bytes("csv", table.as_bytes(), Fields::default());
        let article = &records[0].as_ref().unwrap().article;
        assert_eq!((article.id.as_str(), article.text.as_str()), ("1", "a; b, c"), "{table}");
    }
}

#[test]
fn a_table_may_say_how_it_is_written() {
    for table in [
        "sep=;\r\nId;Text\r\n1;a, b\r\n",
        "sep=|\nid|Article Text\n1|a, b\n",
        "id,text\n1,\"a, b\"\n",
    ] {
        let records = read_bytes("csv", table.as_bytes(), Fields::default());
        let article = &records[0].as_ref().unwrap().article;
        assert_eq!((article.id.as_str(), article.text.as_str()), ("1", "a, b"), "{table}");
    }
    let escaped = b"id,text\n1,\"He said \\\"no\\\", and left.\"\n2,\"a \"\"b\"\"\"\n";
    let records = read_bytes("csv", escaped, Fields::default());
    let texts: Vec<_> = records.iter().map(|r| r.as_ref().unwrap().article.text.as_str()).collect();
    assert_eq!(texts, ["He said \"no\", and left.", "a \"b\""]);
}

#[test]
fn a_quote_left_open_is_told_with_the_rows_it_takes() {
    let row = |n: usize| format!("{n}\tT{n}\t{}A story.\n", if n == 150 { "\"" } else { "" });
    let table = format!("id\ttitle\ttext\n{}", (1..=200).map(row).collect::<String>());
    let records = read_bytes("tsv", table.as_bytes(), Fields::default());
    assert_eq!(records.len(), 150);
    let error = records[149].as_ref().unwrap_err().to_string();
    assert!(error.starts_with("in:151: a quote that is left open, and has the 50 rows"), "{error}");
}

#[test]
fn a_cell_that_stands_for_nothing_is_no_text() {
    let table = b"id,title,text,label\n1,nan,It rains.,nan\n2,NULL,nan,b\n";
    let fields = Fields { keep: Keep::Named(vec!["label".into()]), ..Fields::default() };
    let records = read_bytes("csv", table, fields);
    let first = records[0].as_ref().unwrap();
    assert_eq!(
        (first.article.title.as_ref(), first.field("label").unwrap()),
        (None, &"nan".into())
    );
    assert_eq!(outcomes(&records), ["1", "! in:3: the article is empty"]);
}

#[test]
fn answers_of_news_services_are_the_articles_they_list() {
    let newsapi = "{\n \"status\": \"ok\",\n \"totalResults\": 2,\n \"articles\": [\n  {\"title\": \"A\", \
        \"description\": \"Short.\", \"content\": \"Long. [+22 chars]\"},\n  {\"title\": \"B\", \"description\": \
        \"Only this.\", \"content\": null}\n ]\n}\n";
    let guardian = r#"{"response": {"status": "ok", "results": [
        {"id": "g1", "webTitle": "A", "fields": {"bodyText": "Long."}}]}}"#;
    let lines = "{\"data\": [{\"id\": \"d1\", \"text\": \"One.\"}]}\n\
        {\"data\": [{\"id\": \"d2\", \"text\": \"Two.\"}, 7]}\n{\"id\": \"plain\", \"text\": \"Three.\"}\n";
    let notes = |record: &Record| {
        record.notes.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    };
    for format in ["json", "jsonl", ""] {
        if format != "jsonl" {
            let records = read_bytes(format, newsapi.as_bytes(), Fields::default());
            let [first, second] = &records[..] else { panic!("{format}: {records:?}") };
            let (first, second) = (first.as_ref().unwrap(), second.as_ref().unwrap());
            assert_eq!((first.article.id.as_str(), first.article.text.as_str()), ("in:5", "Long."));
            assert_eq!(
                notes(first),
                "cut short by its source; characters missing: 22; one of the list `articles`"
            );
            assert_eq!(
                (second.article.id.as_str(), second.article.text.as_str()),
                ("in:6", "Only this.")
            );
            assert_eq!(
                notes(second),
                "no text; read from `description`; one of the list `articles`"
            );
        }
        let fields = Fields {
            text: Some("fields.bodyText".into()),
            title: Some("webTitle".into()),
            ..Fields::default()
        };
        let one_line = guardian.replace('\n', " ");
        let records = read_bytes(format, one_line.as_bytes(), fields);
        let article = &records[0].as_ref().unwrap().article;
        assert_eq!(
            (article.title.as_deref(), article.text.as_str()),
            (Some("A"), "Long."),
            "{format}"
        );
        let records = read_bytes(format, lines.as_bytes(), Fields::default());
        assert_eq!(
            outcomes(&records),
            [
                "d1",
                "d2",
                "! in:2: column 1: invalid type: integer `7`, expected a JSON object with the fields \
                 of an article",
                "plain"
            ]
        );
    }
}

#[test]
fn what_its_source_took_back_is_left_out_with_the_reason() {
    let answer = "{\"articles\": [{\"title\": \"[Removed]\", \"description\": \"[Removed]\", \
                  \"content\": \"[Removed]\"}, {\"title\": \"A\", \"content\": \"They met.\"}]}";
    let table = "id,text\n1,[removed]\n2,They met.\n";
    let lines =
        "{\"title\": \"Ask\", \"text\": \"[deleted]\"}\n{\"id\": 2, \"text\": \"They met.\"}\n";
    for (format, given) in [("json", answer), ("csv", table), ("jsonl", lines)] {
        let found = read_bytes(format, given.as_bytes(), Fields::default());
        let [Err(error), Ok(record)] = &found[..] else { panic!("{format}: {found:?}") };
        assert!(error.to_string().contains("taken back by its source"), "{error}");
        assert_eq!(record.article.text, "They met.");
    }
}

#[test]
fn names_with_dots_reach_fields_within() {
    let line = r#"{"guid": {"n": 7}, "headline": {"main": "Berths"}, "story": {"parts": {"full": "Long."}}}"#;
    let fields = Fields {
        id: Some("guid.n".into()),
        title: Some("headline.main".into()),
        text: Some("story.parts.full".into()),
        ..Fields::default()
    };
    let article = read_bytes("jsonl", line.as_bytes(), fields)[0].as_ref().unwrap().article.clone();
    assert_eq!((article.id.as_str(), article.text.as_str()), ("7", "Long."));
    assert_eq!(article.title.as_deref(), Some("Berths"));
    // A table may have been flattened, and has the dots in its names.
    let fields = Fields { text: Some("content.rendered".into()), ..Fields::default() };
    let records = read_bytes("csv", b"id,content.rendered\n1,Flat.\n", fields);
    assert_eq!(records[0].as_ref().unwrap().article.text, "Flat.");
    let unknown = r#"{"guid": {"n": 7}, "story": {"parts": {"full": "Long."}}}"#;
    let error = jsonl(unknown).unwrap_err().to_string();
    assert!(error.contains("none of the fields (guid.n, story.parts)"), "{error}");
}

#[cfg(feature = "web")]
#[test]
fn html_in_a_field_is_read_as_html() {
    let wordpress = r#"[{"id": 11, "title": {"rendered": "Harbour &#8217;s berths &#038; piers"},
        "content": {"rendered": "<p>The port closes.</p>\n<p>Repairs cost 14&nbsp;million.</p>\n"}}]"#;
    let table = "id,title,content\n1,Harbour &#8217;s berths &#038; piers,\"<p>The port closes.</p>\n\
        <p>Repairs cost 14&nbsp;million.</p><figure><img src=\"\"x.jpg\"\"/>\
        <figcaption>A quay</figcaption></figure>\"\n";
    let given = Fields { text: Some("content.rendered".into()), ..Fields::default() };
    for (format, contents, fields) in [
        ("json", wordpress, given),
        ("json", wordpress, Fields::default()),
        ("csv", table, Fields::default()),
    ] {
        let records = read_bytes(format, contents.as_bytes(), fields);
        assert_eq!(records.len(), 1);
        let Record { article, notes, .. } = records[0].as_ref().unwrap();
        assert_eq!(article.title.as_deref(), Some("Harbour \u{2019}s berths & piers"));
        assert_eq!(article.text, "The port closes.\n\nRepairs cost 14 million.");
        let notes: Vec<_> = notes.iter().map(ToString::to_string).collect();
        assert_eq!(notes, ["HTML in a field, read as HTML"]);
    }
    let plain = jsonl(r#"{"title": "Q&A", "text": "AT&T: a < b, <3 and \u00a0 &amp"}"#).unwrap();
    assert_eq!(plain.article.text, "AT&T: a < b, <3 and \u{a0} &amp");
    assert!(plain.notes.is_empty());
    // Sentences and mentions count into the text as it stands.
    let counted = r#"{"text": "<p>Ann &amp; Bo</p>", "target": "Bo", "from": 13, "to": 15}"#;
    assert_eq!(jsonl(counted).unwrap().article.text, "<p>Ann &amp; Bo</p>");
}

#[test]
fn text_in_brackets_is_text() {
    for text in ["[Photo] The council met.", "{AP} The council met.", "[1] See above.", "[sic]"] {
        let records = read_bytes("", text.as_bytes(), Fields::default());
        assert_eq!(records[0].as_ref().unwrap().article.text, text);
    }
    for json in ["[{\"text\": NaN}]", "{\"text\": \"a\"", "{'text': 'a'}", "[{\"a\": 1}"] {
        let records = read_bytes("", json.as_bytes(), Fields::default());
        assert!(records[0].is_err(), "{json}");
    }
}

#[test]
fn a_document_is_refused_by_its_name() {
    for (bytes, name) in [
        (&b"{\\rtf1\\ansi Two berths to close.}"[..], "an RTF document"),
        (
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n<html>",
            "a saved e-mail or MHTML page",
        ),
        (b"%PDF-1.7\n", "a PDF document"),
    ] {
        for format in ["", "text"] {
            let records = outcomes(&read_bytes(format, bytes, Fields::default()));
            assert_eq!(records.len(), 1);
            assert!(records[0].contains(&format!(": {name}; save it as text")), "{records:?}");
        }
    }
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_parquet_table_is_refused_with_a_way_out() {
    let records = outcomes(&read_bytes("", b"PAR1\x15\x04", Fields::default()));
    assert!(records[0].contains("a Parquet table") && records[0].contains("CSV"), "{records:?}");
}

#[cfg(feature = "web")]
#[test]
fn a_feed_gives_what_stands_before_its_breach() {
    let feed = "<?xml version='1.0' encoding='ISO-8859-1'?><rss version='2.0'><channel>\
        <title>Marlow & Wend</title>\
        <item><link>https://example.org/1</link><pubDate>Tue, 03 Feb 2026 10:00 +0200</pubDate>\
        <description>The caf\u{e9} closes &amp;amp; moves.</description></item>\
        <item><title>Rain</title></item><item><title>Cut sho";
    let latin: Vec<u8> = feed.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
    let records = read_bytes("feed", &latin, Fields { keep: Keep::Rest, ..Fields::default() });
    assert_eq!(
        outcomes(&records)[1..],
        [
            "in:2",
            "! in: no feed, or not a whole one: it ends within <title>, after 2 whole entries"
        ]
    );
    let first = records[0].as_ref().unwrap();
    assert_eq!(first.article.id, "https://example.org/1");
    assert_eq!(first.article.text, "The caf\u{e9} closes & moves.");
    assert_eq!(first.field("date").unwrap(), "2026-02-03T08:00:00+00:00");
    assert_eq!(first.field("site").unwrap(), "Marlow & Wend");
}

#[test]
fn text_is_taken_as_it_stands() {
    let article = read_bytes("text", b"\xef\xbb\xbf Head\r\n\r\nBody. ", Fields::default());
    let article = &article[0].as_ref().unwrap().article;
    assert_eq!((article.text.as_str(), article.title.as_ref()), (" Head\r\n\r\nBody. ", None));
    for bytes in [" \n", "", "\u{feff}"] {
        let found = outcomes(&read_bytes("text", bytes.as_bytes(), Fields::default()));
        assert_eq!(found, ["! in: the article is empty"]);
    }
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_folder_is_read_in_order_of_names() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "b/2.txt", b"two");
    write(folder.path(), "b/10.txt.gz", &gzip(b"ten"));
    write(folder.path(), "a.jsonl", b"{\"text\": \"x\"}\n\n{\n{\"id\": \"last\", \"text\": \"y\"}");
    write(folder.path(), "c.csv", b"id,text\nrow,words\n");
    write(folder.path(), "picture.png", b"\x89PNG");
    write(folder.path(), ".hidden.txt", b"hidden");
    write(folder.path(), ".git/x.txt", b"hidden");
    let records = read_path(folder.path());
    let prefix = format!("{}/", folder.path().display());
    let found: Vec<_> = outcomes(&records).iter().map(|id| id.replace(&prefix, "")).collect();
    assert_eq!(
        found,
        [
            "a.jsonl:1",
            "! a.jsonl:3: column 1: EOF while parsing an object",
            "last",
            "b/10.txt.gz",
            "b/2.txt",
            "row",
        ]
    );
    assert_eq!(records[3].as_ref().unwrap().article.text, "ten");
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "secret.txt", b"secret");
    write(folder.path(), "a.txt", b"a");
    std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("out")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.txt"), folder.path().join("b.txt"))
        .unwrap();
    let found: Vec<PathBuf> = files(folder.path()).map(Result::unwrap).collect();
    assert_eq!(found, [folder.path().join("a.txt")]);
}

#[test]
fn inputs_that_are_not_there_take_one_error_each() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "pictures/image.bin", b"\0\0");
    write(folder.path(), "README", b"words of a file without an ending");
    write(folder.path(), "lines", b"{\"id\": \"told by its first byte\", \"text\": \"a\"}");
    write(folder.path(), "cut.jsonl.gz", &gzip(&b"{\"text\": \"a\"}\n".repeat(99))[..40]);
    let table = [
        ("missing.txt", "cannot be opened"),
        ("missing.jsonl", "cannot be opened"),
        ("missing", "cannot be opened"),
        ("pictures/image.bin", "not text, nor any format that nutgraf reads (.json"),
        (
            "pictures",
            "no article in this folder: nutgraf reads .json, .ninjs, .jsonl, .ndjson, .csv, .tsv",
        ),
    ];
    for (name, message) in table {
        let records = read_path(&folder.path().join(name));
        let found = outcomes(&records);
        assert!(found.len() == 1 && found[0].contains(message), "{name} gave {found:?}");
    }
    assert_eq!(read_path(&folder.path().join("README")).len(), 1);
    assert_eq!(outcomes(&read_path(&folder.path().join("lines"))), ["told by its first byte"]);
    let cut = read_path(&folder.path().join("cut.jsonl.gz"));
    assert!(cut.last().unwrap().as_ref().is_err_and(|e| matches!(e.kind, ErrorKind::Read { .. })));
}

#[test]
fn fifty_megabytes_without_a_space_are_one_article() {
    let line = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"b\"}}", "x".repeat(50_000_000));
    let records = read_bytes("jsonl", line.as_bytes(), Fields::default());
    let lengths: Vec<_> = records.iter().map(|r| r.as_ref().unwrap().article.text.len()).collect();
    assert_eq!(lengths, [50_000_000, 1]);
}

#[test]
fn a_bomb_ends_in_an_error() {
    let mut gz = GzEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..129 {
        gz.write_all(&vec![b'"'; 1 << 20]).unwrap();
    }
    let bomb = gz.finish().unwrap();
    for format in ["text", "jsonl", "csv"] {
        let bytes = if format == "csv" {
            [gzip(b"text\n\""), bomb[..].to_vec()].concat()
        } else {
            bomb.clone()
        };
        let found = outcomes(&read_bytes(format, &bytes, Fields::default()));
        let last = found.last().unwrap();
        assert!(last.contains("longer than 128 MB"), "{format} gave {last}");
    }
}

#[test]
fn the_corpora_beside_the_repository_read_without_an_error() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora");
    let table = [
        ("topic/bbc/train.jsonl.gz", 1727),
        ("stance/newsmtsc/train.jsonl.gz", 8739),
        ("summary/cnndm/val.jsonl.gz", 4368),
    ];
    for (name, count) in table {
        let path = corpora.join(name);
        if !path.exists() {
            println!("skipped: no {}", path.display());
            continue;
        }
        let records: Vec<Record> = read_path(&path).into_iter().map(Result::unwrap).collect();
        assert_eq!(records.len(), count, "records of {name}");
        for Record { article, .. } in &records {
            assert_eq!(article.sentences.is_some(), name.starts_with("summary"));
            if let Some(Target { name, mention: Some(mention) }) = &article.target {
                assert_eq!(mention.of(&article.text), name);
            }
        }
    }
}

proptest! {
    #[test]
    fn no_reader_panics_on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in FORMATS {
            read_bytes(format.name(), &bytes, Fields::default());
            read_bytes(format.name(), &gzip(&bytes), Fields::default());
        }
    }

    #[test]
    fn no_reader_panics_on_almost_a_record(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "{", "}", "[", "]", "\"text\"", "\"target\"", "\"from\"", "\"to\"", "\"sentences\"",
                ":", ",", "\"é\"", "\"\\ud83d\"", "0", "1", "-1", "1e99", "null", "\n", "\"", "\t",
                "text", "target", "from", "to",
            ]),
            0..60,
        ),
    ) {
        for format in FORMATS {
            let fields = Fields { keep: Keep::Rest, ..Fields::default() };
            read_bytes(format.name(), parts.concat().as_bytes(), fields);
        }
    }

    #[test]
    fn a_line_broken_anywhere_costs_itself_alone(
        text in "[a-zé🗞\"\\\\ ]{1,30}",
        title in "\\PC{0,12}",
        cut in any::<prop::sample::Index>(),
    ) {
        let line = serde_json::json!({"id": "one", "title": title, "n": [1, {"m": null}], "text": text})
            .to_string();
        let cut = 1 + cut.index(line.len() - 1);
        let bytes = [&line.as_bytes()[..cut], b"\n", br#"{"id": "two", "text": "whole"}"#].concat();
        let records = read_bytes("jsonl", &bytes, Fields::default());
        prop_assert_eq!(records.len(), 2);
        prop_assert_eq!(records[0].as_ref().unwrap_err().location.line, Some(1));
        let second = records[1].as_ref().unwrap();
        prop_assert_eq!((second.article.id.as_str(), second.location.line), ("two", Some(2)));
    }

    // Without the letters that a double-encoded character begins with: those are mended.
    #[test]
    fn text_goes_through_every_format_unaltered(
        text in "[\\PC&&[^Â-ô]]*[a-z][\\PC&&[^Â-ô]]*",
        title in "[a-z ]{0,9}x",
    ) {
        let object = serde_json::json!({"id": "i", "title": title, "text": text}).to_string();
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(["id", "title", "text"]).unwrap();
        table.write_record(["i", &title, &text]).unwrap();
        let jsonl = read_bytes("jsonl", &gzip(object.as_bytes()), Fields::default());
        let csv = read_bytes("csv", &table.into_inner().unwrap(), Fields::default());
        let articles = [jsonl[0].as_ref().unwrap(), csv[0].as_ref().unwrap()].map(|r| &r.article);
        prop_assert_eq!(articles[0], articles[1]);
        prop_assert_eq!(&articles[0].text, &text);
    }
}
