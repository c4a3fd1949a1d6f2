use insta::assert_snapshot;

use crate::harness::Dir;

/// Characters of one to four bytes, and sentences that no one could glue.
const RECORD: &str = r#"{"id": "naïve 🗞", "title": "The 🗞 weekly", "text": "Émile “Zola” wrote 𝔉raktur to the paper. 🗞🗞 The presses in Zürich stopped at once. Nobody printed 日本語 that day, he said. The ink had run out in all the cellars. Later the typesetters went home."}"#;

#[test]
fn offsets_count_as_pythons_do() {
    let dir = Dir::new();
    dir.file("a.jsonl", RECORD);
    let run = dir.run(&["summarise", "a.jsonl", "-f", "jsonl"]).code(0);
    let text: serde_json::Value = serde_json::from_str(RECORD).unwrap();
    let characters: Vec<char> = text["text"].as_str().unwrap().chars().collect();
    let line = &run.json()[0];
    assert_eq!(line["id"], "naïve 🗞");
    assert_eq!(line["brief"].as_array().unwrap().len(), 3);
    for sentence in line["brief"].as_array().unwrap() {
        let at = |bound: &str| usize::try_from(sentence[bound].as_u64().unwrap()).unwrap();
        let sliced: String = characters[at("start")..at("end")].iter().collect();
        assert_eq!(sentence["text"], sliced.as_str());
    }
}

#[test]
fn each_form_says_the_same() {
    let dir = Dir::new();
    dir.file("a.jsonl", RECORD);
    let of = |format: &str| {
        let args = ["summarise", "a.jsonl", "--method", "lead", "-n", "2", "-f", format];
        dir.run(&args).code(0).stdout()
    };
    assert_snapshot!("summarise-text", of("text"));
    assert_snapshot!("summarise-jsonl", of("jsonl"));
    assert_snapshot!("summarise-csv", of("csv"));
    let html = of("html");
    assert_snapshot!("summarise-html", html.split_once("<body>").unwrap().1);
}

#[test]
fn a_short_article_says_so_and_one_without_prose_too() {
    let dir = Dir::new();
    dir.file("short.jsonl", r#"{"id": 1, "sentences": ["Talks ended on Monday."]}"#);
    dir.file("none.jsonl", r#"{"id": 2, "title": "A headline alone", "text": ""}"#);
    let run = dir.run(&["summarise", "short.jsonl", "-f", "jsonl"]).code(0);
    assert_eq!(run.json()[0]["reason"], "short");
    let run = dir.run(&["summarise", "none.jsonl", "-f", "jsonl"]).code(1);
    assert_eq!(run.json()[0]["reason"], "no_prose");
    let run = dir.run(&["summarise", "short.jsonl", "none.jsonl"]).code(0);
    assert_snapshot!("summarise-reasons", run.stdout());
}

#[test]
fn lengths_are_kept() {
    let dir = Dir::new();
    dir.file("a.jsonl", RECORD);
    let count = |length: [&str; 2]| {
        let run = dir.run(&["summarise", "a.jsonl", "-f", "jsonl", length[0], length[1]]);
        run.code(0).json()[0]["brief"].as_array().unwrap().len()
    };
    assert_eq!(count(["-n", "1"]), 1);
    assert_eq!(count(["--sentences", "4"]), 4);
    assert_eq!(count(["--words", "1"]), 1);
    assert_eq!(count(["--percent", "40"]), 2);
    assert_eq!(count(["--percent", "100%"]), 5);
}

#[test]
fn an_article_can_be_piped_in() {
    let run = Dir::new().pipe(&["summarise", "-f", "jsonl"], RECORD.as_bytes()).code(0);
    assert_eq!(run.json()[0]["id"], "naïve 🗞");
}

#[test]
fn fields_go_by_other_names_where_told() {
    let record = r#"{"nr": 7, "kop": "Talks", "tekst": "They met on Monday. They left."}"#;
    let args =
        ["summarise", "-f", "jsonl", "--id-field=nr", "--title-field=kop", "--text-field=tekst"];
    let run = Dir::new().pipe(&args, record.as_bytes()).code(0);
    assert_eq!(run.json()[0]["id"], "7");
}
