//! One story, however it is wrapped; and what the caller's own fields become.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::harness::Dir;

const TITLE: &str = "Aldbrook keeps its libraries";

const PARAGRAPHS: [&str; 4] = [
    "The council voted on Thursday to keep all nine of the town’s libraries open, after a campaign \
     that had lasted for the better part of a year.",
    "Ada Marsh, who led the campaign, called the vote a victory for everyone who reads. She had \
     gathered eleven thousand names, more than had voted for any member of the council.",
    "Opponents of the plan said that it would cost more than the town could afford. The mayor \
     promised to bring the question back before the chamber in the spring.",
    "The libraries were lent nearly half a million books last year, a tenth more than in the year \
     before. Two of the buildings need new roofs, which the council will pay for out of its reserves.",
];

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gz = GzEncoder::new(Vec::new(), Compression::fast());
    gz.write_all(bytes).unwrap();
    gz.finish().unwrap()
}

fn html(title: &str) -> String {
    let paragraphs: String = PARAGRAPHS.iter().flat_map(|p| ["<p>", p, "</p>\n"]).collect();
    format!(
        "<!doctype html><html lang=en><head>{title}</head><body><nav><a href=/>Home</a></nav>\
         <article>{paragraphs}</article><footer>© Beacon</footer></body></html>"
    )
}

fn warc(page: &str) -> Vec<u8> {
    let body = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let record = |kind: &str, body: &str| {
        let length = body.len();
        format!("WARC/1.0\r\nWARC-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n")
            .into_bytes()
    };
    [record("warcinfo", "software: x"), record("response", &body)].map(|r| gzip(&r)).concat()
}

#[cfg(feature = "parquet")]
fn parquet(columns: &[(&str, &str)]) -> Vec<u8> {
    use parquet::data_type::{ByteArray, ByteArrayType};
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;

    let fields: String =
        columns.iter().flat_map(|(name, _)| ["required binary ", name, " (UTF8); "]).collect();
    let schema = parse_message_type(&format!("message article {{ {fields} }}")).unwrap();
    let mut file =
        SerializedFileWriter::new(Vec::new(), schema.into(), std::sync::Arc::default()).unwrap();
    let mut group = file.next_row_group().unwrap();
    for (_, value) in columns {
        let mut column = group.next_column().unwrap().unwrap();
        let values = [ByteArray::from(*value)];
        column.typed::<ByteArrayType>().write_batch(&values, None, None).unwrap();
        column.close().unwrap();
    }
    group.close().unwrap();
    file.into_inner().unwrap()
}

#[cfg_attr(not(feature = "web"), expect(unused_variables, reason = "pages need a parser"))]
fn write(dir: &Dir, name: &str, title: Option<&str>) {
    let text = PARAGRAPHS.join("\n\n");
    let mut object = json!({"text": text});
    let mut columns = vec![("text", text.as_str())];
    if let Some(title) = title {
        object["title"] = title.into();
        columns.push(("title", title));
    } else {
        dir.file(&format!("{name}.txt"), &text);
        dir.file(&format!("{name}.utf16.txt"), {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect::<Vec<_>>()
        });
    }
    dir.file(&format!("{name}.jsonl"), object.to_string());
    dir.file(&format!("{name}.jsonl.gz"), gzip(object.to_string().as_bytes()));
    dir.file(&format!("{name}.json"), format!("[{object:#}]"));
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(columns.iter().map(|(name, _)| name)).unwrap();
    table.write_record(columns.iter().map(|(_, value)| value)).unwrap();
    dir.file(&format!("{name}.csv"), table.into_inner().unwrap());
    let bodies = json!([{"contentType": "text/plain", "value": text}]);
    let headlines = title.map_or(json!([]), |title| json!([{"value": title}]));
    dir.file(
        &format!("{name}.ninjs"),
        json!({"uri": "x", "headlines": headlines, "bodies": bodies}).to_string(),
    );
    #[cfg(feature = "web")]
    {
        let page = html(&title.map_or(String::new(), |title| format!("<title>{title}</title>")));
        dir.file(&format!("{name}.html"), &page);
        dir.file(&format!("{name}.warc.gz"), warc(&page));
        let xhtml: String = PARAGRAPHS.iter().flat_map(|p| ["<p>", p, "</p>"]).collect();
        let item = json!({"uri": "x", "headline": title, "body_xhtml": xhtml});
        dir.file(&format!("{name}.xhtml.ninjs"), item.to_string());
        let title = title.unwrap_or_default();
        dir.file(
            &format!("{name}.rss"),
            format!("<rss version=\"2.0\"><channel><title>Beacon</title><item><title>{title}</title>\
                     <guid>x</guid><description><![CDATA[{xhtml}]]></description></item></channel></rss>"),
        );
    }
    #[cfg(feature = "parquet")]
    dir.file(&format!("{name}.parquet"), parquet(&columns));
}

#[test]
fn a_story_is_the_same_in_every_format() {
    let dir = Dir::new();
    write(&dir, "bare/story", None);
    write(&dir, "titled/story", Some(TITLE));
    for folder in ["bare", "titled"] {
        let names = std::fs::read_dir(dir.path(folder)).unwrap().count();
        for command in ["classify", "summarise"] {
            let run = dir.run(&[command, folder, "-f", "jsonl"]).code(0);
            let mut lines = run.json();
            for line in &mut lines {
                for own in ["id", "fields"] {
                    line.as_object_mut().unwrap().remove(own);
                }
            }
            assert_eq!(lines.len(), names, "{run}");
            assert!(lines.iter().all(|line| *line == lines[0]), "{run}");
        }
    }
}

#[test]
fn a_table_keeps_its_rows_and_columns() {
    let dir = Dir::with_model();
    let table = "url,text,topic,n\nhttps://a.example,\"The coach, he said, praised the match.\",=x,1\n\
                 -b,The council voted for the minister.,,2\n";
    dir.file("a.csv", table);
    let run = |command: &str| {
        let args = [command, "a.csv", "-f", "csv"];
        let model: &[&str] = if command == "classify" {
            &["--model", "small.safetensors", "--facet", "topic"]
        } else {
            &[]
        };
        dir.run(&[&args, model].concat()).code(0).stdout()
    };
    let cells = |table: &str| -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    };
    let before = cells(table);
    for command in ["classify", "summarise"] {
        let after = cells(&run(command));
        assert_eq!(after.len(), before.len());
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(after[..before.len()], before[..]);
        }
    }
    let classified = cells(&run("classify"));
    assert_eq!(
        classified[0][4..],
        [
            "id",
            "title",
            "date",
            "nutgraf_topic",
            "topic_probability",
            "topic_sure",
            "language",
            "known_words",
            "notes",
            "model",
            "model_fingerprint",
            "nutgraf"
        ]
    );
    assert_eq!((classified[1][4].as_str(), classified[1][7].as_str()), ("a.csv:2", "sport"));
}

#[test]
fn a_line_of_json_repeats_what_it_does_not_use() {
    let dir = Dir::with_model();
    dir.file("a.jsonl", "{\"id\": 7, \"source\": {\"name\": \"Beacon\"}, \"text\": \"The coach praised the match.\", \"n\": 1.5}");
    let line = dir.run(&["classify", "a.jsonl", "-f", "jsonl", "--brief"]).code(0).json().remove(0);
    assert_eq!(line["fields"], json!({"source": {"name": "Beacon"}, "n": 1.5}));
    assert!(line.get("notes").is_none());
}

#[test]
fn broken_words_and_invisible_marks_are_mended_with_notes() {
    let dir = Dir::new();
    dir.file(
        "a.jsonl",
        concat!(
            r#"{"id":"x","text":"The port will close two of its berths in April af-\nter engineers "#,
            r#"found cracks in the con-\ncrete piles, a govern-\nment spokesman said."}"#,
            "\n{\"id\":\"y\",\"text\":\"The cen\u{200b}tral bank cut its rate._x000D_ It fell.\"}\n",
        ),
    );
    let found = dir.run(&["sentences", "a.jsonl", "-f", "jsonl"]).code(0).json();
    let joined = "The port will close two of its berths in April after  \nengineers found cracks in \
                  the concrete   piles, a government   spokesman said.";
    assert_eq!(found[0]["sentences"], json!([{"text": joined, "start": 0, "end": 133}]));
    assert_eq!(found[0]["notes"], json!(["words broken over lines, joined: 3"]));
    assert_eq!(found[1]["sentences"][0]["text"], "The central bank cut its rate.");
    let notes = [
        "escapes that stood as text (\\n, \\u2019, _x000D_), read: 1",
        "invisible characters taken out: 1",
    ];
    assert_eq!(found[1]["notes"], json!(notes));
}

#[test]
fn text_that_was_encoded_twice_is_repaired_with_a_note() {
    let dir = Dir::new();
    dir.file(
        "a.txt",
        "The mayor said itâ€™s over, and that she would not stand for the office again.",
    );
    let run = dir.run(&["summarise", "a.txt", "-f", "jsonl"]).code(0);
    let line = run.json().remove(0);
    assert_eq!(line["notes"], json!(["encoded twice; characters repaired: 1"]));
    let Value::String(text) = &line["brief"][0]["text"] else { panic!("{run}") };
    assert!(text.contains("it’s"), "{run}");
    for command in ["clean", "sentences"] {
        let run = dir.run(&[command, "a.txt", "-f", "jsonl"]).code(0);
        assert_eq!(run.json()[0]["notes"], line["notes"], "{run}");
        let run = dir.run(&[command, "a.txt"]).code(0);
        assert!(run.stdout().starts_with("note: encoded twice; "), "{run}");
    }
    for (command, behind) in [("classify", ",news-en,"), ("summarise", "\n")] {
        let run = dir.run(&[command, "a.txt", "-f", "csv"]).code(0);
        let cell = format!(",encoded twice; characters repaired: 1{behind}");
        assert_eq!(run.stdout().matches(&cell).count(), 1, "{run}");
        let run = dir.run(&[command, "a.txt", "-f", "html"]).code(0);
        let line = "<p class=\"note\">Note: encoded twice; characters repaired: 1</p>";
        assert!(run.stdout().contains(line), "{run}");
    }
}

/// The library panics on a day that no calendar has.
#[cfg(feature = "parquet")]
#[test]
fn a_cell_that_cannot_be_said_is_none() {
    use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;

    let schema = "message m { required int64 when (TIMESTAMP_MILLIS); required binary text; }";
    let schema = parse_message_type(schema).unwrap().into();
    let mut file =
        SerializedFileWriter::new(Vec::new(), schema, std::sync::Arc::default()).unwrap();
    let mut group = file.next_row_group().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<Int64Type>().write_batch(&[0, i64::MAX], None, None).unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    let texts = PARAGRAPHS[..2].iter().map(|text| ByteArray::from(*text)).collect::<Vec<_>>();
    column.typed::<ByteArrayType>().write_batch(&texts, None, None).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    let dir = Dir::new();
    dir.file("a.parquet", file.into_inner().unwrap());
    let run = dir.run(&["classify", "a.parquet", "-f", "jsonl", "--quiet"]).code(0);
    let whens: Vec<_> = run.json().iter().map(|line| line["fields"]["when"].clone()).collect();
    assert_eq!(whens, [json!("1970-01-01 00:00:00.000 +00:00"), Value::Null], "{run}");
    assert_eq!(run.stderr(), "", "{run}");
}

/// Whatever a byte of a table is changed to, there is at most one line about it.
#[cfg(feature = "parquet")]
#[test]
fn a_damaged_table_is_one_line() {
    let dir = Dir::new();
    let table = parquet(&[("text", PARAGRAPHS[0]), ("title", TITLE)]);
    let places = (4..table.len()).step_by(3);
    let damaged = places.clone().map(|place| {
        let mut damaged = table.clone();
        damaged[place] ^= 0xff;
        damaged
    });
    for (place, damaged) in places.clone().zip(damaged) {
        dir.file(&format!("t/{place:04}.parquet"), damaged);
    }
    let run = dir.run(&["sentences", "t", "-f", "jsonl"]);
    assert!(run.stderr().contains("damaged") || run.stderr().contains("error"), "{run}");
    assert!(!run.stderr().contains("panicked"), "{run}");
    assert!(run.stderr().lines().count() <= places.count() + 1, "{run}");
}

#[cfg(feature = "web")]
#[test]
fn records_that_hold_no_article_are_counted() {
    let dir = Dir::new();
    dir.file("a.warc.gz", warc(&html("")));
    let run = dir.run(&["classify", "a.warc.gz", "-f", "jsonl"]).code(0);
    assert_eq!((run.json().len(), &run.json()[0]["id"]), (1, &json!("a.warc.gz:2")));
    run.says(&["note: records of archives that hold no article: 1"]);
}

#[test]
fn files_of_other_kinds_are_counted() {
    let dir = Dir::new();
    dir.file("news/a.txt", PARAGRAPHS[0]);
    dir.file("news/b.docx", b"PK\x03\x04 and so on");
    let run = dir.run(&["summarise", "news"]).code(0);
    run.says(&["note: files whose names tell no format, passed over: 1"]);
    dir.run(&["summarise", "news/b.docx"])
        .code(2)
        .says(&["news/b.docx: a ZIP archive or an office document"]);
}

#[cfg(feature = "web")]
#[test]
fn streams_are_recognised() {
    let dir = Dir::new();
    let page = html(&format!("<title>{TITLE}</title>"));
    let object = format!("{:#}", json!([{"text": PARAGRAPHS[0]}]));
    for bytes in [page.as_bytes(), &gzip(page.as_bytes()), &warc(&page), object.as_bytes()] {
        let run = dir.pipe(&["summarise", "-f", "jsonl", "-n", "1"], bytes).code(0);
        assert_eq!(run.json().len(), 1, "{run}");
        assert_eq!(run.json()[0]["brief"].as_array().unwrap().len(), 1, "{run}");
    }
}
