//! Load on `nutgraf serve`: as many connections as a busy CMS has, and what the command line does with the
//! same articles. `cargo bench -p nutgraf --bench serve -- 60` runs for a minute.

#![expect(clippy::unwrap_used, reason = "a measurement that fails says where")]
#![expect(clippy::print_stdout, reason = "a measurement is to be read")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const CONNECTIONS: usize = 64;
/// Bytes of an article.
const LENGTH: usize = 4096;
/// Articles that the command line is given.
const BATCH: usize = 4000;
const SECONDS: u64 = 10;

fn main() {
    let seconds = std::env::args().find_map(|own| own.parse().ok()).unwrap_or(SECONDS);
    let articles = articles();
    let alone = command_line(&articles);
    let mut server = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(["serve", "--port", "0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let address = address(&mut server);
    load(&address, &articles, Duration::from_secs(2));
    let before = memory(&server);
    let mut took = load(&address, &articles, Duration::from_secs(seconds));
    let after = memory(&server);
    server.kill().unwrap();
    server.wait().unwrap();
    took.sort_unstable();
    let rate = took.len() as f64 / seconds as f64;
    let share = |share: f64| took[(share * (took.len() - 1) as f64) as usize].as_secs_f64() * 1e3;
    println!("command line   {alone:8.0} articles a second");
    println!("server         {rate:8.0} articles a second, {:.0} %", 100.0 * rate / alone);
    println!(
        "milliseconds   {:8.1} p50, {:.1} p99, {:.1} at most",
        share(0.5),
        share(0.99),
        share(1.0)
    );
    println!("memory         {before:8} kB before, {after} kB after");
}

/// The seeds, joined and cut to articles of one length.
fn articles() -> Vec<String> {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds");
    let mut paths: Vec<_> = fs::read_dir(seeds).unwrap().map(|own| own.unwrap().path()).collect();
    paths.sort();
    let texts: Vec<_> = paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    let article = |place: usize| {
        let mut text = String::new();
        for own in texts.iter().cycle().skip(place) {
            text += own;
            if text.len() >= LENGTH {
                break;
            }
        }
        text.truncate(text.floor_char_boundary(LENGTH));
        serde_json::json!({"id": place.to_string(), "text": text}).to_string()
    };
    (0..texts.len()).map(article).collect()
}

/// Articles a second of the command line, with its start taken off.
fn command_line(articles: &[String]) -> f64 {
    let run = |count: usize| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("articles.jsonl");
        let lines: Vec<_> = articles.iter().cycle().take(count).map(String::as_str).collect();
        fs::write(&path, lines.join("\n")).unwrap();
        let begun = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
        let command = command.arg("classify").arg(&path).args(["-f", "jsonl", "--quiet"]);
        assert!(command.stdout(Stdio::null()).status().unwrap().success());
        begun.elapsed().as_secs_f64()
    };
    let start = run(1);
    BATCH as f64 / (run(BATCH) - start)
}

fn address(server: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(server.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned()
}

/// How long each answer took.
fn load(address: &str, articles: &[String], time: Duration) -> Vec<Duration> {
    let until = Instant::now() + time;
    thread::scope(|scope| {
        let connection = |place| scope.spawn(move || connection(address, articles, place, until));
        let connections: Vec<_> = (0..CONNECTIONS).map(connection).collect();
        connections.into_iter().flat_map(|own| own.join().unwrap()).collect()
    })
}

fn connection(address: &str, articles: &[String], first: usize, until: Instant) -> Vec<Duration> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_nodelay(true).unwrap();
    let mut answers = BufReader::new(stream.try_clone().unwrap());
    let mut took = Vec::new();
    for article in articles.iter().cycle().skip(first) {
        let begun = Instant::now();
        if begun >= until {
            break;
        }
        let head = format!(
            "POST /v1/classify HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n",
            article.len()
        );
        stream.write_all((head + article).as_bytes()).unwrap();
        answer(&mut answers);
        took.push(begun.elapsed());
    }
    took
}

/// Reads an answer, which must be a record.
fn answer(answers: &mut BufReader<TcpStream>) {
    let (mut status, mut length) = (String::new(), 0);
    answers.read_line(&mut status).unwrap();
    assert!(status.starts_with("HTTP/1.1 200 "), "{status}");
    loop {
        let mut line = String::new();
        answers.read_line(&mut line).unwrap();
        match line.trim().split_once(": ") {
            Some(("content-length", value)) => length = value.parse().unwrap(),
            Some(_) => (),
            None => break,
        }
    }
    let mut body = vec![0; length];
    answers.read_exact(&mut body).unwrap();
}

/// Memory of a process that is resident, in kilobytes; 0 where the system does not tell.
fn memory(process: &Child) -> usize {
    let status = fs::read_to_string(format!("/proc/{}/status", process.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
