//! The page of articles: an index, the text once, and what was decided with its reasons.

use crate::harness::Dir;

const NEWS: &str = r#"{"id": "1", "title": "Rovers & Town draw", "text": "The match was won. The goalkeeper saved the club.", "outlet": "The Herald", "date": "2026-02-03T05:00:00Z"}
{"id": "2", "text": "Zxq vrrp glomf. Brrk tnnf wibble. Quux frob nargle."}
{"id": "3", "text": "The team won the match. Ada Marsh inspired the club, the coach said. Fans praised a splendid season."}
"#;

fn page(dir: &Dir, more: &[&str]) -> String {
    let fixed = ["classify", "news.jsonl", "-m", "small.safetensors", "-f", "html"];
    dir.run(&[&fixed, more].concat()).code(0).stdout()
}

fn with_news(news: &str) -> Dir {
    let dir = Dir::with_model();
    dir.file("news.jsonl", news);
    dir
}

#[test]
fn articles_stand_under_an_index_that_leads_to_each() {
    let page = page(&with_news(NEWS), &[]);
    let (index, rest) =
        page.split_once("<ol class=\"index\"").unwrap().1.split_once("</ol>").unwrap();
    let lines: Vec<&str> = index.split("<li>").skip(1).collect();
    assert_eq!(lines.len(), 3);
    for (number, line) in (1..).zip(&lines) {
        assert!(line.starts_with(&format!("<a href=\"#a{number}\"")), "{line}");
        assert!(rest.contains(&format!("<article id=\"a{number}\">")));
    }
    let told = ["Rovers &amp; Town draw</a>", "sport", "The Herald · 2026-02-03 05:00"];
    assert!(told.iter().all(|own| lines[0].contains(own)), "{}", lines[0]);
    assert!(lines[1].contains("unsure</i>"), "{}", lines[1]);
    assert!(page.contains("<h1>3 articles</h1>"), "{page}");
}

#[test]
fn one_article_needs_no_index() {
    let page = page(&with_news(NEWS.lines().next().unwrap()), &[]);
    assert!(!page.contains("class=\"index\"") && page.contains("<article id=\"a1\">"), "{page}");
}

#[test]
fn the_text_stands_once_and_a_chosen_label_shows_its_words() {
    let page = page(&with_news(NEWS.lines().last().unwrap()), &[]);
    let body = page.split_once("<body>").unwrap().1;
    assert_eq!(body.matches("splendid</mark>").count(), 1, "{body}");
    assert!(!body.contains("style="), "{body}");
    let choices = body.matches("type=\"radio\"").count();
    assert!(choices >= 2, "a topic and a stance: {body}");
    for place in 0..choices {
        assert!(body.contains(&format!("<div class=\"why t{place}\">")), "{body}");
        assert!(page.contains(&format!("article:has(.t{place}:checked) .p{place}5 ")), "{page}");
    }
    assert_eq!(body.matches(" checked").count(), 1, "{body}");
}

#[test]
fn a_rule_that_holds_is_cited_and_the_label_says_so() {
    let dir = with_news(NEWS);
    dir.file(
        "rules.toml",
        "[[must]]\nfacet = \"topic\"\nlabel = \"politics\"\nphrases = [\"goalkeeper\"]\n\
         note = \"the <club> is up for a vote\"\n",
    );
    let page = page(&dir, &["--rules", "rules.toml"]);
    let cited =
        "<li>rule: must topic politics, by “goalkeeper”: the &lt;club&gt; is up for a vote</li>";
    assert_eq!(page.matches(cited).count(), 1, "{page}");
    assert_eq!(page.matches("by rule 1<").count(), 1, "{page}");
}

#[test]
fn a_brief_beside_tags_is_marked_in_the_text() {
    let page = page(&with_news(NEWS.lines().last().unwrap()), &["--brief"]);
    assert!(
        page.contains("<ul class=\"briefing\">") && page.contains("<span class=\"brief\">"),
        "{page}"
    );
    assert!(!page.contains("class=\"scored\""), "{page}");
}
