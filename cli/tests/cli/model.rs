use serde_json::Value;

use crate::harness::{Dir, filler};

#[test]
fn the_model_inside_is_shown_unless_another_is_named() {
    let dir = Dir::with_model();
    let inside = dir.run(&["model", "show"]).code(0).stdout();
    assert!(inside.starts_with("the model inside nutgraf\n"), "{inside}");
    assert!(inside.contains(", IPTC 13000000)"), "{inside}");
    assert!(inside.contains("  licence: weights as nutgraf itself"), "{inside}");
    let named = dir.run(&["model", "show", "small.safetensors"]).code(0).stdout();
    assert!(named.starts_with("small.safetensors\n"), "{named}");
    assert!(named.contains("Matches and clubs."), "{named}");
}

#[test]
fn json_has_all_of_it() {
    let dir = Dir::with_model();
    let run = dir.run(&["model", "show", "small.safetensors", "--format", "json"]).code(0);
    let model: Value = serde_json::from_str(&run.stdout()).unwrap();
    assert_eq!(model["bytes"], dir.read("small.safetensors").len());
    assert_eq!(model["articles"], 12);
    assert_eq!(model["reads"], "story", "of a labels folder");
    assert_eq!(model["data"].as_str().unwrap().len(), 64);
    let topic = &model["facets"][0];
    assert_eq!(topic["labels"][0]["iptc"], "15000000");
    assert_eq!(topic["labels"][0]["articles"], 6);
    assert!(topic["labels"][0]["words"].as_array().unwrap().contains(&"match".into()), "{topic}");
    assert!(!topic["assurance"].as_array().unwrap().is_empty());
}

/// Articles of two desks in a proportion, with some words of their own.
fn batch(count: usize, sport_in_ten: usize, own: &str) -> String {
    let line = |n: usize| {
        let (label, words) = if n * 7 % 10 < sport_in_ten {
            ("sport", "the striker scored a late goal in the match")
        } else {
            ("business", "the bank raised its interest rate on loans")
        };
        let filler = filler(n + 100 * sport_in_ten);
        format!(
            "{{\"id\": \"{own}{n}\", \"text\": \"{words} {filler} {own}\", \"topic\": \"{label}\"}}\n"
        )
    };
    (0..count).map(line).collect()
}

fn desk() -> Dir {
    let dir = Dir::new();
    dir.file("old.jsonl", batch(60, 5, ""));
    dir.file("same.jsonl", batch(50, 3, ""));
    dir.file("new.jsonl", batch(50, 3, "virus mask ward"));
    dir.run(&["train", "old.jsonl", "--facet", "topic=topic", "-o", "m.safetensors"]).code(0);
    dir
}

#[test]
fn drift_tells_what_differs_from_what_is_worse() {
    let dir = desk();
    let drift = ["model", "drift", "old.jsonl", "new.jsonl", "-m", "m.safetensors"];
    let text = dir.run(&[&drift[..], &["--facet", "topic=topic"]].concat()).code(0).stdout();
    for said in
        ["60 articles before, 50 articles now", "Different?", "virus", "topic: worse?", "← moved"]
    {
        assert!(text.contains(said), "{said} is not in\n{text}");
    }
    assert!(text.contains("on labelled articles that were not learnt from"), "{text}");
    let json = dir.run(&[&drift[..], &["-f", "json"]].concat()).code(0).stdout();
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["old"], &json["new"]), (&60.into(), &50.into()));
    assert_eq!(json["facets"][0]["by_labels"], false);
    let words = json["newcomers"].as_array().unwrap();
    assert!(words.iter().any(|own| own["word"] == "mask" && own["before"] == 0), "{json}");
}

#[test]
fn a_comparison_tells_moves_and_who_is_right() {
    let dir = desk();
    let swapped = batch(60, 5, "").replace("\"topic\": \"sport\"", "\"topic\": \"x\"");
    let swapped = swapped.replace("\"business\"", "\"sport\"").replace("\"x\"", "\"business\"");
    dir.file("swapped.jsonl", swapped);
    dir.run(&["train", "swapped.jsonl", "--facet", "topic=topic", "-o", "s.safetensors"]).code(0);
    let compare = ["model", "compare", "m.safetensors", "s.safetensors"];
    let words = dir.run(&compare).code(0).stdout();
    assert!(words.contains("words of the first alone"), "{words}");
    let args = [&compare[..], &["same.jsonl", "--facet", "topic=topic", "-f", "json"]].concat();
    let json: Value = serde_json::from_str(&dir.run(&args).code(0).stdout()).unwrap();
    let topic = &json["facets"][0];
    assert_eq!((&topic["same"], &topic["mcnemar"]["only_first"]), (&0.into(), &50.into()));
    assert!(topic["mcnemar"]["p"].as_f64().unwrap() < 1e-6, "{topic}");
    let business = topic["moves"].as_array().unwrap().iter().find(|own| own["from"] == "business");
    let business = business.unwrap();
    assert_eq!((&business["to"], &business["articles"]), (&"sport".into(), &35.into()));
    assert!(business["words"].to_string().contains("bank"), "{business}");
    let text = dir.run(&[&compare[..], &["same.jsonl"]].concat()).code(0).stdout();
    assert!(text.contains("0.0 % of 50 articles get the same label"), "{text}");
}

#[test]
fn shares_are_corrected_where_articles_are_alike() {
    let dir = desk();
    let shares = ["classify", "same.jsonl", "-m", "m.safetensors", "--prevalence"];
    let alone = dir.run(&shares).code(0).stdout();
    assert!(alone.contains("Counted alone") && alone.contains("30.0 %"), "{alone}");
    let labels = ["--labels", "old.jsonl", "--labels-field", "topic=topic"];
    let text = dir.run(&[&shares[..], &labels[..]].concat()).code(0).stdout();
    assert!(text.contains("Corrected by 60 labelled articles"), "{text}");
    let args = [&shares[..], &labels[..], &["-f", "jsonl"]].concat();
    let json: Value = serde_json::from_str(&dir.run(&args).code(0).stdout()).unwrap();
    let sport = &json["labels"][1];
    assert!((sport["corrected"]["value"].as_f64().unwrap() - 0.3).abs() < 0.03, "{json}");
    let other = ["classify", "new.jsonl", "-m", "m.safetensors", "--prevalence"];
    let text = dir.run(&[&other[..], &labels[..]].concat()).code(0).stdout();
    assert!(text.contains("no correction can be trusted"), "{text}");
    dir.run(&[&shares[..], &["-f", "ninjs"]].concat()).code(2).says(&["shares are no articles"]);
}
