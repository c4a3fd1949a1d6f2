use serde_json::Value;

use crate::harness::Dir;

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
