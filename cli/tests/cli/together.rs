//! Briefs about something, with reasons, and of several reports.

use insta::assert_snapshot;

use crate::harness::Dir;

const REPORTS: &str = r#"{"id": "gazette", "event": "pier", "sentences": ["Wexmoor council voted on Monday to close the old pier.", "Gulls were seen over the market.", "The work will cost four million crowns, the mayor said.", "It will take two years."]}
{"id": "post", "event": "trams", "sentences": ["Tram drivers of Orlow went on strike.", "They want more pay.", "Talks go on in the town hall.", "Buses run instead."]}
{"id": "herald", "event": "pier", "sentences": ["The old pier will close after a vote of Wexmoor council on Monday.", "Fishermen have asked for another berth.", "Why did nobody object?", "It was a long day."]}
"#;

fn dir() -> Dir {
    let dir = Dir::new();
    dir.file("r.jsonl", REPORTS);
    dir
}

#[test]
fn one_brief_of_several_reports_names_them() {
    let dir = dir();
    let args = ["summarise", "r.jsonl", "--together", "-n", "2", "--method", "lead"];
    assert_snapshot!("together-text", dir.run(&args).code(0).stdout());
    let run = dir.run(&["summarise", "r.jsonl", "--together", "-f", "jsonl"]).code(0);
    let line = &run.json()[0];
    assert_eq!(line["articles"], serde_json::json!(["gazette", "post", "herald"]));
    let told: Vec<_> = line["brief"].as_array().unwrap().iter().collect();
    let votes = told.iter().filter(|s| s["text"].as_str().unwrap().contains("Monday"));
    assert_eq!((told.len(), votes.count()), (3, 1), "{line}");
}

#[test]
fn each_group_has_a_brief_of_its_own() {
    let run = dir().run(&["summarise", "r.jsonl", "--group", "event", "-f", "jsonl"]).code(0);
    let lines = run.json();
    assert_eq!(lines.len(), 2);
    assert_eq!((&lines[0]["group"], &lines[1]["group"]), (&"pier".into(), &"trams".into()));
    assert_eq!(lines[0]["articles"], serde_json::json!(["gazette", "herald"]));
    assert_eq!(lines[0]["method"], "editorial");
    let csv = dir().run(&["summarise", "r.jsonl", "--group", "event", "-f", "csv"]).code(0);
    assert!(csv.stdout().starts_with(
        "group,brief,sentences,reason,method,articles,titles,outlets,dates,notes\npier,"
    ));
    let html = dir().run(&["summarise", "r.jsonl", "--group", "event", "-f", "html"]).code(0);
    assert!(html.stdout().contains("<span class=\"source\">(herald; also gazette)</span>"));
}

#[test]
fn copies_of_one_report_are_told() {
    let dir = Dir::new();
    let text = "Wexmoor council voted on Monday to close the old pier. Gulls were seen over the \
        market on the same day. The work will cost four million crowns, the mayor said.";
    dir.file("a.txt", text);
    dir.file("b.txt", format!("{text} It rained."));
    let run = dir.run(&["summarise", "--together", "a.txt", "b.txt", "-f", "jsonl"]).code(0);
    assert_eq!(run.json()[0]["copies"], serde_json::json!([["a.txt", "b.txt"]]));
}

#[test]
fn a_brief_is_about_what_is_asked_for() {
    let first = |extra: &[&str]| {
        let args = ["summarise", "r.jsonl", "-n", "1", "-f", "jsonl"];
        let run = dir().run(&[&args[..], extra].concat()).code(0);
        run.json()[2]["brief"][0]["sentence"].clone()
    };
    assert_eq!(first(&[]), 0);
    assert_eq!(first(&["--focus", "fishermen, berths"]), 1);
    dir()
        .run(&["summarise", "r.jsonl", "--label", "nonsense"])
        .code(2)
        .says(&["no label `nonsense`", "economy"]);
    dir().run(&["summarise", "r.jsonl", "--label", "economy"]).code(0);
}

#[test]
fn a_focus_that_nothing_names_is_said() {
    let said = "the focus is not named";
    let args = |extra: &[&'static str]| [&["summarise", "r.jsonl"][..], extra].concat();
    let run = dir().run(&args(&["--focus", "zeppelins"])).code(0).says(&["gazette", said]);
    assert_eq!(run.stdout().matches(said).count(), 3);
    let plain = dir().run(&args(&["-f", "jsonl"])).code(0).json();
    let lines = dir().run(&args(&["--focus", "zeppelins", "-f", "jsonl"])).code(0).json();
    assert!(lines.iter().all(|line| line["names_focus"] == false), "{lines:?}");
    assert!(lines.iter().zip(&plain).all(|(line, plain)| line["brief"] == plain["brief"]));
    let named = dir().run(&args(&["--focus", "fishermen", "-f", "jsonl"])).code(0).json();
    assert_eq!((&named[0]["names_focus"], &named[2]["names_focus"]), (&false.into(), &true.into()));
    assert!(plain[0]["names_focus"].is_null(), "nothing was asked");
    for (format, extra) in [("csv", None), ("html", None), ("csv", Some("--together"))] {
        let extra: Vec<_> =
            ["--focus", "zeppelins", "-f", format].into_iter().chain(extra).collect();
        let run = dir().run(&args(&extra)).code(0);
        assert!(run.stdout().contains(said), "{format}: {}", run.stdout());
    }
    let together = ["--together", "--focus", "zeppelins"];
    assert!(dir().run(&args(&together)).code(0).says(&[said]).stdout().contains(said));
}

#[test]
fn a_sentence_of_several_reports_has_its_source() {
    let dir = Dir::new();
    let records = r#"{"id": "a", "title": "Mill burns", "date": "2026-02-03T10:00:00Z", "source": {"name": "Gazette"}, "text": "Twelve people died in a fire at a mill in Wexmoor on Tuesday, police said. Gulls were seen over the market."}
{"id": "b", "title": "Mill fire kills 36", "pubDate": "Thu, 05 Feb 2026 09:00:00 GMT", "outlet": "Herald", "text": "The fire at the mill in Wexmoor has killed 36 people, police said on Thursday. Trams stood still for two hours."}
"#;
    dir.file("r.jsonl", records);
    let run = dir.run(&["summarise", "r.jsonl", "--together", "-n", "1", "-f", "jsonl"]).code(0);
    let first = &run.json()[0]["brief"][0];
    assert_eq!(first["article"], "b", "the newest state");
    assert_eq!(
        (&first["title"], &first["outlet"]),
        (&"Mill fire kills 36".into(), &"Herald".into())
    );
    assert_eq!(first["date"], "Thu, 05 Feb 2026 09:00:00 GMT");
    for format in ["text", "html", "csv"] {
        let run = dir.run(&["summarise", "r.jsonl", "--together", "-n", "1", "-f", format]).code(0);
        for part in ["b", "Mill fire kills 36", "Herald", "Thu, 05 Feb 2026"] {
            assert!(run.stdout().contains(part), "{format}: {}", run.stdout());
        }
    }
}

#[test]
fn a_brief_can_say_why() {
    let run = dir().run(&["summarise", "r.jsonl", "--explain", "-f", "jsonl"]).code(0);
    let line = &run.json()[0];
    assert!(line["why"]["expected_rouge1"].as_f64().unwrap() > 0.0, "{line}");
    assert!(line["brief"][0]["why"]["likely"][0]["probability"].is_f64(), "{line}");
    assert!(line["why"]["set"][0]["name"].is_string(), "{line}");
    let expected = ["summarise", "r.jsonl", "--explain", "--method", "expected", "-f", "jsonl"];
    let why = &dir().run(&expected).code(0).json()[0]["why"];
    assert_eq!(why["runner_up"]["sentences"].as_array().unwrap().len(), 3);
    assert!(why["set"].is_null(), "{why}");
    let lead = ["summarise", "r.jsonl", "--explain", "--method", "lead"];
    assert!(dir().run(&lead).code(0).stdout().contains("(lead cannot say why)"));
    let lead = [&lead[..], &["-f", "jsonl"]].concat();
    assert!(dir().run(&lead).code(0).json()[0]["why"].is_null());
    dir().run(&["summarise", "r.jsonl", "--explain", "-f", "csv"]).code(2).says(&["a table"]);
}

#[test]
fn another_language_is_told_and_another_method_stands_in() {
    let swedish = "Wexmoors kommunfullmäktige beslutade i måndags att stänga den gamla hamnen. \
        Arbetet ska börja i maj och kosta fyra miljoner kronor. Fiskarna har protesterat mot \
        beslutet. Till sommaren ska den nya hamnen vara färdig.";
    let run = Dir::new().pipe(&["summarise"], swedish.as_bytes()).code(0);
    let said = run.stdout();
    assert!(said.contains("lexical-free stood in for editorial"), "{said}");
    let run = Dir::new().pipe(&["summarise", "-f", "jsonl"], swedish.as_bytes()).code(0);
    assert_eq!(run.json()[0]["method"], "lexical-free");
}
