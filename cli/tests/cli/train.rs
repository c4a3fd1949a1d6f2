use crate::harness::Dir;

#[test]
fn with_no_arguments_it_learns_from_labels() {
    let dir = Dir::newsroom();
    let run = dir.run(&["train"]).code(0);
    // The figures are the classifier's affair.
    insta::with_settings!({filters => [
        (r"[01]\.\d{3,4}|\d+\.\d %", "[figure]"), (r"(?m)^.* weights kept.*$", "  [weights]"),
        (r"(?m)^  cost .*\n", ""), (r"\d+\.\d+ kB", "[size]"), ("  ← chosen| *← sure", ""),
    ]}, {
        insta::assert_snapshot!("train", run.stdout());
    });
    assert!(dir.path("model.safetensors").exists());
}

#[test]
fn what_is_left_out_is_told_with_its_place() {
    let dir = Dir::newsroom();
    let mut topics = String::from_utf8(dir.read("labels/topic.csv")).unwrap();
    topics += "news/00.txt,polotics\nnews/99.txt,sport\n";
    dir.file("labels/topic.csv", &topics);
    let report = dir.run(&["train"]).code(0).stdout();
    let first = topics.lines().count() - 1;
    assert!(report.contains("2 left out:"), "{report}");
    let unknown = format!("labels/topic.csv:{first}: no label `polotics` of the facet `topic`");
    assert!(report.contains(&unknown), "{report}");
    assert!(report.contains(&format!("labels/topic.csv:{}: no file", first + 1)), "{report}");
}

#[test]
fn long_lists_are_shortened_unless_all_is_asked_for() {
    let dir = Dir::newsroom();
    let mut topics = String::from_utf8(dir.read("labels/topic.csv")).unwrap();
    (0..20).for_each(|n| topics += &format!("news/missing{n}.txt,sport\n"));
    dir.file("labels/topic.csv", topics);
    let report = dir.run(&["train"]).code(0).stdout();
    assert!(report.contains("20 left out:") && report.contains("… and 12 more"), "{report}");
    assert!(!report.contains("missing19"), "{report}");
    let report = dir.run(&["train", "--verbose", "--force"]).code(0).stdout();
    assert!(report.contains("missing19"), "{report}");
}

#[test]
fn other_peoples_records_and_algorithms_work_too() {
    let dir = Dir::new();
    let line = |n: usize| {
        let (label, words) =
            if n.is_multiple_of(2) { ("up", "sun light day") } else { ("down", "moon dark night") };
        format!(
            "{{\"id\": {n}, \"text\": \"{words} {n}\", \"mood\": \"{label}\", \"split\": \"train\"}}\n"
        )
    };
    dir.file("all.jsonl", (0..12).map(line).collect::<String>());
    for algorithm in ["multinomial", "complement"] {
        let train = ["train", "all.jsonl", "--facet", "mood=mood", "--where", "split=train"];
        let more = ["--algorithm", algorithm, "-o", "m.safetensors", "--force"];
        dir.run(&[&train[..], &more].concat()).code(0);
        let run = dir.pipe(&["classify", "-m", "m.safetensors", "-f", "jsonl"], b"dark night");
        assert_eq!(run.code(0).json()[0]["tags"][0]["label"], "down");
    }
}

#[test]
fn a_budget_makes_a_smaller_file() {
    let dir = Dir::with_model();
    let whole = dir.read("small.safetensors").len();
    dir.run(&["train", "--size", "9kB"]).code(0);
    let small = dir.read("model.safetensors").len();
    assert!(small < whole, "{small} of {whole} bytes");
}

#[test]
fn what_a_model_reads_is_the_corpus_own_unless_told_otherwise() {
    let dir = Dir::newsroom();
    dir.file("all.csv", "text,mood\nsun light,up\nmoon dark,down\nsun day,up\nmoon night,down\n");
    let records = &["all.csv", "--facet", "mood=mood"][..];
    let (story, whole) = ("story: title, prose and headlines", "whole article");
    let table = [
        (&["labels"][..], story),
        (&["labels", "--reads", "whole"], whole),
        (records, whole),
        (&[records, &["--reads", "story"]].concat(), story),
    ];
    for (given, reads) in table {
        dir.run(&[&["train", "-o", "m.safetensors", "--force"], given].concat()).code(0);
        let shown = dir.run(&["model", "show", "m.safetensors"]).code(0).stdout();
        assert!(shown.contains(&format!("  reads        the {reads}\n")), "{given:?}: {shown}");
    }
}

#[test]
fn what_cannot_be_learnt_is_an_error() {
    let dir = Dir::new();
    dir.run(&["train"]).code(2).says(&["error: labels"]);
    dir.file("a.jsonl", r#"{"text": "a b c", "label": "x"}"#);
    dir.run(&["train", "a.jsonl"]).code(2).says(&["which field holds the label?"]);
    dir.run(&["train", "a.jsonl", "--facet", "topic=nothing"])
        .code(2)
        .says(&["no labelled article"]);
    assert_eq!(dir.names(), ["a.jsonl"], "no model, not even half of one");
}
