//! What an archive holds, over HTTP.

use serde_json::{Value, json};

use super::server::Server;
use crate::harness::{Dir, seeds};

/// A newsroom's archive, and a server that shows it.
fn shown() -> (Dir, Server) {
    let dir = Dir::newsroom();
    dir.run(&["classify", &seeds(), "--brief", "--into", "news.sqlite"]).code(0);
    let server = Server::start(&dir, &["--archive", "news.sqlite", "--labels", "labels"]);
    (dir, server)
}

#[test]
fn pages_hold_all_articles_once_as_the_archive_has_them() {
    let (dir, server) = shown();
    let mut kept = dir.run(&["archive", "news.sqlite", "-f", "jsonl", "--with", "text"]).json();
    let mut all: Vec<Value> = Vec::new();
    let mut next = Some("/v1/articles?text=true".to_owned());
    while let Some(path) = next {
        let page = server.get(&path).status(200).json();
        all.extend(page["articles"].as_array().unwrap().iter().cloned());
        assert!(page["articles"].as_array().unwrap().len() <= 50);
        let after = |after: &str| format!("/v1/articles?text=true&after={after}");
        next = page["next"].as_str().map(after);
        assert_eq!(page["total"], kept.len());
    }
    let id = |record: &Value| record["id"].as_str().unwrap().to_owned();
    all.sort_by_key(id);
    kept.sort_by_key(id);
    assert_eq!(all, kept);
}

#[test]
fn filters_let_pass_what_fits() {
    let (_dir, server) = shown();
    let found = |query: &str| server.get(&format!("/v1/articles?{query}")).status(200).json();
    let sport = found("topic=sport");
    let tags = |article: &Value| article["tags"].as_array().unwrap().clone();
    let is_sport = |tag: &Value| tag["facet"] == "topic" && tag["label"] == "sport";
    let articles = sport["articles"].as_array().unwrap();
    assert!(!articles.is_empty() && articles.iter().all(|own| tags(own).iter().any(is_sport)));
    assert!(articles.iter().all(|own| own.get("text").is_none()));
    assert!(found("q=bridges")["total"].as_u64().unwrap() > 0);
    assert!(found("topic=sport&q=bridges")["total"].as_u64() < sport["total"].as_u64());
    assert_eq!(found("topic=weather")["total"], 0);
    assert_eq!(found("from=2999-01-01")["total"], 0);
    for wrong in ["from=soon", "after=x", "unsure=perhaps"] {
        let problem = server.get(&format!("/v1/articles?{wrong}")).status(400).problem();
        assert!(problem.contains(wrong), "{problem}");
    }
}

#[test]
fn an_article_of_the_archive_is_labelled_by_its_id() {
    let (dir, server) = shown();
    let id = server.get("/v1/articles").json()["articles"][0]["id"].clone();
    let correction =
        json!({"article": {"id": id}, "facet": "topic", "labels": ["sport"], "by": "ada"});
    let entry = server.post_json("/v1/labels", &correction).status(200).json();
    assert_eq!(entry["after"], json!(["sport"]));
    assert!(!dir.read(entry["article"].as_str().unwrap()).is_empty());
}
