use crate::harness::Dir;

#[test]
fn a_model_is_tested_on_labelled_articles() {
    let dir = Dir::with_model();
    let run = dir.run(&["evaluate", "-m", "small.safetensors", "labels"]).code(0);
    let report = run.stdout();
    assert!(report.contains("the very articles that the model learnt from"), "{report}");
    assert!(report.contains("topic: 12 articles, one of 2 labels"), "{report}");
    assert!(report.contains("stance: 12 articles, one of 2 labels"), "{report}");
}

#[test]
fn folds_test_what_others_learnt_and_say_the_same_on_any_number_of_threads() {
    let dir = Dir::newsroom();
    let report = |threads| {
        let args = ["evaluate", "--folds", "3", "labels", "-f", "json", "--threads", threads];
        dir.run(&args).code(0).stdout()
    };
    let one = report("1");
    assert_eq!(one, report("3"));
    let json: serde_json::Value = serde_json::from_str(&one).unwrap();
    assert_eq!(json["protocol"]["folds"], serde_json::json!({"folds": 3, "grouped": false}));
    assert_eq!(json["facets"][0]["articles"], 12);
    assert_eq!(json["facets"][1]["leaks"]["duplicates"]["exact"], 0);
}

#[test]
fn a_page_is_written_whole_and_not_over_another() {
    let dir = Dir::with_model();
    let args = ["evaluate", "-m", "small.safetensors", "labels", "-f", "html", "-o", "r.html"];
    dir.run(&args).code(0);
    let page = String::from_utf8(dir.read("r.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"));
    assert_eq!(page.matches("<svg").count(), page.matches("</svg>").count());
    dir.run(&args).code(2).says(&["use --force to write over it"]);
}

#[test]
fn what_the_model_learnt_from_shows_what_it_has_met() {
    let dir = Dir::with_model();
    let args = ["evaluate", "-m", "small.safetensors", "labels", "--learnt", "labels"];
    let report = dir.run(&args).code(0).stdout();
    assert!(report.contains("12 to the word, 0 nearly so"), "{report}");
}

#[test]
fn a_test_counts_repeats_and_groups_are_kept_apart() {
    let dir = Dir::new();
    let line = |n: usize| {
        let (mood, words) = [("up", "sun light day"), ("down", "moon dark night")][n % 2];
        format!(
            "{{\"id\": {n}, \"text\": \"{words} {}\", \"mood\": \"{mood}\", \"outlet\": \"o{}\"}}\n",
            n.min(22),
            n % 6
        )
    };
    dir.file("all.jsonl", (0..24).map(line).collect::<Vec<_>>().concat());
    let facet = ["all.jsonl", "--facet", "mood=mood"];
    dir.run(&[&["train"], &facet[..]].concat()).code(0);
    let model = ["evaluate", "-m", "model.safetensors"];
    let report = dir.run(&[&model[..], &facet[..]].concat()).code(0).stdout();
    assert!(report.contains("mood: 24 articles"), "{report}");
    let folds = ["evaluate", "--folds", "3", "--group", "outlet"];
    let report = dir.run(&[&folds[..], &facet[..]].concat()).code(0).stdout();
    assert!(report.contains("folds that keep groups together"), "{report}");
    assert!(report.contains("6 groups: whoever knows the group alone"), "{report}");
}

#[test]
fn what_cannot_be_tested_is_said() {
    let dir = Dir::with_model();
    dir.file("other.jsonl", "{\"text\": \"a story\", \"mood\": \"up\"}\n");
    let other = ["evaluate", "-m", "small.safetensors", "other.jsonl", "--facet", "mood=mood"];
    dir.run(&other).code(2).says(&["labelled for `mood`", "the model knows `topic`, `stance`"]);
    let table: [(&[&str], &str); 4] = [
        (&["evaluate"], "<LABELS>"),
        (&["evaluate", "labels", "--folds", "1"], "1 is not in 2.."),
        (&["evaluate", "labels", "--folds", "3", "-m", "m"], "cannot be used with"),
        (&["evaluate", "labels", "--group", "outlet"], "--folds"),
    ];
    for (args, expected) in table {
        dir.run(args).code(2).says(&[expected]);
    }
}
