use insta::{assert_snapshot, with_settings};
use serde_json::Value;

use crate::harness::{Dir, seeds};

const ARTICLE: &str = r#"{"id": "x", "title": "Rovers 🗞 win", "text": "The coach praised the “splendid” match. 🗞 Ada Marsh inspired the team, and Ada Marsh thanked the fans of the club."}"#;

fn classify(args: &[&str]) -> Vec<Value> {
    let dir = Dir::with_model();
    dir.file("a.jsonl", ARTICLE);
    let fixed = ["classify", "a.jsonl", "--model", "small.safetensors", "-f", "jsonl"];
    dir.run(&[&fixed, args].concat()).code(0).json()
}

fn tags(line: &Value) -> &Vec<Value> {
    line["tags"].as_array().unwrap()
}

#[test]
fn every_facet_has_its_tag() {
    let lines = classify(&[]);
    assert_eq!(lines.len(), 1);
    let fields: Vec<_> = lines[0].as_object().unwrap().keys().cloned().collect();
    assert_eq!(
        fields,
        ["date", "id", "known_words", "language", "model", "nutgraf", "tags", "title", "url"]
    );
    let [topic, stance] = tags(&lines[0]).as_slice() else { panic!("{}", lines[0]) };
    assert_eq!((&topic["facet"], &topic["label"]), (&"topic".into(), &"sport".into()));
    assert_eq!((&stance["facet"], &stance["label"]), (&"stance".into(), &"supportive".into()));
    assert_eq!(stance["target"], "Ada Marsh");
    assert!(topic.get("target").is_none() && topic.get("why").is_none());
    let probability = topic["probability"].as_f64().unwrap();
    assert_eq!(format!("{probability}"), format!("{}", (probability * 1e4).round() / 1e4));
}

#[test]
fn all_ranks_every_label() {
    let lines = classify(&["--all", "--facet", "topic"]);
    let tags = tags(&lines[0]);
    assert_eq!(tags.len(), 2);
    let probability = |place: usize| tags[place]["probability"].as_f64().unwrap();
    assert!(probability(0) >= probability(1));
    assert!((probability(0) + probability(1) - 1.0).abs() < 2e-4);
}

#[test]
fn a_target_can_be_named() {
    let lines = classify(&["--facet", "stance", "--target", "Rovers"]);
    assert_eq!(tags(&lines[0])[0]["target"], "Rovers");
}

#[test]
fn unsure_tags_are_kept_back_on_demand() {
    let dir = Dir::with_model();
    dir.file("a.txt", "Zxq vrrp glomf. Brrk tnnf wibble. Quux frob nargle.\n");
    let fixed = ["classify", "a.txt", "--model", "small.safetensors", "-f", "jsonl"];
    let given = dir.run(&[&fixed[..], &["--facet", "topic"]].concat()).code(0);
    assert_eq!(tags(&given.json()[0])[0]["sure"], false);
    let kept = dir.run(&[&fixed[..], &["--facet", "topic", "--abstain"]].concat()).code(0);
    assert!(tags(&kept.json()[0]).is_empty());
}

#[test]
fn evidence_sums_to_the_score_and_stands_where_it_says() {
    let lines = classify(&["--explain"]);
    let article: Value = serde_json::from_str(ARTICLE).unwrap();
    for tag in tags(&lines[0]) {
        let clues = tag["why"].as_array().unwrap();
        let shares: f64 = clues.iter().map(|clue| clue["share"].as_f64().unwrap()).sum();
        let score = tag["score"].as_f64().unwrap();
        let intercept = tag["intercept"].as_f64().unwrap();
        assert!((intercept + shares - score).abs() < 1e-4, "{intercept} + {shares} ≠ {score}");
        for clue in clues {
            places(clue, &article);
        }
    }
}

/// Every single word of a clue must stand, capitals apart, at each of its spans.
fn places(clue: &Value, article: &Value) {
    let word = clue["text"].as_str().unwrap();
    let Some(part) = clue["in"].as_str().map(|part| if part == "title" { "title" } else { "text" })
    else {
        return;
    };
    let characters: Vec<char> = article[part].as_str().unwrap().chars().collect();
    for span in clue["spans"].as_array().unwrap() {
        let at = |bound: usize| usize::try_from(span[bound].as_u64().unwrap()).unwrap();
        let sliced: String = characters[at(0)..at(1)].iter().collect();
        if !word.contains(' ') {
            assert_eq!(sliced.to_lowercase(), word, "at {span} in {part}");
        }
    }
}

#[test]
fn each_form_says_the_same() {
    let dir = Dir::with_model();
    dir.file("a.jsonl", ARTICLE);
    let of = |more: &[&str]| {
        let fixed = ["classify", "a.jsonl", "--model", "small.safetensors"];
        dir.run(&[&fixed, more].concat()).code(0).stdout()
    };
    // The figures are the classifier's affair.
    with_settings!({filters => [
        (r"[ <>\d]{3} %", "[P] %"), (r"[01]\.\d{4}", "[p]"), ("[█▏▎▍▌▋▊▉]+ *", "[bar] "),
        ("[0-9a-f]{16},.*", "[model and version]"),
    ]}, {
        assert_snapshot!("classify-text", of(&[]));
        assert_snapshot!("classify-text-all", of(&["--all"]));
        assert_snapshot!("classify-csv", of(&["-f", "csv"]));
        assert_snapshot!("classify-csv-all", of(&["-f", "csv", "--all", "--facet", "topic"]));
    });
}

#[test]
fn evidence_is_marked_in_the_article() {
    let dir = Dir::with_model();
    dir.file("a.jsonl", ARTICLE.replace("thanked", "<script>"));
    let of = |more: &[&str]| {
        let fixed = ["classify", "a.jsonl", "-m", "small.safetensors", "--facet", "topic"];
        dir.run(&[&fixed, more].concat()).code(0).stdout()
    };
    let text = of(&["--explain"]);
    assert!(text.contains("Why topic is sport") && text.contains("[+match]"), "{text}");
    let html = of(&["-f", "html"]);
    let mark = html.find(">match</mark>").map(|end| &html[..end]).unwrap();
    let mark = &mark[mark.rfind("<mark").unwrap()..];
    assert!(mark.starts_with(r#"<mark class="p0"#), "{mark}");
    let marks = html.match_indices("<mark").filter_map(|(at, _)| html[at..].split('>').next());
    let unmarked =
        marks.fold(html.replace("</mark>", ""), |html, mark| html.replace(&format!("{mark}>"), ""));
    assert!(unmarked.contains("&lt;script&gt;") && !html.contains("<script"), "{html}");
    assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>\n"));
    assert!(!html.contains("http"), "a page by itself fetches nothing");
}

#[test]
fn the_model_inside_finds_the_sport_in_the_example_newsroom() {
    let run = Dir::new().run(&["classify", &seeds(), "-f", "jsonl", "--facet", "topic"]).code(0);
    let lines = run.json();
    assert_eq!(lines.len(), 100);
    let first = lines.iter().map(|line| &tags(line)[0]);
    let sport: Vec<_> = first.filter(|tag| tag["label"] == "sport").collect();
    assert!((8..=12).contains(&sport.len()), "{} of the 10 articles about sport", sport.len());
    assert!(sport.iter().all(|tag| tag["iptc"] == "15000000"), "{sport:?}");
}

#[test]
fn colours_are_for_terminals() {
    let dir = Dir::with_model();
    let args = ["classify", "news/00.txt", "--model", "small.safetensors", "--explain"];
    assert!(!dir.run(&args).code(0).stdout().contains('\u{1b}'));
    let forced = dir.command(&args).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(String::from_utf8(forced.stdout).unwrap().contains("\u{1b}[32m"));
}

#[test]
fn articles_cannot_speak_to_the_terminal() {
    let dir = Dir::with_model();
    dir.file(
        "a.jsonl",
        "{\"id\": \"\\u001b[2J\", \"text\": \"Fans \\u202e\\u001b]0;x\\u0007 of the club.\"}",
    );
    let args = ["classify", "a.jsonl", "--model", "small.safetensors", "--explain"];
    let text = dir.run(&args).code(0).stdout();
    assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text:?}");
    assert!(text.contains("\\u{1b}[2J"), "{text}");
}

/// A page of nutgraf's own: two paragraphs of a story on libraries, and what pages print around one.
const PAGE: &str = "cupure logo\n\nBy Nora Quist, Hockey Correspondent\n\nNurses at the ward on \
    Monday. Photograph: Sal Venn/Beacon Pictures\n\nThe council voted on Thursday to keep all nine \
    of the town's libraries open.\n\nRead more: Striker signs record deal with champions\n\nThe \
    mayor said that schools would be asked to share the cost of the books.\n\nRelated articles\n\n\
    Hospital waiting lists reach a new record\n\nShare on Facebook Tweet Email\n";
/// Words of it that no reporter wrote, in lines between cuts and at the ends.
const OF_THE_PAGE: [&str; 9] =
    ["logo", "Hockey", "Nurses", "Photograph", "Striker", "champions", "Hospital", "Read", "Tweet"];

#[test]
fn what_is_not_the_story_has_no_vote() {
    let dir = Dir::new();
    dir.file("page.txt", PAGE);
    let given =
        dir.run(&["classify", "page.txt", "--facet", "topic", "--all", "--explain", "-f", "jsonl"]);
    let lines = given.code(0).json();
    for tag in tags(&lines[0]) {
        for own in tag["why"].as_array().unwrap() {
            for span in own["spans"].as_array().unwrap() {
                let [start, end] = [0, 1].map(|bound| span[bound].as_u64().unwrap() as usize);
                let word = &PAGE[start..end];
                assert_eq!(word.to_lowercase(), own["text"], "{own}");
                let [first, last] =
                    ["The council", "of the books"].map(|own| PAGE.find(own).unwrap());
                assert!((first..last + 12).contains(&start), "{own}");
                assert!(!OF_THE_PAGE.contains(&word), "{own}");
            }
        }
    }
}
