//! A server that is asked to end answers first what it was asked.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use super::limits::many;
use super::server::Server;
use crate::harness::Dir;

#[test]
#[cfg(unix)]
fn what_was_begun_is_answered_and_nothing_more_is_taken() {
    for signal in ["TERM", "INT"] {
        let dir = Dir::new();
        let mut server = Server::start(&dir, &["--threads", "1"]);
        let long = many(300);
        thread::scope(|scope| {
            let long = scope.spawn(|| server.post("/v1/classify", "application/json", &long));
            while !server.get("/metrics").body.contains("nutgraf_waiting 1") {
                assert!(!long.is_finished(), "it was answered at once");
            }
            server.signal(signal);
            let answer = long.join().unwrap().status(200);
            assert_eq!(answer.json().as_array().unwrap().len(), 300);
        });
        assert!(server.ended().success());
        assert!(TcpStream::connect(server.address).is_err());
    }
}

#[test]
#[cfg(unix)]
fn connections_that_wait_for_nothing_do_not_hold_it_up() {
    let dir = Dir::new();
    let mut server = Server::start(&dir, &[]);
    let mut idle = server.connect();
    write!(idle, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut first = [0; 15];
    idle.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    let begun = Instant::now();
    server.signal("TERM");
    assert!(server.ended().success());
    assert!(begun.elapsed() < Duration::from_secs(10));
}
