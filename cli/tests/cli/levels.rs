//! A facet with levels, in every format.

use std::sync::OnceLock;

use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::Dir;

const FACETS: &str = r#"
[section]
choice = "any"
[section.labels.games]
iptc = "15000000"
[section.labels.harvest]
iptc = "04000000"
[beat]
choice = "any"
parent = "section"
[beat.labels.rowing]
parent = "games"
iptc = "20001070"
[beat.labels.chess]
parent = "games"
iptc = "20001080"
[beat.labels.darts]
parent = "games"
[beat.labels.apples]
parent = "harvest"
[beat.labels.hops]
parent = "harvest"
"#;

/// Words of each section and of its beats.
const BEATS: [(&str, &str, &str, usize); 5] = [
    ("games", "rowing", "oar crew boat stroke match winner", 12),
    ("games", "chess", "queen rook bishop opening match winner", 12),
    ("games", "darts", "board match winner", 2),
    ("harvest", "apples", "orchard cider russet ladder field picker", 12),
    ("harvest", "hops", "bine kiln brewer trellis field picker", 12),
];

const ARTICLE: &str = r#"{"id": "x", "text": "The crew took the oar. The boat won by a stroke, and the winner of the match thanked the crew."}"#;

/// A newsroom of two levels with its model, `small.safetensors`.
fn with_model() -> Dir {
    static MODEL: OnceLock<Vec<u8>> = OnceLock::new();
    let dir = newsroom();
    let model = MODEL.get_or_init(|| {
        dir.run(&["train", "-o", "small.safetensors"]).code(0);
        dir.read("small.safetensors")
    });
    dir.file("small.safetensors", model);
    dir
}

fn newsroom() -> Dir {
    let dir = Dir::new();
    dir.file("labels/facets.toml", FACETS);
    let [mut sections, mut beats] = ["article,label\n", "article,label\n"].map(str::to_owned);
    for (section, beat, words, articles) in BEATS {
        let words: Vec<&str> = words.split(' ').collect();
        for n in 0..articles {
            let word = |step: usize| words[(n * step + step) % words.len()];
            let path = format!("news/{beat}{n}.txt");
            let text = format!(
                "The {} and the {} of day {n} had a {}. A {} was there.\n",
                word(1),
                word(2),
                word(3),
                words[n % words.len()],
            );
            dir.file(&path, text);
            sections += &format!("{path},{section}\n");
            beats += &format!("{path},{beat}\n");
        }
    }
    dir.file("labels/section.csv", sections);
    dir.file("labels/beat.csv", beats);
    dir.file("a.jsonl", ARTICLE);
    dir
}

fn classify(args: &[&str]) -> String {
    let dir = with_model();
    let fixed = ["classify", "a.jsonl", "--model", "small.safetensors"];
    dir.run(&[&fixed, args].concat()).code(0).stdout()
}

fn shape(lines: &str) -> String {
    // Probabilities are the training's business.
    let masked = |word: &str| {
        if word.parse::<f64>().is_ok() { "N".to_owned() } else { word.to_owned() }
    };
    let line = |line: &str| line.split_whitespace().map(masked).collect::<Vec<_>>().join(" ");
    lines.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_reader_sees_the_parent_and_its_children_under_it() {
    let text = shape(&classify(&["--facet", "section", "--facet", "beat"]));
    let lines: Vec<_> = text.lines().collect();
    let place = |start: &str| lines.iter().position(|line| line.starts_with(start));
    let parent = place("section games N %").unwrap();
    assert_eq!(place("games › rowing N %"), Some(parent + 1), "{text}");
    let alone = shape(&classify(&["--facet", "beat"]));
    assert!(alone.contains("beat games › rowing N %") && !alone.contains("section"), "{alone}");
    let upper = classify(&["--facet", "section"]);
    assert!(upper.contains("games") && !upper.contains('›'), "{upper}");
}

#[test]
fn a_machine_reads_code_and_path() {
    let line: Value = serde_json::from_str(&classify(&["-f", "jsonl", "--explain"])).unwrap();
    let tags = line["tags"].as_array().unwrap();
    let of = |facet: &str| tags.iter().find(|tag| tag["facet"] == facet).unwrap();
    let (section, beat) = (of("section"), of("beat"));
    assert_eq!((&section["label"], section.get("path")), (&"games".into(), None));
    assert_eq!(beat["path"], serde_json::json!(["games", "rowing"]));
    assert_eq!(beat["iptc"], "20001070");
    assert!(beat["probability"].as_f64() <= section["probability"].as_f64());
    assert!(!beat["why"].as_array().unwrap().is_empty());
}

#[test]
fn a_table_has_them_in_columns_of_their_own() {
    let table = classify(&["-f", "csv", "--facet", "beat"]);
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let names = rows.headers().unwrap().clone();
    let row = rows.records().next().unwrap().unwrap();
    let cell = |name: &str| &row[names.iter().position(|own| own == name).unwrap()];
    assert_eq!((cell("beat"), cell("beat_path")), ("rowing", "games › rowing"));
    assert_eq!(cell("beat_iptc"), "20001070");
}

#[test]
fn a_page_shows_the_path() {
    let page = classify(&["-f", "html"]);
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} in {page}"));
    assert!(at("> games</label>") < at("> games › rowing</label>"));
    assert!(page.contains("Why beat is <b>games › rowing</b>"));
}

#[test]
fn the_model_shows_its_tree_and_what_it_does_not_offer() {
    let dir = with_model();
    let shown = dir.run(&["model", "show", "small.safetensors"]).code(0).stdout();
    let labels: Vec<_> = shown
        .lines()
        .skip_while(|line| !line.starts_with("beat:"))
        .filter(|line| line.contains('›') || line.contains("not offered"))
        .map(str::trim)
        .collect();
    assert_snapshot!(labels.join("\n"), @r"
    › rowing (12 examples, IPTC 20001070)
    › chess (12 examples, IPTC 20001080)
    › apples (12 examples)
    › hops (12 examples)
    not offered: darts (2 examples)
    ");
    let trained = dir.run(&["train", "-o", "again.safetensors"]).code(0).stdout();
    assert!(trained.contains("not offered: darts (2 examples)"), "{trained}");
}

#[test]
fn a_scheme_that_does_not_fit_together_is_told() {
    let dir = newsroom();
    dir.file("labels/facets.toml", FACETS.replace("parent = \"section\"", "parent = \"sections\""));
    let run = dir.run(&["train", "-o", "small.safetensors"]).code(2);
    run.says(&["facets.toml", "the facet `beat` stands under `sections`, which is not there"]);
}

#[test]
fn a_label_that_is_not_offered_is_missed_and_no_other_name() {
    let dir = with_model();
    let of = |beat: &str| {
        format!("{{\"text\": \"The board and the winner of the match.\", \"beat\": \"{beat}\"}}\n")
    };
    let evaluate = |beat: &str| {
        dir.file("test.jsonl", of("rowing") + &of(beat));
        dir.run(&["evaluate", "test.jsonl", "--model", "small.safetensors", "--facet", "beat=beat"])
    };
    evaluate("darts").code(0);
    let error = evaluate("polo").code(2).stderr();
    assert!(error.contains("the model has no `polo`"), "{error}");
}
