//! Parquet tables: what a line of JSON says, in columns.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;

use parquet::file::reader::{FileReader, SerializedFileReader};
use serde_json::Value;

use crate::harness::{Dir, seeds};

/// A tag: article, facet, label, probability, whether it is sure, actor.
type Told = (String, String, String, String, bool, String);

#[test]
fn both_tables_say_what_the_lines_say() {
    let dir = Dir::new();
    let seeds = seeds();
    for more in [&[] as &[&str], &["--brief", "--with", "text"], &["--all", "--actors", "5"]] {
        let run = |form: &[&str]| dir.run(&[&["classify", &seeds], more, form].concat()).code(0);
        let lines = run(&["-f", "jsonl"]).json();
        run(&["-f", "parquet", "-o", "articles.parquet", "--force"]);
        run(&["-f", "parquet", "--long", "-o", "tags.parquet", "--force"]);
        let told: BTreeSet<Told> = lines.iter().flat_map(of_line).collect();
        assert!(told.len() > 100, "{more:?}");
        let (articles, tags) =
            (rows(&dir.path("articles.parquet")), rows(&dir.path("tags.parquet")));
        assert_eq!(articles.iter().flat_map(of_article).collect::<BTreeSet<_>>(), told, "{more:?}");
        assert_eq!(tags.iter().filter_map(of_tag).collect::<BTreeSet<_>>(), told, "{more:?}");
        for (line, row) in lines.iter().zip(&articles) {
            for name in ["id", "title", "language", "known_words"] {
                assert_eq!(line[name], row[name], "{name}");
            }
            assert_eq!(
                line.get("text").unwrap_or(&Value::Null),
                row.get("text").unwrap_or(&Value::Null)
            );
            assert_eq!(line["model"]["fingerprint"], row["model_fingerprint"]);
        }
    }
}

#[test]
fn what_is_missing_is_null_and_a_file_is_whole_or_not_there() {
    let dir = Dir::new();
    dir.file("a.jsonl", "{\"id\": \"a\", \"text\": \"Der Rat hat am Montag beschlossen, den Hafen zu schließen. Die Arbeiten sollen im Mai beginnen.\", \"desk\": \"x\"}\n");
    dir.run(&["classify", "a.jsonl", "-f", "parquet", "--long", "-o", "a.parquet"]).code(1);
    let rows = rows(&dir.path("a.parquet"));
    assert_eq!(rows.len(), 1);
    assert_eq!((&rows[0]["label"], &rows[0]["title"]), (&Value::Null, &Value::Null));
    assert_eq!(rows[0]["abstained"], "language");
    assert_eq!(rows[0]["fields"], "{\"desk\":\"x\"}");
    let again = ["classify", "a.jsonl", "-f", "parquet", "-o", "a.parquet"];
    dir.run(&again).code(2).says(&["--force"]);
    dir.run(&["summarise", "a.jsonl", "-f", "parquet"]).code(2).says(&["classify --brief"]);
    dir.run(&["classify", "none.txt", "-f", "parquet", "-o", "b.parquet"]).code(2);
    assert!(!dir.path("b.parquet").exists());
}

#[cfg(feature = "archive")]
#[test]
fn an_archive_exports_the_same_table() {
    let dir = Dir::new();
    let seeds = seeds();
    dir.run(&["classify", &seeds, "-f", "parquet", "-o", "a.parquet"]).code(0);
    dir.run(&["classify", &seeds, "--into", "a.sqlite"]).code(0);
    dir.run(&["archive", "a.sqlite", "-f", "parquet", "-o", "b.parquet"]).code(0);
    assert_eq!(rows(&dir.path("a.parquet")), rows(&dir.path("b.parquet")));
}

fn rows(path: &Path) -> Vec<Value> {
    let file = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    file.get_row_iter(None).unwrap().map(|row| row.unwrap().to_json_value()).collect()
}

fn of_line(line: &Value) -> Vec<Told> {
    let tags = line["tags"].as_array().unwrap().iter();
    let given = tags.filter(|tag| tag["given"] != false);
    given.map(|tag| told(&line["id"], tag)).collect()
}

fn of_tag(row: &Value) -> Option<Told> {
    (row["given"] == true).then(|| told(&row["id"], row))
}

fn told(id: &Value, tag: &Value) -> Told {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (
        text(id),
        text(&tag["facet"]),
        text(&tag["label"]),
        tag["probability"].to_string(),
        tag["sure"].as_bool().unwrap(),
        text(&tag["target"]),
    )
}

fn of_article(row: &Value) -> Vec<Told> {
    let tags = |facet: &&str| {
        let list = |ending: &str| row.get(format!("{facet}{ending}")).and_then(Value::as_array);
        let cell = |ending: &str, at: usize| list(ending).map(|list| list[at].clone());
        let count = list("").map_or(0, Vec::len);
        (0..count)
            .map(|at| {
                let tag = serde_json::json!({
                    "facet": facet,
                    "label": cell("", at),
                    "probability": cell("_probability", at),
                    "sure": cell("_sure", at),
                    "target": cell("_target", at),
                });
                told(&row["id"], &tag)
            })
            .collect::<Vec<_>>()
    };
    ["topic", "subtopic", "genre", "stance"].iter().flat_map(tags).collect()
}
