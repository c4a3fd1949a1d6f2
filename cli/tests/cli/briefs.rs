//! Models of briefs: learnt, shown, and judged.

use nutgraf::raw::pipeline::fingerprint;

use crate::harness::Dir;

/// Sixty articles whose summary is what their second sentence says.
fn articles() -> String {
    let towns = ["Wexmoor", "Orlow", "Harrow", "Veelmark", "Zwin"];
    let works = ["pier", "bridge", "tunnel", "market", "tramway", "school"];
    let pairs = towns.iter().flat_map(|town| works.iter().map(move |work| (town, work)));
    let line = |(number, (town, work)): (usize, (&&str, &&str))| {
        format!(
            r#"{{"id": {number}, "sentences": ["It rained on day {number}.", "The council of {town} voted to close the {work} in May.", "Members argued for {number} hours.", "A band played in the hall.", "Nobody else came to {town}."], "summary": "{town} council will close the {work} in May."}}"#
        ) + "\n"
    };
    pairs.cycle().take(60).enumerate().map(line).collect()
}

#[test]
fn a_model_of_briefs_is_learnt_shown_and_used() {
    let dir = Dir::new();
    let short = r#"{"id": "s", "text": "It is late.", "summary": "Late."}"#;
    let without = r#"{"id": "w", "text": "It is late."}"#;
    dir.file("a.jsonl", articles() + short + "\n" + without + "\n");
    let train = ["train-brief", "a.jsonl", "-o", "m.safetensors"];
    dir.run(&train).code(0).says(&[
        "learnt from 60 of 62 articles",
        "1 without a summary",
        "1 too short to choose from",
        "wrote m.safetensors",
    ]);
    let first = dir.read("m.safetensors");
    dir.run(&train).code(2).says(&["--force"]);
    let forced = [&train[..], &["--force", "--threads", "1"]].concat();
    dir.run(&forced).code(0);
    assert_eq!(dir.read("m.safetensors"), first, "the same bytes at any number of threads");

    let shown = dir.run(&["model", "show", "m.safetensors"]).code(0).stdout();
    assert!(shown.contains("60 articles") && shown.contains("its number, from 1"), "{shown}");
    let shown = dir.run(&["model", "show", "m.safetensors", "-f", "json"]).code(0).stdout();
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert!(shown["curves"].as_array().is_some_and(|curves| curves.len() > 100), "{shown}");

    let brief =
        ["summarise", "a.jsonl", "-n", "1", "--brief-model", "m.safetensors", "-f", "jsonl"];
    let briefs = dir.run(&brief).code(0).json();
    assert!(briefs[..60].iter().all(|line| line["brief"][0]["sentence"] == 1), "{:?}", briefs[0]);
}

#[test]
fn too_few_articles_leave_no_file() {
    let dir = Dir::new();
    dir.file("a.jsonl", articles().lines().next().unwrap());
    let run = dir.run(&["train-brief", "a.jsonl", "-o", "m.safetensors"]).code(2);
    run.says(&["1 articles with references are too few"]);
    assert_eq!(dir.names(), ["a.jsonl"]);
}

const REFERENCES: &str = r#"{"id": "a", "sentences": ["Rain fell.", "The pier will close.", "Bands played.", "Boats left."], "summary": "Boats left."}
{"id": 7, "sentences": ["Trams stand still.", "Drivers strike.", "Talks go on.", "Bands played."], "summary": "Bands played."}
{"id": "none", "sentences": ["Nothing."]}
"#;

#[test]
fn briefs_of_methods_and_files_are_judged_alike() {
    let dir = Dir::new();
    dir.file("r.jsonl", REFERENCES);
    dir.file("b.jsonl", "{\"id\": \"a\", \"brief\": [{\"text\": \"Boats left.\"}]}\n");
    let args = ["evaluate-brief", "r.jsonl", "-n", "1", "--briefs", "b.jsonl"];
    let run = dir
        .run(&args)
        .code(0)
        .says(&["passed over 1 of 3 articles: no summary", "b.jsonl lacks 1 of 2 articles"]);
    let said = run.stdout();
    assert!(said.starts_with("2 articles") && said.contains("50.00"), "{said}");

    let json = [&args[..], &["--method", "all", "-f", "json"]].concat();
    let run = dir.run(&json).code(0);
    let report: serde_json::Value = serde_json::from_str(&run.stdout()).unwrap();
    let writers = report["writers"].as_array().unwrap();
    assert_eq!((writers.len(), &writers[0]["name"]), (9, &"lead".into()));
    assert_eq!(writers[0]["gain"], serde_json::Value::Null);
    let gain = &writers[8]["gain"]["rouge1"];
    assert_eq!((&writers[8]["name"], &gain["value"]), (&"b.jsonl".into(), &50.0.into()));
    assert!(gain["low"].as_f64() <= gain["value"].as_f64(), "{gain}");
    let one_thread = [&json[..], &["--threads", "1"]].concat();
    assert_eq!(dir.run(&one_thread).code(0).stdout(), run.stdout());
}

#[test]
fn without_a_summary_there_is_nothing_to_judge() {
    let dir = Dir::new();
    dir.file("r.jsonl", "{\"id\": \"none\", \"text\": \"Nothing.\"}\n");
    dir.run(&["evaluate-brief", "r.jsonl"]).code(1).says(&["no summary"]);
    dir.file("b.jsonl", "{\"id\": 1}\n");
    dir.run(&["evaluate-brief", "r.jsonl", "--briefs", "b.jsonl"]).code(2).says(&["b.jsonl:1"]);
}

/// Picks of the second, third and fourth sentence of each of those articles.
fn picks() -> String {
    let line = |article: &str| {
        let article: serde_json::Value = serde_json::from_str(article).unwrap();
        let own = |at: usize| fingerprint(article["sentences"][at].as_str().unwrap());
        let picks = [1, 2, 3].map(own);
        let id = article["id"].to_string();
        serde_json::json!({"id": id, "picks": picks, "lead": "n"}).to_string() + "\n"
    };
    articles().lines().map(line).collect()
}

#[test]
fn picks_teach_what_editors_print() {
    let dir = Dir::new();
    let unread = r#"{"id": "u", "sentences": ["One.", "Two.", "Three.", "Four."]}"#;
    dir.file("a.jsonl", articles() + unread + "\n");
    dir.file("p.jsonl", picks());
    let train = ["train-brief", "--picks", "p.jsonl", "a.jsonl", "-o", "w.toml"];
    dir.run(&train).code(0).says(&["learnt from 60 articles", "left out 0", "wrote w.toml"]);
    let first = dir.read("w.toml");
    dir.run(&train).code(2).says(&["--force"]);
    dir.run(&[&train[..], &["--force", "--threads", "1"]].concat()).code(0);
    assert_eq!(dir.read("w.toml"), first, "the same bytes at any number of threads");

    let brief = ["summarise", "a.jsonl", "--brief-model", "w.toml", "-f", "jsonl"];
    let briefs = dir.run(&brief).code(0).json();
    let chosen = |line: &serde_json::Value| {
        let sentences = line["brief"].as_array().unwrap().iter();
        sentences.map(|own| own["sentence"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!((&briefs[0]["method"], chosen(&briefs[0])), (&"editorial".into(), vec![1, 2, 3]));

    dir.file("bad.jsonl", "{\"id\": \"a\"}\n");
    let bad = ["train-brief", "--picks", "bad.jsonl", "a.jsonl", "-o", "x.toml"];
    dir.run(&bad).code(2).says(&["bad.jsonl", "line 1 is no pick"]);
    dir.file("w2.toml", "bias = 1.0\n");
    let other = ["summarise", "a.jsonl", "--brief-model", "w2.toml"];
    dir.run(&other).code(2).says(&["w2.toml", "no file of weights"]);
}
