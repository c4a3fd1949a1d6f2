//! A run that an operator can trust: what became of the articles, in words, as JSON and as a code.

use serde_json::{Value, json};

use crate::harness::Dir;

const GOOD: &str =
    "{\"id\": 1, \"text\": \"The coach praised the match and the fans of the club.\"}\n";
const EMPTY: &str = "{\"id\": 2, \"text\": \" \"}\n";
const TORN: &str = "{\"id\": 3, \"te\n";

fn dir(records: &[&str]) -> Dir {
    let dir = Dir::new();
    dir.file("a.jsonl", records.concat());
    dir
}

#[test]
fn the_exit_code_tells_what_happened() {
    let table: [(&[&str], &[&str], i32); 7] = [
        (&[GOOD], &[], 0),
        (&[], &[], 1),
        (&[EMPTY], &[], 2),
        (&[GOOD, EMPTY], &[], 3),
        (&[GOOD, TORN], &[], 3),
        (&[GOOD, TORN], &["--strict"], 2),
        (&[GOOD], &["--strict"], 0),
    ];
    for (records, more, code) in table {
        for command in ["classify", "summarise", "clean", "sentences"] {
            dir(records).run(&[&[command, "a.jsonl"], more].concat()).code(code);
        }
    }
}

#[test]
fn a_report_counts_what_became_of_the_articles() {
    let dir = dir(&[GOOD, EMPTY, TORN, GOOD]);
    dir.file("news/a.txt", "The club won the cup in the final match of the season.");
    dir.file("news/b.png", "");
    let args = ["classify", "a.jsonl", "news", "--brief", "--report", "report.json"];
    let run = dir.run(&args).code(3);
    let mut report: Value = serde_json::from_slice(&dir.read("report.json")).unwrap();
    let seconds = report["seconds"].take().as_f64().unwrap();
    assert!((0.0..60.0).contains(&seconds), "{seconds}");
    let sure = report["sure"].take().as_u64().unwrap();
    let tagged = report["tagged"].as_u64().unwrap();
    assert!(sure <= tagged, "{run}");
    assert_eq!(report["abstained"].as_u64().unwrap() + tagged, 3, "{run}");
    assert_eq!(report["model"]["name"], "news-en");
    for (field, expected) in [
        ("nutgraf", json!(env!("CARGO_PKG_VERSION"))),
        ("articles", json!(5)),
        ("read", json!(3)),
        ("briefs", json!(3)),
        ("already_there", json!(0)),
        ("left_out", json!(2)),
        ("left_out_by_reason", json!({"damaged": 1, "empty": 1})),
        ("passed_over", json!({"files": 1, "records": 0})),
        ("exit", json!(3)),
    ] {
        assert_eq!(report[field], expected, "{field} in {report}");
    }
    run.says(&["note: 3 articles read in", "2 left out (1 damaged, 1 empty); by news-en "]);
}

#[test]
fn a_quiet_run_says_only_what_went_wrong() {
    let whole = dir(&[GOOD, GOOD]).run(&["classify", "a.jsonl", "--quiet"]).code(0);
    assert_eq!(whole.stderr(), "", "{whole}");
    let torn = dir(&[GOOD, TORN, GOOD]).run(&["classify", "a.jsonl", "--quiet"]).code(3);
    assert_eq!(torn.stderr().lines().count(), 1, "{torn}");
    torn.says(&["error: a.jsonl:2: column"]);
}

#[test]
fn a_newer_report_stands_in_place_of_an_older_one() {
    let dir = dir(&[GOOD]);
    dir.file("report.json", "old");
    dir.run(&["summarise", "a.jsonl", "--report", "report.json"]).code(0);
    let report: Value = serde_json::from_slice(&dir.read("report.json")).unwrap();
    assert_eq!((&report["model"], &report["briefs"]), (&Value::Null, &json!(1)));
    let run = dir.run(&["classify", "a.jsonl", "--report", "no/where.json"]).code(2);
    assert_eq!(run.stdout(), "");
    run.says(&["error: the report cannot be written: no is no folder"]);
}
