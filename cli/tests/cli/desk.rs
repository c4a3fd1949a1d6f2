//! The desk as a browser meets it, without one: pages, forms and what they leave in folders.

use std::time::{Duration, Instant};
use std::{fs, io};

use crate::harness::{Dir, seeds};
use crate::serve::labels::at_once;
use crate::serve::server::{Answer, Server};

/// How long retraining may take.
const PATIENCE: Duration = Duration::from_mins(2);

/// A desk that runs, with the token of its forms.
struct Desk {
    server: Server,
    csrf: String,
}

impl Desk {
    fn open(dir: &Dir, args: &[&str]) -> Self {
        let server = Server::spawn(dir.command(&[&["desk", "--port", "0"], args].concat()));
        let page = server.get("/").status(200).body;
        let csrf = between(&page, "name=\"csrf\" value=\"", "\"").to_owned();
        Self { server, csrf }
    }

    fn page(&self, path: &str) -> String {
        self.server.get(path).status(200).body
    }

    /// Sends a form as a reader, and gives where it leads.
    fn send(&self, reader: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.try_send(reader, path, fields).unwrap()
    }

    fn try_send(&self, reader: &str, path: &str, fields: &[(&str, &str)]) -> io::Result<Answer> {
        let fields = fields.iter().map(|(name, value)| format!("&{name}={value}"));
        let body = format!("csrf={}{}", self.csrf, fields.collect::<String>());
        let cookie = format!("nutgraf-reader={reader}");
        let headers =
            [("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", cookie.as_str())];
        self.server.try_raw(&self.server.request("POST", path, &headers, body.as_bytes()))
    }

    /// The key of the article with this title.
    fn article(&self, title: &str) -> String {
        let list = self.page("/");
        let before = list.split(title).next().unwrap();
        let link = before.rsplit("href=\"/articles/").next().unwrap();
        link.split(['"', '?']).next().unwrap().to_owned()
    }

    fn wait_for(&self, words: &str) -> String {
        let begun = Instant::now();
        loop {
            let page = self.page("/retrain");
            if page.contains(words) {
                return page;
            }
            assert!(begun.elapsed() < PATIENCE && !page.contains("role=\"alert\""), "{page}");
            std::thread::sleep(Duration::from_millis(200));
        }
    }
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    text.split_once(start).and_then(|(_, rest)| rest.split_once(end)).expect(start).0
}

fn labels(dir: &Dir, table: &str) -> String {
    String::from_utf8(dir.read(table)).unwrap()
}

#[test]
fn a_list_is_narrowed_by_what_stands_in_its_address() {
    let dir = Dir::with_model();
    let mut lines = String::new();
    for (place, day) in (0..60).zip((1..=30).cycle()) {
        let text = if place % 2 == 0 {
            "The match ended in joy for the club. Fans praised the goalkeeper and her defence."
        } else {
            "Parliament rejected the minister's budget. The opposition called the vote weak."
        };
        lines += &format!(
            "{{\"id\":\"w{place}\",\"title\":\"Story {place}\",\"text\":\"{text}\",\
             \"date\":\"2026-11-{day:02}\",\"outlet\":\"{}\"}}\n",
            if place < 10 { "Beacon" } else { "Herald & Co" }
        );
    }
    dir.file("wire.jsonl", lines);
    let desk =
        Desk::open(&dir, &["wire.jsonl", "--model", "small.safetensors", "--into", "a.sqlite"]);
    for (path, articles) in [
        ("/", "60 articles"),
        ("/?topic=sport", "30 articles"),
        ("/?topic=sport&outlet=Beacon", "5 articles"),
        ("/?outlet=Herald+%26+Co", "50 articles"),
        ("/?from=2026-11-29", "4 articles"),
        ("/?from=2026-11-02&to=2026-11-02", "2 articles"),
        ("/?q=goalkeeper", "30 articles"),
        ("/?q=goalkeeper+OR+parliament", "60 articles"),
        ("/?q=%22unbalanced", "0 articles"),
        ("/?topic=war", "0 articles"),
    ] {
        let page = desk.page(path);
        assert!(page.contains(&format!("<h1>{articles}</h1>")), "{path}: {page}");
    }
    let first = desk.page("/");
    assert_eq!(first.matches("class=\"item\"").count(), 50);
    let older = between(&first, "href=\"/?after=", "\"");
    let second = desk.page(&format!("/?after={older}"));
    assert_eq!(second.matches("class=\"item\"").count(), 10);
    assert!(second.contains("51–60 of 60") && second.contains("before="));
    let export = desk.server.get("/export?topic=sport&outlet=Beacon&format=csv").status(200);
    assert_eq!(export.body.lines().count(), 6);
    assert!(export.headers.contains("articles.csv"));
}

#[test]
fn a_correction_is_in_the_folder_when_the_page_says_so_and_can_be_undone() {
    let dir = Dir::newsroom();
    dir.file("news/99.txt", "Striker hurt\n\nThe striker left the match early.\n");
    let desk = Desk::open(&dir, &["news/"]);
    let (article, before) = (desk.article("Striker hurt"), labels(&dir, "labels/topic.csv"));
    let path = format!("/articles/{article}/labels");
    let answer =
        desk.send("ada", &path, &[("facet", "topic"), ("label", "sport"), ("back", "/queue")]);
    assert_eq!(answer.status(303).header("location"), Some("/queue?said=set"));
    assert_eq!(labels(&dir, "labels/topic.csv"), before.clone() + "news/99.txt,sport\n");
    let page = desk.page(&format!("/articles/{article}"));
    assert!(page.contains("aria-pressed=\"true\"") && page.contains("<b>ada</b>"));
    for fields in [
        &[("facet", "topic"), ("label", "war")][..],
        &[("facet", "genre"), ("label", "x")],
        &[("facet", "stance"), ("label", "critical")],
    ] {
        desk.send("ada", &path, fields).status(400);
    }
    desk.send("ada", &path, &[("facet", "stance"), ("target", "Ada+Marsh"), ("label", "critical")])
        .status(303);
    assert!(labels(&dir, "labels/stance.csv").ends_with("news/99.txt,Ada Marsh,critical\n"));
    assert_eq!(desk.send("bob", "/undo", &[]).header("location"), Some("/?said=nothing"));
    desk.send("ada", "/undo", &[]).status(303);
    desk.send("ada", "/undo", &[]).status(303);
    assert_eq!(labels(&dir, "labels/topic.csv"), before);
}

/// The API is tested so in `serve::labels`; this is the way of a page's form to the same folder.
#[test]
fn killed_among_200_forms_it_has_kept_every_label_that_a_page_acknowledged() {
    let dir = Dir::newsroom();
    let mut lines = String::new();
    for place in 0..200 {
        lines += &format!("{{\"id\":\"w{place}\",\"text\":\"The club won match {place}.\"}}\n");
    }
    dir.file("wire.jsonl", lines);
    let mut desk = Desk::open(&dir, &["wire.jsonl", "--into", "a.sqlite"]);
    let one = |writer: usize, place: usize| {
        let key = 1 + 50 * writer + place;
        let fields = [("facet", "topic"), ("label", "sport")];
        let answer = desk.try_send("ada", &format!("/articles/{key}/labels"), &fields).ok()?;
        assert_eq!(answer.status(303).header("location"), Some("/?said=set"));
        Some(format!("w{}", key - 1))
    };
    let acknowledged = at_once(4, 50, one, |count| {
        if count == 100 {
            desk.server.signal("KILL");
        }
    });
    desk.server.kill();
    assert!((100..200).contains(&acknowledged.len()), "{}", acknowledged.len());
    let (table, journal) =
        (labels(&dir, "labels/topic.csv"), labels(&dir, "labels/corrections.jsonl"));
    let entries = journal.lines().filter_map(|line| serde_json::from_str(line).ok());
    let entries: Vec<serde_json::Value> = entries.collect();
    for id in &acknowledged {
        let entry = entries.iter().find(|own| own["id"] == **id).expect(id);
        let article = entry["article"].as_str().unwrap();
        assert!(table.contains(&format!("{article},sport\n")), "{entry}");
        assert!(!dir.read(article).is_empty(), "{entry}");
    }
    // Whoever comes after finds a folder that works.
    let desk = Desk::open(&dir, &["wire.jsonl", "--into", "a.sqlite"]);
    let fields = [("facet", "topic"), ("label", "politics")];
    desk.send("bob", "/articles/200/labels", &fields).status(303);
    assert!(labels(&dir, "labels/topic.csv").contains(",politics\n"));
}

#[test]
fn a_form_of_a_stranger_changes_nothing() {
    let dir = Dir::newsroom();
    let before = labels(&dir, "labels/topic.csv");
    let desk = Desk::open(&dir, &["news/"]);
    let stranger = Desk { csrf: "0".repeat(64), ..Desk::open(&dir, &["news/"]) };
    stranger
        .send("eve", "/articles/1/labels", &[("facet", "topic"), ("label", "politics")])
        .status(403);
    let body = format!("csrf={}&facet=topic&label=politics", desk.csrf);
    let headers = [("Origin", "http://evil.example")];
    let request = desk.server.request("POST", "/articles/1/labels", &headers, body.as_bytes());
    desk.server.raw(&request).status(403);
    let answer = desk.send("eve", "/undo", &[("back", "//evil.example/")]);
    assert_eq!(answer.header("location"), Some("/?said=nothing"));
    assert_eq!(labels(&dir, "labels/topic.csv"), before);
}

#[test]
fn a_version_is_trained_shown_switched_to_and_back() {
    let dir = Dir::newsroom();
    let desk = Desk::open(&dir, &["news/"]);
    desk.send("ada", "/retrain", &[]).status(303);
    let page = desk.wait_for("Switch to version 0001");
    assert!(page.contains("macro-F1") && page.contains("would be labelled otherwise"), "{page}");
    let before = desk.page("/model");
    assert!(before.contains("Model news-en"), "nothing is switched yet");
    desk.send("ada", "/retrain/switch", &[("version", "0001")]).status(303);
    desk.wait_for("The archive was read again");
    assert!(desk.page("/model").contains("Model 0001"));
    assert!(desk.page("/?topic=sport").contains("<h1>6 articles</h1>"));
    desk.send("ada", "/retrain/switch", &[("version", "../0001")]).status(400);
    drop(desk);
    let again = Desk::open(&dir, &["news/"]);
    assert!(again.page("/model").contains("Model 0001"), "the next desk opens with it");
    again.send("ada", "/retrain/switch", &[]).status(303);
    again.wait_for("The archive was read again");
    assert_eq!(between(&again.page("/model"), "<h1>", "</h1>"), between(&before, "<h1>", "</h1>"));
    assert!(fs::metadata(dir.path(".nutgraf/models/0001.safetensors")).is_ok(), "it is kept");
}

/// What an article may hold to be more than text.
const HOSTILE: [&str; 10] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "'><iframe src=javascript:alert(1)>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<style>*{display:none}</style>",
    "<!--<script>alert(1)//-->",
    "<math><mtext><script>alert(1)</script>",
];

#[test]
fn an_article_that_would_be_a_script_is_shown_as_text() {
    let dir = Dir::newsroom();
    let mut lines = String::new();
    for (place, hostile) in HOSTILE.iter().cycle().take(50).enumerate() {
        let story = "Ada Marsh failed the club, the coach said. Fans called the match a disgrace.";
        let own = |part: usize| if place / 10 == part { *hostile } else { "Plain" };
        let article = serde_json::json!({
            "id": format!("{place} {}", own(0)), "title": own(1), "text": format!("{} {story}", own(2)),
            "outlet": own(3), "date": own(4), "url": own(4),
        });
        lines += &format!("{article}\n");
    }
    dir.file("wire.jsonl", lines);
    let desk = Desk::open(&dir, &["wire.jsonl"]);
    let pages = (1..=50).map(|key| format!("/articles/{key}"));
    for path in pages.chain(["/".to_owned(), "/queue".to_owned()]) {
        let page = desk.page(&path);
        let own = "<script src=\"/assets/desk.js\" defer></script>";
        let rest = page.replacen(own, "", 1);
        for markup in [
            "<script",
            "<img",
            "<iframe",
            "<style",
            "<math",
            "onload=alert(1)>",
            "<a href=\"javascript",
        ] {
            assert!(!rest.contains(markup), "{markup} on {path}: {rest}");
        }
    }
    let policy = desk.server.get("/").header("content-security-policy").unwrap().to_owned();
    assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{policy}");
    let search = desk.page("/?q=%3Cscript%3Ealert(1)%3C/script%3E&topic=%22%3E%3Cimg+src%3Dx%3E");
    assert!(!search.contains("<script>") && !search.contains("<img"));
}

/// The example newsroom with its labels of `topic` beyond the first `unlabelled` taken away.
fn seeds_and_labels(unlabelled: usize) -> Dir {
    let dir = Dir::new();
    for folder in ["seeds", "labels"] {
        for file in fs::read_dir(format!("{}/../{folder}", seeds())).unwrap() {
            let file = file.unwrap();
            let name = file.file_name().into_string().unwrap();
            dir.file(&format!("{folder}/{name}"), fs::read(file.path()).unwrap());
        }
    }
    let topics = labels(&dir, "labels/topic.csv");
    let kept = topics.lines().count() - unlabelled;
    dir.file("labels/topic.csv", topics.split_inclusive('\n').take(kept).collect::<String>());
    dir
}

#[test]
fn what_teaches_most_heads_the_queue_and_random_picks_measure_the_model() {
    let dir = seeds_and_labels(40);
    let desk = Desk::open(&dir, &["seeds", "--labels", "labels"]);
    assert!(desk.page("/queue").contains("The least sure come first."));
    desk.send("ada", "/queue/pick", &[]).status(400);
    desk.send("ada", "/queue/pick", &[("facet", "topic")]).status(303);
    desk.wait_for("to label next. ");
    let page = desk.page("/queue");
    assert!(page.contains("40 articles chosen to be labelled for <b>topic</b>"), "{page}");
    assert!(page.contains("not known, since no label is marked as of a random pick"), "{page}");
    let reasons = ["typical", "uncertain", "fits a label", "drawn at random"];
    let counts = reasons.map(|own| page.matches(&format!("<p class=\"why\">{own}")).count());
    assert_eq!((counts.iter().sum::<usize>(), counts[3]), (40, 5), "{counts:?}");
    // A random pick is labelled without the model's help, and its label is marked.
    let before = page.rsplit_once("drawn at random, to measure").unwrap().0;
    let link = before.rsplit_once("href=\"/articles/").unwrap().1;
    let key = link.split(['"', '?']).next().unwrap();
    let path = format!("/articles/{key}?show=queue");
    let hides = |page: &str| page.contains("What it says of <b>topic</b> is hidden");
    let article = desk.page(&path);
    assert!(hides(&article) && !article.contains("Why topic is"), "{article}");
    desk.send("ada", &format!("/articles/{key}/labels"), &[("facet", "topic"), ("label", "sport")])
        .status(303);
    assert!(labels(&dir, "labels/topic.csv").ends_with(",sport,true\n"));
    let article = desk.page(&path);
    assert!(!hides(&article) && article.contains("Why topic is"), "{article}");
    assert!(desk.page("/queue").contains("39 articles chosen"));
}

#[test]
fn a_label_that_looks_wrong_stands_in_the_queue_until_it_is_mended() {
    let dir = seeds_and_labels(0);
    let desk = Desk::open(&dir, &["seeds", "--labels", "labels"]);
    assert!(desk.page("/queue").contains("Check the labels"));
    desk.send("ada", "/queue/check", &[]).status(303);
    desk.wait_for("look wrong. ");
    let page = desk.page("/queue");
    let suspicion = "topic: science_technology → <strong>environment</strong>";
    assert!(page.contains(suspicion), "{page}");
    let before = page.split("seeds/059-salt-barley-genes.txt").next().unwrap();
    let key = before.rsplit("/articles/").next().unwrap().split('?').next().unwrap();
    let mended = [("facet", "topic"), ("label", "environment")];
    desk.send("ada", &format!("/articles/{key}/labels"), &mended).status(303);
    let page = desk.page("/queue");
    assert!(!page.contains(suspicion), "{page}");
}
