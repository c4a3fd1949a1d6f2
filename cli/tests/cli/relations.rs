//! Relations: learnt, and told in every format that has room for them.

use std::path::Path;
use std::process::Command;

use crate::harness::Dir;

/// Two people of whom each says something of the other.
const FEUD: &str = "Ilse Harrow met Doran Pell in Wexmoor on Monday. Harrow accused Pell of lying \
    to the council. Pell thanked Harrow for her support. Both Harrow and Pell left early.";

#[test]
fn who_is_against_whom_is_told_with_its_sentence() {
    let dir = Dir::new();
    dir.file("feud.txt", FEUD);
    let told = dir.run(&["classify", "feud.txt", "--relations", "-f", "jsonl"]).code(0).json();
    let relations = told[0]["relations"].as_array().unwrap();
    let first = &relations[0];
    assert_eq!(first["holder"], "Ilse Harrow");
    assert_eq!(first["target"], "Doran Pell");
    assert_eq!(first["label"], "critical");
    assert_eq!(first["quoted"], false);
    let sentence = "Harrow accused Pell of lying to the council.";
    assert_eq!(first["sentence"], sentence);
    let start = first["start"].as_u64().unwrap() as usize;
    assert_eq!(&FEUD[start..first["end"].as_u64().unwrap() as usize], sentence);
    assert_eq!(relations[1]["holder"], "Doran Pell");
    assert_eq!(relations[1]["label"], "supportive");
    assert_eq!(relations.len(), 2, "{relations:?}");

    let text = dir.run(&["classify", "feud.txt", "--relations"]).code(0).stdout();
    assert!(text.contains("Ilse Harrow  critical   →  Doran Pell"), "{text}");
    let page = dir.run(&["classify", "feud.txt", "--relations", "-f", "html"]).code(0).stdout();
    assert!(page.contains("<h2>Who is for or against whom</h2>"), "{page}");
    dir.run(&["classify", "feud.txt", "--relations", "-f", "csv"]).code(2).says(&["--relations"]);
}

#[test]
fn nothing_is_told_unless_it_is_asked_for() {
    let dir = Dir::new();
    dir.file("feud.txt", FEUD);
    let told = dir.run(&["classify", "feud.txt", "-f", "jsonl"]).code(0).json();
    assert!(told[0].get("relations").is_none());
    dir.file("rain.txt", "It rained in Wexmoor on Monday. Nobody came to Wexmoor.");
    let told = dir.run(&["classify", "rain.txt", "--relations", "-f", "jsonl"]).code(0).json();
    assert_eq!(told[0]["relations"], serde_json::json!([]));
}

/// Sentences that praise and blame, and as many that do neither.
fn sentences() -> String {
    let verbs = [("slammed", "critical"), ("thanked", "supportive"), ("met", "none")];
    let names = ["Harrow", "Pell", "Lomax", "Adair", "Doran", "Tessier", "Marsh"];
    let pairs = names.iter().flat_map(|one| names.iter().map(move |other| (one, other)));
    let pairs = pairs.filter(|(one, other)| one != other);
    let line = |(one, other): (&&str, &&str)| {
        verbs.map(|(verb, label)| {
            let text = format!("{one} {verb} {other} on Monday.");
            let target = one.len() + verb.len() + 2;
            let target = [target, target + other.len()];
            format!(
                r#"{{"text": "{text}", "holder": [0, {}], "target": {target:?}, "label": "{label}", "recent": true}}"#,
                one.len()
            ) + "\n"
        })
    };
    pairs.flat_map(line).collect()
}

#[test]
fn a_model_of_relations_is_learnt_and_says_how_good_it_is() {
    let dir = Dir::new();
    dir.file("s.jsonl", sentences());
    let train = ["train-relations", "s.jsonl", "--test", "s.jsonl", "-o", "m.toml"];
    dir.run(&train).code(0).says(&["learnt from 126 sentences", "macro-F1 1.000", "wrote m.toml"]);
    let first = dir.read("m.toml");
    dir.run(&train).code(2).says(&["--force"]);
    dir.run(&[&train[..], &["--force"]].concat()).code(0);
    assert_eq!(dir.read("m.toml"), first, "the same bytes again");
}

#[test]
fn a_line_that_cannot_be_learnt_from_is_named() {
    let dir = Dir::new();
    dir.file("s.jsonl", sentences() + "{\"text\": \"Harrow left.\"}\n");
    let run = dir.run(&["train-relations", "s.jsonl", "-o", "m.toml"]).code(2);
    run.says(&["s.jsonl:127", "missing field `holder`"]);
}

/// The model inside is what its recipe gives.
#[test]
#[ignore = "needs ../shared and python3"]
fn the_recipe_gives_the_model_inside() {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models");
    let corpora = models.join("../../shared/corpora");
    let dir = Dir::new();
    let sentences = models.join("relations-en/sentences.py");
    let written = Command::new("python3").arg(sentences).arg(corpora).arg("train").output();
    dir.file("s.jsonl", written.unwrap().stdout);
    dir.run(&["train-relations", "s.jsonl", "-o", "m.toml"]).code(0);
    let committed = std::fs::read(models.join("relations-en.toml")).unwrap();
    assert_eq!(dir.read("m.toml"), committed);
}
