//! Stances towards the actors of an article, by a model of single mentions.

use insta::{assert_snapshot, with_settings};
use serde_json::{Value, json};

use crate::harness::{Dir, Run};

/// Sentences with the place of a target, and what is said of it.
const SAID: [(&str, &str, &str); 3] = [
    ("Fans praised the splendid ", " and her brilliant speech", "supportive"),
    ("Critics attacked the hopeless ", " and his shameful blunder", "critical"),
    ("On Tuesday the committee met ", " to discuss the timetable", "neutral"),
];
const NAMES: [&str; 8] = ["Orr", "Tull", "Finch", "Dell", "Crake", "Lund", "Moat", "Pike"];
const ARTICLE: &str = "The vote was over by noon. Fans praised the splendid Ada Marsh and her \
    brilliant speech. Ada Marsh thanked them. Critics attacked the hopeless Bo Tarn and his \
    shameful blunder. “Critics attacked the shameful Ada Marsh and her hopeless blunder,” said Bo \
    Tarn.";

fn dir() -> Dir {
    let dir = Dir::new();
    let mut records = String::new();
    for name in NAMES {
        for (before, after, label) in SAID {
            let (from, to) = (before.len(), before.len() + name.len());
            let text = format!("{before}{name}{after}.");
            let record =
                json!({"text": text, "target": name, "from": from, "to": to, "label": label});
            records += &format!("{record}\n");
        }
    }
    dir.file("mentions.jsonl", records);
    dir.run(&["train", "mentions.jsonl", "--facet", "stance=label", "-o", "m.safetensors"]).code(0);
    dir.file("a.jsonl", json!({"id": "a", "text": ARTICLE}).to_string());
    dir
}

fn classify(dir: &Dir, more: &[&str]) -> Run {
    dir.run(&[&["classify", "a.jsonl", "-m", "m.safetensors"], more].concat()).code(0)
}

fn tags(dir: &Dir, more: &[&str]) -> Vec<Value> {
    let lines = classify(dir, &[more, &["-f", "jsonl"]].concat()).json();
    lines[0]["tags"].as_array().unwrap().clone()
}

#[test]
fn each_actor_has_a_stance_in_each_voice() {
    let dir = dir();
    let tags = tags(&dir, &[]);
    let targets: Vec<_> = tags.iter().map(|tag| tag["target"].as_str().unwrap()).collect();
    assert_eq!(targets, ["Ada Marsh", "Bo Tarn"]);
    let labels = |tag: &Value| {
        let voice = |voice: &str| tag[voice]["label"].as_str().unwrap_or_default().to_owned();
        (voice("own_voice"), voice("quoted"), tag["mentions"].as_u64().unwrap())
    };
    assert_eq!(labels(&tags[0]), ("supportive".to_owned(), "critical".to_owned(), 3));
    assert_eq!(labels(&tags[1]).0, "critical");
    let sentence = &tags[0]["sentences"][0];
    let at = |bound: usize| usize::try_from(sentence[bound].as_u64().unwrap()).unwrap();
    let characters: Vec<char> = ARTICLE.chars().collect();
    let sliced: String = characters[at(0)..at(1)].iter().collect();
    assert_eq!(sliced, "Fans praised the splendid Ada Marsh and her brilliant speech.");
}

#[test]
fn a_name_does_not_decide_and_evidence_sums_to_the_score() {
    for tag in tags(&dir(), &["--explain"]) {
        let clues = tag["why"].as_array().unwrap();
        let shares: f64 = clues.iter().map(|clue| clue["share"].as_f64().unwrap()).sum();
        let (score, intercept) =
            (tag["score"].as_f64().unwrap(), tag["intercept"].as_f64().unwrap());
        assert!((intercept + shares - score).abs() < 1e-4, "{intercept} + {shares} ≠ {score}");
        let named = clues.iter().any(|clue| clue["text"].as_str().unwrap().contains("tarn"));
        assert!(!named || tag["target"] != "Bo Tarn");
        for clue in clues {
            let text = clue["text"].as_str().unwrap();
            for span in clue["spans"].as_array().unwrap().iter().filter(|_| !text.contains(' ')) {
                let at = |bound: usize| usize::try_from(span[bound].as_u64().unwrap()).unwrap();
                let sliced: String = ARTICLE.chars().skip(at(0)).take(at(1) - at(0)).collect();
                assert_eq!(sliced.to_lowercase(), text, "at {span}");
            }
        }
    }
}

#[test]
fn actors_can_be_counted_and_named() {
    let dir = dir();
    assert_eq!(tags(&dir, &["--actors", "1"]).len(), 1);
    let named = tags(&dir, &["--target", "Tarn"]);
    assert_eq!((named.len(), &named[0]["target"]), (1, &"Bo Tarn".into()));
    assert!(tags(&dir, &["--target", "Nobody"]).is_empty());
    let text = classify(&dir, &["--target", "Nobody"]).stdout();
    assert!(text.contains("the article does not name the target"), "{text}");
    dir.file("a.jsonl", json!({"id": "a", "text": ARTICLE.to_lowercase()}).to_string());
    let text = classify(&dir, &[]).stdout();
    assert!(text.contains("towards nobody: no name stands out"), "{text}");
    assert_eq!(tags(&dir, &["--target", "Ada Marsh"])[0]["mentions"], 3);
}

#[test]
fn each_form_tells_every_actor() {
    let dir = dir();
    with_settings!({filters => [(r"[ <>\d]{3} %", "[P] %"), (r"[01]\.\d{4}", "[p]"), ("[0-9a-f]{16},.*", "[model and version]")]}, {
        assert_snapshot!("stance-text", classify(&dir, &[]).stdout());
        assert_snapshot!("stance-csv", classify(&dir, &["-f", "csv"]).stdout());
    });
    let html = classify(&dir, &["-f", "html"]).stdout();
    assert!(html.contains("towards Ada Marsh") && html.contains("own voice supportive"), "{html}");
}

/// What an article says of somebody as a report, and as a column for and against.
const WHOLE: [(&str, &str); 3] = [
    (
        "Fans praised the splendid {} and her brilliant speech, officials said. The timetable was \
         confirmed on Monday, the committee reported.",
        "neutral",
    ),
    (
        "We should say it: fans praised the splendid {} and her brilliant speech! Would you not be \
         proud of us?",
        "supportive",
    ),
    (
        "We should say it: critics attacked the hopeless {} and his shameful blunder! Would you not \
         be ashamed of us?",
        "critical",
    ),
];

/// Mentions alone take praise that is reported for the reporter's.
#[test]
fn whole_articles_teach_whether_a_side_is_taken() {
    let dir = dir();
    let mut records = String::from_utf8(dir.read("mentions.jsonl")).unwrap();
    for n in 0..90 {
        let (text, label) = WHOLE[n % 3];
        let name = format!("{} {}", NAMES[n % 8], ["Ash", "Birk", "Coe", "Dunn"][n / 3 % 4]);
        let text = format!("{} Item {n}.", text.replace("{}", &name));
        records += &format!("{}\n", json!({"text": text, "target": name, "label": label}));
    }
    dir.file("both.jsonl", records);
    let train = ["train", "both.jsonl", "--facet", "stance=label", "-o", "both.safetensors"];
    let said = dir.run(&train).code(0).stdout();
    assert!(said.contains("90 whole articles"), "{said}");
    let calls = |model: &str| {
        WHOLE.map(|(text, _)| {
            let text = text.replace("{}", "Ada Marsh");
            dir.file("one.jsonl", json!({"id": "one", "text": text}).to_string());
            let run = dir.run(&["classify", "one.jsonl", "-m", model, "-f", "jsonl"]).code(0);
            let tag = run.json()[0]["tags"][0].clone();
            (tag["label"].as_str().unwrap().to_owned(), tag["called"].as_bool().unwrap())
        })
    };
    let side = |label: &str| (label.to_owned(), label != "neutral");
    assert_eq!(calls("m.safetensors"), ["supportive", "supportive", "critical"].map(side));
    assert_eq!(calls("both.safetensors"), ["neutral", "supportive", "critical"].map(side));
    let text = dir.run(&["classify", "one.jsonl", "-m", "both.safetensors"]).code(0).stdout();
    assert!(text.contains("critical towards Ada Marsh") && text.contains("own voice"), "{text}");
}
