//! Labels that are only defined: tags without a labelled article, and models of definitions.

use crate::harness::Dir;

const STRIKE: &str = "Drivers walk out over pay\n\nTrain drivers stopped work on Friday in a dispute \
    over pay, and their union said that they would not return before wages rise. Commuters waited \
    for hours on crowded platforms.\n";
const MERGER: &str = "Brewers agree to combine\n\nThe two largest brewers of the country agreed on \
    Monday to combine in an all-share deal worth four billion, which regulators must approve. \
    Shares of both companies rose.\n";
const LINE: &str = "strike: workers stop work; merger: two companies join";
const FACETS: &str = "[desk.labels.labour]\ndefinition = \"Workers, unions, wages and strikes.\"\n\
    [desk.labels.business]\ndefinition = \"Companies, shares, mergers and markets.\"\n";

fn dir() -> Dir {
    let dir = Dir::new();
    dir.file("strike.txt", STRIKE);
    dir.file("merger.txt", MERGER);
    dir
}

#[test]
fn a_line_of_definitions_tags_and_is_never_sure() {
    let dir = dir();
    let run = dir.run(&["classify", "strike.txt", "merger.txt", "--define", LINE, "-f", "jsonl"]);
    let run = run.code(0);
    for (line, label) in run.json().iter().zip(["strike", "merger"]) {
        assert_eq!(line["tags"][0]["label"], label, "{line}");
        assert_eq!(line["tags"][0]["sure"], false, "{line}");
    }
    assert!(run.stderr().contains("no tag is sure"), "{}", run.stderr());
}

#[test]
fn an_explanation_marks_words_that_are_known_by_their_meaning() {
    let dir = dir();
    let text = dir.run(&["classify", "strike.txt", "--define", LINE, "--explain"]).code(0).stdout();
    assert!(text.contains("wages≈ +") && text.contains("≈ known by its meaning"), "{text}");
    let run = dir.run(&["classify", "strike.txt", "--define", LINE, "--explain", "-f", "jsonl"]);
    let line = run.code(0).json().remove(0);
    let tag = &line["tags"][0];
    let why = tag["why"].as_array().unwrap();
    let of = |word: &str| why.iter().find(|own| own["text"] == word).unwrap();
    assert_eq!(of("wages")["by_meaning"], true);
    assert_eq!(of("work").get("by_meaning"), None, "the definition has it");
    let sum: f64 = why.iter().map(|own| own["share"].as_f64().unwrap()).sum();
    let score = tag["score"].as_f64().unwrap() - tag["intercept"].as_f64().unwrap();
    assert!((sum - score).abs() < 1e-4, "{sum}, not {score}");
}

#[test]
fn facets_of_a_file_tag_at_once_or_are_learnt() {
    let dir = dir();
    dir.file("labels/facets.toml", FACETS);
    let labels = |args: &[&str]| {
        let args = [&["classify", "strike.txt", "merger.txt", "-f", "jsonl"], args].concat();
        let lines = dir.run(&args).code(0).json();
        lines.iter().map(|line| line["tags"][0]["label"].as_str().unwrap().to_owned()).collect()
    };
    let at_once: Vec<String> = labels(&["--define", "labels/facets.toml"]);
    assert_eq!(at_once, ["labour", "business"]);
    let report = dir.run(&["train", "labels", "-o", "m.safetensors"]).code(0).stdout();
    assert!(report.contains("desk: learnt from definitions alone"), "{report}");
    assert_eq!(at_once, labels(&["--model", "m.safetensors"]));
    let shown = dir.run(&["model", "show", "m.safetensors"]).code(0).stdout();
    assert!(shown.contains("learnt from definitions alone"), "{shown}");
}

#[test]
fn what_has_no_definition_is_told_in_one_line() {
    let dir = dir();
    let more = "[desk.labels.sport]\n[desk.labels.arts]\n\
        [tone.labels.glad]\n[tone.labels.calm]\n\
        [stance]\ntowards = \"target\"\n[stance.labels.for]\n[stance.labels.against]\n";
    dir.file("facets.toml", format!("{FACETS}{more}"));
    let run = dir.run(&["classify", "strike.txt", "--define", "facets.toml"]).code(0);
    let told = "note: never given: no definition teaches `sport`, `arts` of the facet `desk`; \
        no definition teaches `glad`, `calm` of the facet `tone`; \
        the facet `stance` is asked towards a target, and definitions do not teach that\n";
    assert!(run.stderr().contains(told), "{}", run.stderr());
    dir.file("whole.toml", FACETS);
    let run = dir.run(&["classify", "strike.txt", "--define", "whole.toml"]).code(0);
    assert!(!run.stderr().contains("never given"), "{}", run.stderr());
}

#[test]
fn what_defines_nothing_is_an_error() {
    let dir = dir();
    for given in ["strike", "strike: workers stop work", "nowhere.toml"] {
        let error = dir.run(&["classify", "strike.txt", "--define", given]).code(2).stderr();
        assert!(error.contains("defines no two labels"), "{error}");
    }
    dir.run(&["classify", "strike.txt", "--define", LINE, "--model", "m.safetensors"]).code(2);
}
