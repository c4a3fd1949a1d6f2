//! What is said of articles is what the command line says.

use serde_json::{Value, json};

use super::server::Server;
use crate::harness::{Dir, seeds};

const ARTICLES: &str = r#"[
  {"id": "a", "title": "Rovers win", "text": "The coach praised the match. Ada Marsh thanked the fans of the club.", "desk": 7, "date": "2024-03-04"},
  {"id": "b", "text": 5},
  {"id": "c", "text": "Parliament rejected the minister's budget. Ada Marsh failed the voters, the opposition said.",
   "target": "Ada Marsh"}
]"#;

/// What the program says of the same input.
fn said(dir: &Dir, args: &[&str], input: &str) -> Vec<Value> {
    dir.pipe(&[args, &["-f", "jsonl", "--quiet"]].concat(), input.as_bytes()).json()
}

#[test]
fn records_are_those_of_the_command_line() {
    let dir = Dir::new();
    let server = Server::start(&dir, &[]);
    for (path, args) in [
        ("/v1/classify", &["classify"] as &[&str]),
        ("/v1/classify?brief=true&text=true", &["classify", "--brief", "--with", "text"]),
        ("/v1/classify?all=true", &["classify", "--all"]),
        ("/v1/classify?abstain=true", &["classify", "--abstain"]),
        ("/v1/classify?explain=true", &["classify", "--explain"]),
        ("/v1/classify?target=Ada%20Marsh", &["classify", "--target", "Ada Marsh"]),
        ("/v1/classify", &["classify"]),
        ("/v1/summarise", &["summarise"]),
        ("/v1/summarise?sentences=1&explain=true", &["summarise", "-n", "1", "--explain"]),
        ("/v1/summarise?words=12&verbatim=true", &["summarise", "--words", "12", "--verbatim"]),
        ("/v1/summarise?focus=budget", &["summarise", "--focus", "budget"]),
        ("/v1/clean", &["clean"]),
    ] {
        let answer = server.post(path, "application/json", ARTICLES).status(200).json();
        let [first, error, last] = answer.as_array().unwrap().as_slice() else {
            panic!("{path}: {answer}")
        };
        assert_eq!([first.clone(), last.clone()], *said(&dir, args, ARTICLES), "{path}");
        assert_eq!(error["error"]["status"], 422, "{path}");
        let detail = error["error"]["detail"].as_str().unwrap();
        assert_eq!(detail, "line 3: field `text` should be a string, and is a number", "{path}");
    }
}

#[test]
fn the_seeds_are_read_as_from_files() {
    let dir = Dir::new();
    let server = Server::start(&dir, &[]);
    let seeds = seeds();
    let files = std::fs::read_dir(&seeds).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|own| own == "txt")).collect();
    files.sort();
    for path in files.iter().take(12) {
        let text = std::fs::read_to_string(path).unwrap();
        let mut own =
            server.post("/v1/classify?brief=true", "text/plain", &text).status(200).json();
        let run = dir.run(&["classify", path.to_str().unwrap(), "--brief", "-f", "jsonl"]);
        own["id"] = json!(path.to_str().unwrap());
        assert_eq!(own, run.json()[0]);
    }
}

#[test]
fn an_answer_has_the_form_of_what_was_sent() {
    let (dir, text) = (Dir::new(), "The coach praised the match.");
    let server = Server::start(&dir, &[]);
    let one = json!({"id": "a", "text": text});
    let answer = server.post_json("/v1/clean", &one).status(200);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.json()["id"], "a");
    let list = server.post_json("/v1/clean", &json!([one])).status(200).json();
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!(server.post_json("/v1/clean", &json!([])).status(200).json(), json!([]));
    let within = server.post_json("/v1/clean", &json!({"articles": [one, one]})).status(200).json();
    assert_eq!(within.as_array().unwrap().len(), 2);
    let lines = format!("{one}\n{{\"id\": \"b\"}}\n\n{one}\n");
    let answer = server.post("/v1/clean", "application/x-ndjson; charset=utf-8", lines).status(200);
    assert_eq!(answer.header("content-type"), Some("application/x-ndjson"));
    let lines: Vec<Value> =
        answer.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[1]["error"]["detail"].as_str().unwrap().starts_with("line 2: "), "{answer:?}");
    let page = format!(
        "<html><body><nav>Menu</nav><article><h1>Win</h1><p>{text}</p></article></body></html>"
    );
    let story = server.post("/v1/clean", "text/html", page).status(200).json();
    assert_eq!((&story["title"], &story["id"]), (&json!("Win"), &json!("request")));
    assert!(story["text"].as_str().unwrap().contains(text));
}

#[test]
fn what_cannot_be_read_is_a_problem_that_says_why() {
    let (dir, seed) = (Dir::new(), seeds());
    let server = Server::start(&dir, &[]);
    let compressed = b"\x1f\x8b\x08\x00\x00\x00\x00\x00";
    for (media, body, status, detail) in [
        ("application/json", b"{\"id\": \"a\"" as &[u8], 422, "column"),
        ("application/json", b"{\"id\": \"a\"}", 422, "text"),
        ("application/json", b"{\"text\": \" \"}", 422, "the article is empty"),
        ("application/json", b"", 422, "there is no article in it"),
        ("application/json", compressed, 415, "compressed"),
        ("text/plain", compressed, 415, "compressed"),
        ("text/plain", b"%PDF-1.7\n", 422, "PDF"),
        (
            "application/x-www-form-urlencoded",
            b"text=a",
            415,
            "it should be one of application/json,",
        ),
        ("image/png", b"", 415, "image/png"),
    ] {
        let answer = server.post("/v1/classify", media, body).status(status);
        assert!(answer.problem().contains(detail), "{answer:?}");
    }
    for (path, status) in [
        ("/v1/classify?all=perhaps", 400),
        ("/v1/classify?surprise=true", 400),
        ("/v1/summarise?sentences=0", 400),
        ("/v1/clean?explain=true", 400),
        ("/v1/nothing", 404),
        ("/../../etc/passwd", 404),
        (&format!("/v1/{seed}"), 404),
    ] {
        server.post(path, "text/plain", "The coach praised the match.").status(status).problem();
    }
    server.get("/v1/classify").status(405).problem();
    server.get("/v1/articles").status(404).problem();
    server.post_json("/v1/labels", &json!({})).status(404).problem();
}

#[test]
fn an_id_that_is_a_path_opens_no_file() {
    let dir = Dir::new();
    let server = Server::start(&dir, &[]);
    dir.file("secret.txt", "The secret budget of parliament.");
    let path = dir.path("secret.txt").to_str().unwrap().to_owned();
    let answer = server.post_json("/v1/clean", &json!({"id": path, "text": "A match.", "path": path, "file": path, "url": format!("file://{path}")}));
    assert!(!answer.status(200).body.contains("secret budget"));
    let answer = server.post("/v1/clean", "text/plain", &path).status(200);
    assert!(!answer.body.contains("secret budget"));
}

#[test]
fn what_was_done_is_counted() {
    let dir = Dir::new();
    let server = Server::start(&dir, &[]);
    server.post("/v1/clean", "application/json", ARTICLES).status(200);
    server.get("/v1/surprise").status(404);
    assert_eq!(server.get("/healthz").status(200).json()["status"], "ok");
    // The place of a request is free a moment after its answer was read.
    let ask = |_| {
        std::thread::sleep(std::time::Duration::from_millis(20));
        server.get("/metrics").status(200)
    };
    let mut answers = (0..100).map(ask);
    let metrics = answers.find(|own| own.body.contains("\nnutgraf_waiting 0\n")).unwrap();
    assert!(metrics.header("content-type").unwrap().starts_with("text/plain; version=0.0.4"));
    for line in [
        "nutgraf_requests_total{path=\"/v1/clean\",status=\"200\"} 1",
        "nutgraf_requests_total{path=\"other\",status=\"404\"} 1",
        "nutgraf_request_seconds_count{path=\"/v1/clean\"} 1",
        "nutgraf_articles_total 2",
        "nutgraf_waiting 0",
    ] {
        assert!(metrics.body.lines().any(|own| own == line), "{line} in {}", metrics.body);
    }
}

#[test]
fn a_model_of_ones_own_tags() {
    let dir = Dir::with_model();
    let server = Server::start(&dir, &["--model", "small.safetensors", "--facet", "topic"]);
    let record = server.post("/v1/classify", "application/json", ARTICLES).status(200).json();
    assert_eq!(record[0]["model"]["name"], "small");
    assert_eq!(record[0]["tags"][0]["label"], "sport");
}
