//! Batches: order, threads, and streams that end early.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use crate::harness::{Dir, seeds};

#[test]
fn threads_change_no_byte() {
    let dir = Dir::newsroom();
    let seeds = seeds();
    let of = |threads: &str| {
        let classify =
            dir.run(&["classify", &seeds, "-f", "jsonl", "--explain", "--threads", threads]);
        let summarise = dir.run(&["summarise", &seeds, "-f", "jsonl", "--threads", threads]);
        let train = dir.run(&["train", "--force", "--threads", threads]);
        let printed = [classify, summarise, train].map(|run| run.code(0).stdout());
        (printed, dir.read("model.safetensors"))
    };
    assert!(of("1") == of("8"), "the number of threads changes the output");
}

#[test]
fn articles_come_in_the_order_of_the_input() {
    let dir = Dir::new();
    let line = |n: usize| {
        // Every tenth is long, so that the others overtake it.
        let text = "The board met on Monday. ".repeat(if n.is_multiple_of(10) { 400 } else { 1 });
        format!("{{\"id\": {n}, \"text\": \"{text}\"}}\n")
    };
    dir.file("many.jsonl", (0..500).map(line).collect::<String>());
    let run = dir.run(&["classify", "many.jsonl", "-f", "jsonl", "--threads", "7"]).code(0);
    let ids: Vec<_> = run.json().iter().map(|line| line["id"].to_string()).collect();
    assert_eq!(ids, (0..500).map(|n| format!("\"{n}\"")).collect::<Vec<_>>());
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let dir = Dir::new();
    let seeds = seeds();
    let args = [&["summarise", "-f", "jsonl"][..], &[seeds.as_str(); 30]].concat();
    let mut command = dir.command(&args);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert!(line.starts_with("{\"id\":"), "{line}");
    assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""));
}

#[cfg(unix)]
fn interrupt(child: &std::process::Child) {
    let kill = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.unwrap().success());
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_no_half_file() {
    let dir = Dir::new();
    let mut command = dir.command(&["classify", "-", "-f", "jsonl", "-o", "tags.jsonl"]);
    // Nothing comes, and the end does not come either.
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    // Held here, since waiting for the child would close it.
    let _stdin = child.stdin.take();
    while dir.names().is_empty() {
        std::thread::yield_now();
    }
    interrupt(&child);
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(dir.names(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn ctrl_c_cuts_no_line_in_two() {
    use std::io::Write;

    let dir = Dir::new();
    let mut command = dir.command(&["classify", "-", "-f", "jsonl"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let writing = std::thread::spawn(move || {
        let line = "{\"id\": 1, \"text\": \"The board met on Monday.\"}\n";
        while stdin.write_all(line.as_bytes()).is_ok() {}
    });
    let mut lines = String::new();
    stdout.read_line(&mut lines).unwrap();
    interrupt(&child);
    stdout.read_to_string(&mut lines).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(lines.ends_with("}\n"), "{}", lines.lines().last().unwrap_or_default());
    writing.join().unwrap();
}
