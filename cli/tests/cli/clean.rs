use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::Dir;

/// A page with most of what scraping leaves, glue, and a character of four bytes.
const PAGE: &str = "beacon logo\nlibrariescouncilbudgetaldbrookvote\n\
    Aldbrook keeps its libraries 🗞\nBy Ana Rowntree\n\n\
    ALDBROOK, March 4 (Meridian) - All nine libraries stay open.The vote was on Monday.\n\n\
    Share on Facebook Tweet Email\n\n\
    Nobody spoke against it. The mayor wept.Read more: Who voted how\n\n\
    Comments\nSimilar News\n";

fn slice(text: &str, span: &Value) -> String {
    let at = |bound: &str| usize::try_from(span[bound].as_u64().unwrap()).unwrap();
    text.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

#[test]
fn cuts_stand_with_their_reasons() {
    let dir = Dir::new();
    dir.file("page.txt", PAGE);
    let run = dir.run(&["clean", "page.txt", "-f", "jsonl"]).code(0);
    let line = &run.json()[0];
    assert_eq!(
        line["text"],
        "All nine libraries stay open. The vote was on Monday.\n\n\
         Nobody spoke against it. The mayor wept."
    );
    assert_eq!(line["title"], "Aldbrook keeps its libraries 🗞");
    let spans = line["spans"].as_array().unwrap().iter();
    let listed = spans.map(|span| {
        let word = |field: &str| span[field].as_str().unwrap().to_owned();
        format!("{}, {}: {}\n", word("kind"), word("reason"), slice(PAGE, span))
    });
    assert_snapshot!("clean-spans", listed.collect::<String>());
}

#[test]
fn a_person_sees_the_story_and_what_was_cut() {
    let dir = Dir::new();
    dir.file("page.txt", PAGE);
    assert_snapshot!("clean-text", dir.run(&["clean", "page.txt"]).code(0).stdout());
    let explained = dir.run(&["clean", "page.txt", "--explain"]).code(0).stdout();
    assert_snapshot!("clean-explained", explained);
}

#[test]
fn rules_are_listed_without_an_input() {
    let dir = Dir::new();
    assert_snapshot!("clean-rules", dir.run(&["clean", "--rules"]).code(0).stdout());
    let run = dir.run(&["clean", "--rules", "-f", "jsonl"]).code(0);
    let rules = run.json();
    assert_eq!(rules.len(), run.stdout().lines().count());
    let logo = rules.iter().find(|rule| rule["name"] == "logo").unwrap();
    assert_eq!((&logo["kind"], &logo["basis"]), (&"boilerplate".into(), &"phrases".into()));
    let glued = rules.iter().find(|rule| rule["name"] == "glued").unwrap();
    assert_eq!((&glued["pass"], &glued["kind"]), (&"splitting".into(), &"no end".into()));
    dir.run(&["clean", "--rules", "page.txt"]).code(2).says(&["cannot be used with"]);
}

/// A page with a heading, a list, and what its makers name as none of the story.
const HTML: &str = "<html><head><title>Libraries stay open | The Evening Beacon</title></head><body>\
    <article><h1>Libraries stay open</h1><p>The council voted on Thursday to keep all nine of the \
    town's libraries open, after a campaign of a year.</p><div class=newsletter>Our letter, every \
    Friday.</div><h2>What it costs</h2><p>It costs 1_000 a week, the mayor said, and promised to \
    bring the plan back before the chamber in the spring.</p><ul><li>North hall</li><li>South \
    hall</li></ul><p>Opponents of the plan said that it would cost more than the town could afford, \
    and left the chamber.</p></article></body></html>";

#[test]
fn an_editor_gets_headings_and_lists_as_markdown() {
    let dir = Dir::new();
    dir.file("page.html", HTML);
    let run = dir.run(&["clean", "page.html", "-f", "markdown"]).code(0);
    assert_eq!(
        run.stdout(),
        "# Libraries stay open\n\nThe council voted on Thursday to keep all nine of the town's \
         libraries open, after a campaign of a year.\n\n## What it costs\n\nIt costs 1\\_000 a week, \
         the mayor said, and promised to bring the plan back before the chamber in the \
         spring.\n\n- North hall\n- South hall\n\nOpponents of the plan said that it would cost more \
         than the town could afford, and left the chamber.\n"
    );
    let explained = dir.run(&["clean", "page.html", "-f", "markdown", "--explain"]).code(0);
    assert!(explained.stdout().contains("<!-- [left out] Our letter, every Friday. -->"));
}

#[test]
fn what_a_page_marks_is_of_a_kind_of_its_own() {
    let dir = Dir::new();
    dir.file("page.html", HTML);
    let line = dir.run(&["clean", "page.html", "-f", "jsonl"]).code(0).json().remove(0);
    let kinds: Vec<_> =
        line["spans"].as_array().unwrap().iter().map(|span| &span["kind"]).collect();
    assert_eq!(kinds, ["prose", "heading", "prose", "item", "item", "prose"]);
    assert_eq!(line["left_out"][1]["text"], "Our letter, every Friday.");
    let brief = dir.run(&["summarise", "page.html", "-f", "jsonl"]).code(0);
    assert!(!brief.stdout().contains("What it costs") && !brief.stdout().contains("North hall"));
}

#[test]
fn nothing_but_boilerplate_is_nothing_to_say() {
    let dir = Dir::new();
    dir.file("page.txt", "Comments\n\nSimilar News\n");
    let run = dir.run(&["clean", "page.txt", "-f", "jsonl"]).code(1);
    assert_eq!(run.json()[0]["text"], "");
}

#[test]
fn a_language_without_rules_is_named() {
    let dir = Dir::new();
    dir.file(
        "a.txt",
        "Рада Вексмура у понеділок вирішила закрити стару гавань міста. Роботи почнуться у травні.",
    );
    let run = dir.run(&["sentences", "a.txt", "-f", "jsonl"]).code(0);
    assert_eq!(run.json()[0]["language"], "ukr");
    assert_eq!(run.json()[0]["sentences"].as_array().unwrap().len(), 2);
    assert!(dir.run(&["clean", "a.txt"]).code(0).stdout().contains("language `ukr`"));
}

#[test]
fn sentences_are_those_of_the_text_as_it_stands() {
    let dir = Dir::new();
    let text = "Talks ended.Envoys left 🗞. Nobody knows more.";
    let record =
        serde_json::json!({"id": "a", "text": text, "sentences": ["Talks ended.Envoys left 🗞."]});
    dir.file("a.jsonl", record.to_string());
    let run = dir.run(&["sentences", "a.jsonl", "-f", "jsonl"]).code(0);
    let sentences = run.json()[0]["sentences"].as_array().unwrap().clone();
    let expected = ["Talks ended.", "Envoys left 🗞.", "Nobody knows more."];
    assert_eq!(sentences.len(), expected.len());
    for (sentence, expected) in sentences.iter().zip(expected) {
        assert_eq!(sentence["text"], expected);
        assert_eq!(slice(text, sentence), expected);
    }
    dir.file("page.txt", PAGE);
    let story = dir.run(&["sentences", "page.txt", "--story"]).code(0).stdout();
    assert_snapshot!("sentences-story", story);
}
