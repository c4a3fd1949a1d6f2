//! What takes too much is ended, and the rest goes on.

use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use super::server::{Answer, Server};
use crate::harness::Dir;

/// Articles that keep a worker busy for a while.
pub(super) fn many(count: usize) -> String {
    let sentence = "Parliament rejected the minister's budget after Ada Marsh failed the voters. ";
    let article = |place: usize| json!({"id": place.to_string(), "text": sentence.repeat(40)});
    serde_json::Value::from((0..count).map(article).collect::<Vec<_>>()).to_string()
}

#[test]
fn a_body_that_is_too_long_is_not_taken() {
    let dir = Dir::new();
    let server = Server::start(&dir, &["--max-body", "0.001"]);
    let body = "x".repeat(2000);
    let answer = server.post("/v1/clean", "text/plain", &body).status(413);
    assert!(answer.problem().contains("more than 1048 bytes"), "{answer:?}");
    let mut chunked = format!(
        "POST /v1/clean HTTP/1.1\r\nHost: {}\r\nContent-Type: text/plain\r\nConnection: close\r\n\
         Transfer-Encoding: chunked\r\n\r\n",
        server.address
    );
    chunked += &format!("7d0\r\n{body}\r\n0\r\n\r\n");
    server.raw(chunked.as_bytes()).status(413).problem();
    let lie = format!(
        "POST /v1/clean HTTP/1.1\r\nHost: {}\r\nContent-Type: text/plain\r\nConnection: close\r\n\
         Content-Length: 99999999999\r\n\r\n",
        server.address
    );
    server.raw(lie.as_bytes()).status(413).problem();
    let gzip = [("Content-Type", "text/plain"), ("Content-Encoding", "gzip")];
    server.raw(&server.request("POST", "/v1/clean", &gzip, b"x")).status(415).problem();
    server.post("/v1/clean", "text/plain", "A match.").status(200);
}

#[test]
fn who_sends_slowly_is_not_waited_for() {
    let dir = Dir::new();
    let server = Server::start(&dir, &["--max-arrival", "0.4", "--max-waiting", "1"]);
    let begun = Instant::now();
    let head = format!("POST /v1/clean HTTP/1.1\r\nHost: {}\r\n", server.address);
    let slow: Vec<_> = (0..8)
        .map(|_| {
            let mut stream = server.connect();
            let rest = "Content-Type: text/plain\r\nConnection: close\r\nContent-Length: 100\r\n\r\nThe coach";
            stream.write_all(format!("{head}{rest}").as_bytes()).unwrap();
            stream
        })
        .collect();
    let mut half = server.connect();
    half.write_all(head.as_bytes()).unwrap();
    // They hold no place of those that work.
    server.post("/v1/clean", "text/plain", "A match.").status(200);
    for stream in slow {
        let answer = Answer::read(stream).unwrap().status(408);
        assert!(answer.problem().contains("0.4 s"), "{answer:?}");
    }
    // A head that never ends is not answered, or as one that is none.
    assert!(Answer::read(half).map_or(true, |answer| answer.status >= 400));
    assert!(begun.elapsed() < Duration::from_secs(20));
    server.get("/healthz").status(200);
}

#[test]
fn who_comes_when_all_places_are_taken_is_asked_to_come_again() {
    let dir = Dir::new();
    let server = Server::start(&dir, &["--max-waiting", "1", "--threads", "1"]);
    let long = many(400);
    thread::scope(|scope| {
        let long =
            scope.spawn(|| server.post("/v1/classify?brief=true", "application/json", &long));
        while !server.get("/metrics").body.contains("nutgraf_waiting 1") {
            assert!(!long.is_finished(), "it was answered at once");
        }
        let refused = server.post("/v1/clean", "text/plain", "A match.").status(503);
        assert_eq!(refused.header("retry-after"), Some("1"));
        assert!(refused.problem().contains("waiting"));
        server.get("/healthz").status(200);
        assert_eq!(long.join().unwrap().status(200).json().as_array().unwrap().len(), 400);
    });
    server.post("/v1/clean", "text/plain", "A match.").status(200);
}

#[test]
fn an_answer_that_takes_too_long_is_given_up() {
    let dir = Dir::new();
    let server = Server::start(&dir, &["--max-answer", "0.2", "--threads", "1"]);
    let answer = server.post("/v1/classify?brief=true", "application/json", many(2000)).status(504);
    assert!(answer.problem().contains("fewer articles"), "{answer:?}");
    // What nobody waits for is broken off.
    let begun = Instant::now();
    while server.post("/v1/clean", "text/plain", "A match.").status != 200 {
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
}
