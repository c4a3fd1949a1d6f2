//! Articles that are nearly the same text.

use crate::harness::Dir;

const WIRE: &str = "Wexmoor council voted on Monday to close the old pier. Gulls were seen over the \
    market on the same day. The work will cost four million crowns, the mayor said.";

fn dir() -> Dir {
    let dir = Dir::new();
    dir.file("gazette.txt", WIRE);
    dir.file("herald.txt", format!("{WIRE} It rained."));
    dir.file("post.txt", "Tram drivers of Orlow went on strike, and buses ran instead of trams.");
    dir
}

#[test]
fn copies_are_found_and_nothing_else() {
    let run = dir().run(&["copies", ".", "-f", "jsonl"]).code(0);
    let lines = run.json();
    assert_eq!(lines.len(), 1);
    let copies = lines[0]["copies"].as_array().unwrap();
    let ids: Vec<&str> = copies.iter().map(|copy| copy["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["./gazette.txt", "./herald.txt"]);
    assert_eq!(copies[0]["resemblance"], 1.0);
    let resemblance = copies[1]["resemblance"].as_f64().unwrap();
    assert!((0.75..1.0).contains(&resemblance), "{resemblance}");
    assert!(dir().run(&["copies", "."]).code(0).stdout().starts_with("2 articles, nearly"));
}

#[test]
fn where_there_are_none_the_exit_code_says_so() {
    let run = dir().run(&["copies", "gazette.txt", "post.txt"]).code(1);
    assert_eq!(run.stdout(), "");
    let run = dir().run(&["copies", ".", "--least", "0.99"]).code(1);
    assert_eq!(run.stdout(), "");
}

#[test]
fn what_cannot_be_read_is_counted_apart() {
    let dir = dir();
    dir.file("bad.jsonl", "{\"text\": 1}\n");
    let run = dir.run(&["copies", "."]).code(3);
    assert!(run.stdout().contains("herald.txt"));
    assert!(run.stderr().contains("1 of 4 articles could not be read"), "{}", run.stderr());
}
