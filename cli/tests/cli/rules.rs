//! Rules beside the model.

#[cfg(feature = "archive")]
use serde_json::Value;
use serde_json::json;

use crate::harness::Dir;

const RULES: &str = r#"
[[must]]
facet = "topic"
label = "politics"
phrases = ["goalkeeper"]
probability = 0.95
note = "the club is up for a vote"

[[never]]
facet = "topic"
label = "sport"
names = ["Ada Marsh"]
from = 2026-03-01
until = 2026-03-31
note = "she left the club in March"
"#;

/// Two articles of sport, the second without a goalkeeper.
const NEWS: &str = r#"{"id": "1", "text": "The match was won. The goalkeeper saved the club.", "date": "2026-02-03"}
{"id": "2", "text": "The team won the match. Ada Marsh inspired the club, the coach said. Fans praised a splendid season.", "date": "2026-03-03"}
{"id": "3", "text": "The team won the match. Ada Marsh inspired the club, the coach said. Fans praised a splendid season.", "date": "2026-04-03"}
"#;

#[test]
fn a_rule_changes_a_tag_and_is_cited() {
    let dir = Dir::with_model();
    dir.file("rules.toml", RULES);
    dir.file("news.jsonl", NEWS);
    let args = ["classify", "news.jsonl", "-m", "small.safetensors", "--rules", "rules.toml"];
    let run = dir.run(&[&args[..], &["--facet", "topic", "-f", "jsonl"]].concat()).code(0);
    let [must, never, later] = &run.json()[..] else { panic!("three records of\n{run}") };
    let rule = json!({
        "kind": "must", "facet": "topic", "label": "politics", "probability": 0.95,
        "note": "the club is up for a vote", "found": ["goalkeeper"],
    });
    assert_eq!(must["tags"][0]["label"], "politics");
    assert_eq!(must["tags"][0]["probability"], 0.95);
    assert_eq!((&must["tags"][0]["rule"], &must["rules"]), (&rule, &json!([rule])));
    assert_eq!(never["tags"][0]["label"], "politics", "the next one, {never}");
    assert_eq!(never["rules"][0]["found"], json!(["Ada Marsh"]));
    assert_eq!(later["tags"][0]["label"], "sport", "not in April, {later}");
    assert!(later.get("rules").is_none());
    let run = dir.run(&[&args[..], &["--facet", "topic"]].concat()).code(0);
    assert!(
        run.stdout().contains("rule: must topic politics, by “goalkeeper”: the club is up"),
        "{run}"
    );
    assert!(run.stdout().contains("rule: never topic sport, by “Ada Marsh”"), "{run}");
    let run = dir.run(&[&args[..], &["--facet", "topic", "-f", "csv"]].concat()).code(0);
    assert!(run.stdout().contains("rule: never topic sport: she left the club in March"), "{run}");
}

#[test]
fn rules_of_a_labels_folder_go_with_its_model() {
    let dir = Dir::newsroom();
    dir.run(&["train", "-o", "without.safetensors"]).code(0);
    dir.file("labels/rules.toml", RULES);
    dir.file("news.jsonl", NEWS);
    dir.run(&["train", "-o", "with.safetensors"]).code(0);
    let label = |model: &str| {
        let args = ["classify", "news.jsonl", "-m", model, "--facet", "topic", "-f", "jsonl"];
        dir.run(&args).code(0).json()[0]["tags"][0]["label"].clone()
    };
    assert_eq!(
        (label("without.safetensors"), label("with.safetensors")),
        (json!("sport"), json!("politics"))
    );
}

#[test]
fn a_rule_that_cannot_be_used_is_told_with_a_remedy() {
    let dir = Dir::with_model();
    dir.file("news.jsonl", NEWS);
    for (from, to, message) in [
        (
            "\"politics\"",
            "\"politcs\"",
            "rules.toml: the rule “the club is up for a vote” is about the label `politcs`",
        ),
        ("\"politics\"", "\"politcs\"", "is `politics` meant?"),
        ("note = \"the club is up for a vote\"", "", "rules.toml:2: a `must` rule has no note"),
    ] {
        dir.file("rules.toml", RULES.replace(from, to));
        let args = ["classify", "news.jsonl", "-m", "small.safetensors", "--rules", "rules.toml"];
        dir.run(&args).code(2).says(&[message]);
        dir.file("labels/rules.toml", RULES.replace(from, to));
        dir.run(&["train", "-o", "again.safetensors"]).code(2).says(&[message]);
    }
}

#[cfg(feature = "archive")]
#[test]
fn an_archive_keeps_the_rules_that_held_and_reads_anew_where_they_change() {
    let dir = Dir::with_model();
    dir.file("rules.toml", RULES);
    dir.file("news.jsonl", NEWS);
    let base = ["classify", "news.jsonl", "-m", "small.safetensors", "--rules", "rules.toml"];
    let read = || {
        let into = ["--into", "a.sqlite", "--report", "r.json"];
        dir.run(&[&base[..], &into].concat()).code(0);
        let report: Value = serde_json::from_slice(&dir.read("r.json")).unwrap();
        report["read"].as_u64().unwrap()
    };
    assert_eq!((read(), read()), (3, 0));
    let written = dir.run(&[&base[..], &["-f", "jsonl"]].concat()).code(0).json();
    let archived = |form: &[&str]| dir.run(&[&["archive", "a.sqlite"], form].concat()).code(0);
    assert_eq!(archived(&["-f", "jsonl"]).json(), written);
    let table = archived(&["-f", "csv"]).stdout();
    assert!(table.contains("rule: never topic sport: she left the club in March"), "{table}");
    dir.file("rules.toml", format!("# Nothing new.\n{RULES}"));
    assert_eq!(read(), 0, "a comment is no rule");
    dir.file("news.jsonl", NEWS.replace("2026-02-03", "2026-02-04"));
    assert_eq!(read(), 1, "a rule may hold on another day");
    dir.file("rules.toml", RULES.replace("2026-03-31", "2026-04-30"));
    assert_eq!(read(), 3);
    let told = archived(&["-f", "jsonl"]).json();
    assert_eq!(told[2]["rules"][0]["found"], json!(["Ada Marsh"]), "in April, too");
    let without = ["classify", "news.jsonl", "-m", "small.safetensors", "--into", "a.sqlite"];
    dir.run(&without).code(0);
    let told = archived(&["-f", "jsonl"]).stdout();
    assert!(!told.contains("\"rules\""), "{told}");
}
