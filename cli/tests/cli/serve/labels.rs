//! A correction that was acknowledged is in the labels folder, whatever happens then.

use std::sync::Mutex;
use std::thread;

use serde_json::{Value, json};

use super::server::Server;
use crate::harness::Dir;

fn correction(id: &str, label: &str) -> Value {
    json!({
        "article": {"id": id, "title": format!("Match {id}"), "text": format!("The club won match {id}.")},
        "facet": "topic", "labels": [label], "by": "ada"
    })
}

/// The labels that the table of topics gives, by the name of the article.
fn topics(dir: &Dir) -> std::collections::BTreeMap<String, String> {
    let table = String::from_utf8(dir.read("labels/topic.csv")).unwrap();
    let rows = table.lines().skip(1).map(|row| row.rsplit_once(',').unwrap());
    rows.map(|(article, label)| (article.to_owned(), label.to_owned())).collect()
}

/// Everything that was acknowledged is in the folder: the row, the article and the entry.
#[track_caller]
fn is_kept(dir: &Dir, acknowledged: &[Value]) {
    let (topics, journal) =
        (topics(dir), String::from_utf8(dir.read("labels/corrections.jsonl")).unwrap());
    let entries: Vec<Value> =
        journal.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    for entry in acknowledged {
        let article = entry["article"].as_str().unwrap();
        assert_eq!(topics.get(article).map(String::as_str), entry["after"][0].as_str(), "{entry}");
        assert!(!dir.read(article).is_empty(), "{entry}");
        assert!(entries.contains(entry), "{entry}");
    }
}

#[test]
fn a_correction_is_there_with_who_and_when_and_training_learns_from_it() {
    let dir = Dir::newsroom();
    let server = Server::start(&dir, &["--labels", "labels"]);
    let before = topics(&dir).len();
    let entry = server.post_json("/v1/labels", &correction("wire:1", "sport")).status(200).json();
    assert_eq!((&entry["by"], &entry["after"]), (&json!("ada"), &json!(["sport"])));
    assert!(entry["at"].as_str().unwrap().ends_with('Z'));
    is_kept(&dir, &[entry]);
    let newer =
        server.post_json("/v1/labels", &correction("wire:1", "politics")).status(200).json();
    assert_eq!(newer["before"], json!(["sport"]));
    is_kept(&dir, std::slice::from_ref(&newer));
    assert_eq!(topics(&dir).len(), before + 1);
    let run = dir.run(&["train", "labels", "-o", "new.safetensors"]).code(0);
    assert!(!run.stderr().contains("left out"), "{run}");
    let mut back = correction("wire:1", "");
    back["labels"] = json!([]);
    server.post_json("/v1/labels", &back).status(200);
    assert_eq!(topics(&dir).len(), before);
}

#[test]
fn what_cannot_be_a_label_is_refused_beside_the_others() {
    let dir = Dir::newsroom();
    let server = Server::start(&dir, &["--labels", "labels"]);
    let but = |name: &str, value: Value| {
        let mut changed = correction("a", "sport");
        changed[name] = value;
        changed
    };
    let table = [
        (but("labels", json!(["weather"])), "no label `weather`"),
        (but("labels", json!(["sport", "politics"])), "one label"),
        (but("facet", json!("mood")), "no facet `mood`"),
        (but("facet", json!("../../etc/passwd")), "no facet"),
        (but("facet", json!("stance")), "no label `sport`"),
        (but("target", json!("Ada Marsh")), "towards nobody"),
        (but("by", json!(" ")), "`by`"),
        (but("by", json!("a\nb")), "`by`"),
        (but("by", Value::Null), "null"),
        (but("surprise", json!(1)), "surprise"),
        (but("article", json!({"id": "a"})), "submit its text"),
        (but("article", json!({"id": "a", "text": "  "})), "without text"),
    ];
    let all: Vec<Value> = table.iter().map(|(wrong, _)| wrong.clone()).collect();
    let all = [all, vec![correction("b", "sport")]].concat();
    let answers = server.post_json("/v1/labels", &json!(all)).status(200).json();
    for (place, (wrong, detail)) in table.iter().enumerate() {
        let error = &answers[place]["error"];
        assert_eq!(error["status"], 422, "{wrong}: {answers}");
        assert!(error["detail"].as_str().unwrap().contains(detail), "{wrong}: {error}");
        server.post_json("/v1/labels", wrong).status(422).problem();
    }
    is_kept(&dir, &[answers[table.len()].clone()]);
    for broken in ["", "7", "{\"article\"", "[7"] {
        server.post("/v1/labels", "application/json", broken).status(422).problem();
    }
}

#[test]
fn an_id_that_is_a_path_leads_nowhere() {
    let dir = Dir::newsroom();
    dir.file("secret.txt", "Secret.");
    let server = Server::start(&dir, &["--labels", "labels"]);
    let secret = dir.path("secret.txt").to_str().unwrap().to_owned();
    for id in [
        "../../escape.txt",
        "secret.txt",
        &secret,
        "a/../../b",
        "C:\\a",
        "\u{0}",
        "labels/topic.csv",
    ] {
        let entry = server.post_json("/v1/labels", &correction(id, "sport")).status(200).json();
        let article = entry["article"].as_str().unwrap();
        assert!(article.starts_with("labels/articles/") && !article.contains(".."), "{entry}");
        is_kept(&dir, &[entry]);
    }
    assert_eq!(dir.read("secret.txt"), b"Secret.");
    assert!(!dir.path("../escape.txt").exists());
}

/// Does what `one` does by several writers at once until each has done so much or one fails, and tells
/// what was acknowledged; `look` is told how much that is.
pub(crate) fn at_once<T: Send>(
    writers: usize,
    each: usize,
    one: impl Fn(usize, usize) -> Option<T> + Sync,
    look: impl Fn(usize) + Sync,
) -> Vec<T> {
    let acknowledged = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for writer in 0..writers {
            let (acknowledged, one, look) = (&acknowledged, &one, &look);
            scope.spawn(move || {
                for place in 0..each {
                    let Some(own) = one(writer, place) else { return };
                    let mut acknowledged = acknowledged.lock().unwrap();
                    acknowledged.push(own);
                    look(acknowledged.len());
                }
            });
        }
    });
    acknowledged.into_inner().unwrap()
}

/// Sends a correction, and gives the entry that acknowledges it; none where the server is gone.
fn send(server: &Server, name: &str) -> Option<Value> {
    let own = correction(name, "sport").to_string();
    let headers = [("Content-Type", "application/json")];
    let request = server.request("POST", "/v1/labels", &headers, own.as_bytes());
    serde_json::from_str(&server.try_raw(&request).ok()?.status(200).body).ok()
}

#[test]
fn killed_among_200_corrections_it_has_kept_every_one_that_it_acknowledged() {
    let dir = Dir::newsroom();
    let before = topics(&dir);
    let mut server = Server::start(&dir, &["--labels", "labels"]);
    let one = |writer, place| send(&server, &format!("first-{writer}-{place}"));
    let acknowledged = at_once(4, 50, one, |count| {
        if count == 100 {
            server.signal("KILL");
        }
    });
    server.kill();
    assert!((100..200).contains(&acknowledged.len()), "{}", acknowledged.len());
    is_kept(&dir, &acknowledged);
    assert!(before.iter().all(|(article, label)| topics(&dir).get(article) == Some(label)));
    // Whoever comes after finds a folder that works.
    let server = Server::start(&dir, &["--labels", "labels"]);
    let entry = server.post_json("/v1/labels", &correction("later", "politics")).status(200).json();
    is_kept(&dir, &[acknowledged, vec![entry]].concat());
}

#[test]
fn two_servers_on_one_folder_lose_nothing() {
    let dir = Dir::newsroom();
    let servers = [(); 2].map(|()| Server::start(&dir, &["--labels", "labels"]));
    let acknowledged: Vec<Value> = thread::scope(|scope| {
        let both: Vec<_> = servers
            .iter()
            .zip(["one", "two"])
            .map(|(server, name)| {
                let one = move |writer, place| send(server, &format!("{name}-{writer}-{place}"));
                scope.spawn(move || at_once(2, 10, one, |_| ()))
            })
            .collect();
        both.into_iter().flat_map(|own| own.join().unwrap()).collect()
    });
    assert_eq!(acknowledged.len(), 40);
    is_kept(&dir, &acknowledged);
}
