use crate::harness::{Dir, filler};

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

/// Sixty articles of two labels with outlets, days, and a second coder who errs in every tenth.
fn coded() -> String {
    let line = |n: usize| {
        let (label, words) = TOPICS[n % 2];
        let second = TOPICS[(n + usize::from(n.is_multiple_of(10))) % 2].0;
        format!(
            "{{\"id\": \"a{n}\", \"text\": \"{words} {}\", \"topic\": \"{label}\", \
             \"coder2\": \"{second}\", \"outlet\": \"Paper {}\", \"date\": \"2026-0{}-1{}\"}}\n",
            filler(n),
            n / 3 % 4,
            1 + n / 10,
            n % 10
        )
    };
    (0..60).map(line).collect()
}

const TOPICS: [(&str, &str); 2] = [
    ("sport", "the striker scored a late goal in the match"),
    ("business", "the bank raised its interest rate on loans"),
];

#[test]
fn every_prediction_is_written_for_whoever_counts() {
    let dir = Dir::new();
    dir.file("all.jsonl", coded());
    let facet = ["evaluate", "--folds", "3", "all.jsonl", "--facet", "topic=topic"];
    dir.run(&[&facet[..], &["--predictions", "p.csv"]].concat()).code(0);
    let table = String::from_utf8(dir.read("p.csv")).unwrap();
    assert_eq!(table.lines().count(), 61);
    assert!(
        table.starts_with("id,facet,target,fold,truth,given,probability,sure,right,known_words,")
    );
    dir.run(&[&facet[..], &["--predictions", "p.jsonl"]].concat()).code(0);
    let lines = String::from_utf8(dir.read("p.jsonl")).unwrap();
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(first["given"][0]["label"], first["truth"][0]);
    assert_eq!(first["probabilities"].as_array().unwrap().len(), 2);
    assert!(!first["words"].as_array().unwrap().is_empty(), "{first}");
    dir.run(&[&facet[..], &["--predictions", "p.xls"]].concat()).code(2).says(&["neither"]);
}

#[test]
fn a_methods_sheet_has_what_a_paper_must_say() {
    let dir = Dir::new();
    dir.file("all.jsonl", coded());
    let args = ["evaluate", "--folds", "3", "all.jsonl", "--facet", "topic=topic"];
    let sheet = ["--second-coder", "coder2", "--methods", "m.md"];
    dir.run(&[&args[..], &sheet[..]].concat()).code(0);
    let sheet = String::from_utf8(dir.read("m.md")).unwrap();
    for said in [
        "> 60 labelled articles printed between 2026-01-10 and 2026-06-19 in 4 outlets were classified",
        "stratified 3-fold cross-validation, near copies kept together",
        "| Paper 0 | 15 | 25.0 % |",
        "| baseline: the commonest label | 60 | .500",
        "| baseline: bag of words, naive Bayes | 60 |",
        "| classifier, learnt before 2026-05-18 and tested from then on | 12 |",
        "| classifier, on outlets it did not learn from | 60 |",
        "| labels and second coder (coder2) | 60 | .900",
        "### By time",
        "### By outlet",
        "### Prevalence",
        "Labelled articles: SHA-256 ",
        "Command: nutgraf evaluate --folds 3 all.jsonl",
    ] {
        assert!(sheet.contains(said), "{said} is not in\n{sheet}");
    }
    let args = [&args[..], &["--methods", "m.html"]].concat();
    dir.run(&args).code(0);
    let page = String::from_utf8(dir.read("m.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<blockquote>"), "{page}");
    dir.run(&args).code(2).says(&["use --force to write over it"]);
    let strange = ["--second-coder", "nobody", "--methods", "n.md"];
    let args = ["evaluate", "--folds", "3", "all.jsonl", "--facet", "topic=topic"];
    dir.run(&[&args[..], &strange[..]].concat())
        .code(2)
        .says(&["the column `nobody` holds no label"]);
}

#[test]
fn labels_under_other_names_are_refused_with_what_mends_it() {
    let dir = Dir::new();
    dir.file("all.jsonl", coded());
    dir.run(&["train", "all.jsonl", "--facet", "topic=topic"]).code(0);
    dir.file("other.jsonl", coded().replace("\"business\"", "\"money\""));
    let test = ["evaluate", "-m", "model.safetensors", "other.jsonl", "--facet", "topic=topic"];
    dir.run(&test).code(2).says(&["has no `money`", "--map money=business"]);
    let mapped = dir.run(&[&test[..], &["--map", "money=business"]].concat()).code(0).stdout();
    assert!(!mapped.contains("money"), "{mapped}");
    let meant = dir.run(&[&test[..], &["--map", "money=money"]].concat()).code(0).stdout();
    assert!(meant.contains("money (new)"), "{meant}");
    dir.run(&[&test[..], &["--map", "cash=business"]].concat()).code(2).says(&["no label `cash`"]);
}

#[test]
fn shares_are_told_beside_the_figures() {
    let dir = Dir::new();
    dir.file("all.jsonl", coded());
    let args = ["evaluate", "--folds", "3", "all.jsonl", "--facet", "topic=topic", "--prevalence"];
    let text = dir.run(&args).code(0).stdout();
    assert!(text.contains("label shares of 30 articles") && text.contains("by people"), "{text}");
    let json = dir.run(&[&args[..], &["-f", "json"]].concat()).code(0).stdout();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["prevalence"][0]["labels"].as_array().unwrap().len(), 2);
    assert_eq!(json["facets"][0]["articles"], 60);
}
