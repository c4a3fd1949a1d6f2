//! The archive: what is put into it comes out again, once, whatever happens on the way.

use std::process::Stdio;
use std::thread;
use std::time::{Duration, SystemTime};

use rusqlite::types::Value as Cell;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

use crate::harness::{Dir, Run, seeds};

/// What an archive holds of articles, without the numbers of runs.
const CONTENTS: [&str; 7] = [
    "SELECT article, id, title, text, date, url, language, known_words, abstained, not_news, notes, \
     fields, version, model, nutgraf FROM articles ORDER BY article",
    "SELECT * FROM tags ORDER BY article, place",
    "SELECT * FROM mentions ORDER BY article, tag, place",
    "SELECT * FROM briefs ORDER BY article",
    "SELECT * FROM brief_sentences ORDER BY article, place",
    "SELECT history, id, version, record FROM history ORDER BY history",
    "SELECT * FROM rules ORDER BY article, place",
];

fn open(dir: &Dir, archive: &str) -> Connection {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    let connection = Connection::open_with_flags(dir.path(archive), flags).unwrap();
    connection.busy_timeout(Duration::from_secs(30)).unwrap();
    connection
}

fn rows(connection: &Connection, query: &str) -> Vec<Vec<Cell>> {
    let mut statement = connection.prepare(query).unwrap();
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| (0..columns).map(|place| row.get(place)).collect());
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

fn number(connection: &Connection, query: &str) -> usize {
    connection.query_row(query, [], |row| row.get(0)).unwrap()
}

/// The contents of an archive, which must be sound.
#[track_caller]
fn contents(connection: &Connection) -> Vec<Vec<Vec<Cell>>> {
    let sound: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    assert_eq!(rows(connection, "PRAGMA foreign_key_check").len(), 0);
    let check = "INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)";
    connection.execute_batch(check).unwrap();
    CONTENTS.iter().map(|query| rows(connection, query)).collect()
}

fn classify(dir: &Dir, more: &[&str]) -> Run {
    let seeds = seeds();
    dir.run(&[&["classify", seeds.as_str()], more].concat()).code(0)
}

#[test]
fn every_format_comes_out_as_it_would_have_been_written() {
    for more in [&["--brief"] as &[&str], &["--all"], &["--abstain", "--brief", "--verbatim"]] {
        let dir = Dir::new();
        classify(&dir, &[more, &["--into", "a.sqlite"]].concat());
        for form in [
            &["-f", "jsonl", "--with", "text"] as &[&str],
            &["-f", "csv"],
            &["-f", "csv", "--long"],
            &["-f", "ninjs"],
        ] {
            let written = classify(&dir, &[more, form].concat());
            let archived = dir.run(&[&["archive", "a.sqlite"], form].concat()).code(0);
            if form[1] == "jsonl" {
                assert_eq!(archived.json(), written.json(), "{more:?}");
            } else {
                assert_eq!(archived.stdout(), written.stdout(), "{more:?} {form:?}");
            }
        }
    }
}

#[test]
fn fields_and_notes_of_a_record_come_out_too() {
    let dir = Dir::new();
    dir.file(
        "a.jsonl",
        "{\"id\": \"x\", \"text\": \"The coach of the club praised the m\\u0061tch 🗞 of the fans.\", \"desk\": \
         {\"n\": 1.5}, \"published\": \"2024-03-04\"}\n{\"id\": \"y\", \"body\": \"<p>Der Rat stimmte am \
         Donnerstag dafür, dass alle Büchereien der Stadt geöffnet bleiben.</p>\"}\n",
    );
    let written = dir.run(&["classify", "a.jsonl", "-f", "jsonl"]).code(0);
    dir.run(&["classify", "a.jsonl", "--into", "a.sqlite"]).code(0);
    assert_eq!(dir.run(&["archive", "a.sqlite", "-f", "jsonl"]).code(0).json(), written.json());
    let table = dir.run(&["archive", "a.sqlite", "-f", "csv"]).code(0).stdout();
    assert!(table.starts_with("desk,published,id,title,date,url,topic,"), "{table}");
}

#[test]
fn what_is_there_is_not_read_again_and_what_changed_is_replaced() {
    let dir = Dir::new();
    let record = |text: &str| json!({"id": "a", "text": text}).to_string() + "\n";
    let other = json!({"id": "b", "text": "The council voted for the budget."}).to_string();
    let run = |text: &str, more: &[&str]| {
        dir.file("a.jsonl", record(text) + &other);
        let args = ["classify", "a.jsonl", "--into", "a.sqlite", "--report", "r.json"];
        dir.run(&[&args, more].concat()).code(0);
        let report: Value = serde_json::from_slice(&dir.read("r.json")).unwrap();
        (report["read"].as_u64().unwrap(), report["already_there"].as_u64().unwrap())
    };
    assert_eq!(run("The match was won.", &[]), (2, 0));
    assert_eq!(run("The match was won.", &[]), (0, 2));
    assert_eq!(run("The match was lost.", &[]), (1, 1));
    assert_eq!(run("The match was lost.", &["--brief"]), (2, 0));
    assert_eq!(run("The match was lost.", &["--brief"]), (0, 2));
    let archive = open(&dir, "a.sqlite");
    assert_eq!(number(&archive, "SELECT count(*) FROM articles"), 2);
    assert_eq!(number(&archive, "SELECT article FROM articles WHERE id = 'a'"), 1);
    assert_eq!(number(&archive, "SELECT count(*) FROM history WHERE id = 'a'"), 2);
    assert_eq!(number(&archive, "SELECT count(*) FROM runs WHERE ended IS NOT NULL"), 5);
    let found = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ";
    assert_eq!(number(&archive, &format!("{found} 'lost'")), 1);
    assert_eq!(number(&archive, &format!("{found} 'won'")), 0);
    let older = "SELECT json_extract(record, '$.text') FROM history ORDER BY history LIMIT 1";
    assert_eq!(rows(&archive, older), [[Cell::Text("The match was won.".into())]]);
    contents(&archive);
}

#[test]
fn an_input_that_has_an_article_in_two_forms_changes_nothing_the_second_time() {
    let dir = Dir::new();
    let record = |text: &str| json!({"id": "a", "text": text}).to_string() + "\n";
    dir.file("a.jsonl", record("They met.") + &record("They met again."));
    let run = || dir.run(&["classify", "a.jsonl", "--into", "a.sqlite"]).code(0);
    run();
    let first = contents(&open(&dir, "a.sqlite"));
    assert_eq!((first[0].len(), first[5].len()), (1, 1));
    run();
    assert_eq!(contents(&open(&dir, "a.sqlite")), first);
}

/// Records enough that a run takes some seconds, a tenth of them in two forms.
fn many(dir: &Dir) {
    let lines = classify(dir, &["-f", "jsonl", "--with", "text"]).json();
    let record = |(round, line): (usize, &Value)| {
        let id =
            format!("{}-{}", line["id"].as_str().unwrap(), round - usize::from(round % 10 == 9));
        json!({"id": id, "text": format!("{} {round}", line["text"].as_str().unwrap())}).to_string()
    };
    let records = (0..15).flat_map(|round| lines.iter().map(move |line| (round, line))).map(record);
    dir.file("many.jsonl", records.collect::<Vec<_>>().join("\n"));
}

/// Runs the program until it is killed after some time; says whether it had ended before.
fn killed(dir: &Dir, args: &[&str], after: Duration) -> bool {
    let quiet = [Stdio::null(), Stdio::null()];
    let [stdout, stderr] = quiet;
    let mut child = dir.command(args).stdout(stdout).stderr(stderr).spawn().unwrap();
    thread::sleep(after);
    let ended = child.try_wait().unwrap().is_some();
    // SIGKILL, which no program can catch.
    let _ = child.kill();
    child.wait().unwrap();
    ended
}

#[test]
fn killed_ten_times_and_resumed_it_holds_what_an_undisturbed_run_holds() {
    let dir = Dir::new();
    many(&dir);
    let into = |archive: &'static str| ["classify", "many.jsonl", "--brief", "--into", archive];
    let begun = SystemTime::now();
    dir.run(&into("whole.sqlite")).code(0);
    let whole = begun.elapsed().unwrap();
    // Random, and told if the test fails.
    let mut luck = begun.duration_since(SystemTime::UNIX_EPOCH).unwrap().subsec_nanos();
    let mut kills = Vec::new();
    for _ in 0..10 {
        luck = luck.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let after = whole.mul_f64(0.05 + 0.25 * f64::from(luck) / f64::from(u32::MAX));
        let ended = killed(&dir, &into("killed.sqlite"), after);
        kills.push((after, ended));
    }
    dir.run(&into("killed.sqlite")).code(0);
    let [whole, killed] = ["whole.sqlite", "killed.sqlite"].map(|name| open(&dir, name));
    assert_eq!(number(&whole, "SELECT count(*) FROM articles"), 1400);
    assert_eq!(number(&whole, "SELECT count(*) FROM history"), 100);
    assert!(contents(&whole) == contents(&killed), "{kills:?}");
    let broken_off = number(&killed, "SELECT count(*) FROM runs WHERE ended IS NULL");
    assert!(broken_off > 0, "{kills:?}");
    let counted = "SELECT sum(added) + sum(replaced) FROM runs";
    assert_eq!(number(&killed, counted), number(&whole, counted), "{kills:?}");
}

#[test]
fn two_programs_may_write_into_one_archive() {
    let dir = Dir::new();
    let seeds = seeds();
    for (name, begin) in [("a", "0"), ("b", "1")] {
        let records = classify(&dir, &["-f", "jsonl", "--with", "text"]).json().into_iter();
        let record = |line: Value| {
            json!({"id": format!("{begin}{}", line["id"]), "text": line["text"]}).to_string()
        };
        dir.file(&format!("{name}.jsonl"), records.map(record).collect::<Vec<_>>().join("\n"));
    }
    thread::scope(|scope| {
        for input in ["a.jsonl", "b.jsonl", seeds.as_str()] {
            let dir = &dir;
            scope.spawn(move || dir.run(&["classify", input, "--into", "a.sqlite"]).code(0));
        }
    });
    let archive = open(&dir, "a.sqlite");
    assert_eq!(number(&archive, "SELECT count(*) FROM articles"), 300);
    contents(&archive);
}

#[test]
fn what_it_holds_is_told_and_found() {
    let dir = Dir::new();
    classify(&dir, &["--brief", "--into", "a.sqlite"]);
    let told = dir.run(&["archive", "a.sqlite"]).code(0).stdout();
    assert!(told.starts_with("100 articles, 100 with a brief, "), "{told}");
    assert!(told.contains("politics") && told.contains("news-en"), "{told}");
    let found = dir.run(&["archive", "a.sqlite", "--search", "transport vote"]).code(0).stdout();
    assert!(
        found.contains("001-harrow-transport-vote.txt\n  Harrow wins transport vote"),
        "{found}"
    );
    let lines = dir.run(&["archive", "a.sqlite", "--search", "transport vote", "-f", "jsonl"]);
    assert!(lines.code(0).json().iter().any(|line| line["id"].as_str().unwrap().contains("001-")));
    dir.run(&["archive", "a.sqlite", "--search", "zxqvrrp"]).code(1);
    let run = dir.run(&["archive", "a.sqlite", "--search", "rate\"cut"]).code(2);
    run.says(&["cannot be understood; put what is no word into double quotes"]);
}

#[test]
fn views_say_what_the_tables_say() {
    let dir = Dir::new();
    classify(&dir, &["--brief", "--into", "a.sqlite"]);
    let archive = open(&dir, "a.sqlite");
    assert_eq!(number(&archive, "SELECT count(*) FROM records"), 100);
    let tags = number(&archive, "SELECT count(*) FROM tags");
    assert_eq!(number(&archive, "SELECT count(*) FROM tagged"), tags);
    let stances = number(&archive, "SELECT count(*) FROM tags WHERE canonical IS NOT NULL");
    assert_eq!(number(&archive, "SELECT count(*) FROM stances"), stances);
    let labels =
        number(&archive, "SELECT sum(articles) FROM labels_by_day WHERE facet <> 'stance'");
    assert_eq!(labels, number(&archive, "SELECT count(*) FROM tags WHERE facet <> 'stance'"));
    let misplaced = "SELECT count(*) FROM mentions JOIN articles USING (article) \
                     WHERE substr(text, start + 1, end - start) <> sentence";
    assert_eq!(number(&archive, misplaced), 0);
}

#[test]
fn only_an_archive_is_written_into() {
    let dir = Dir::with_model();
    dir.file("text.sqlite", "no database, but some text of more than a hundred bytes".repeat(4));
    Connection::open(dir.path("theirs.sqlite"))
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    for (name, message) in [
        ("text.sqlite", "file is not a database"),
        ("theirs.sqlite", "it is no archive of nutgraf"),
        ("no/where.sqlite", "unable to open database file"),
    ] {
        let run = dir.run(&["classify", "news", "--into", name]).code(2);
        run.says(&[&format!("error: the archive {name} cannot be used: "), message]);
    }
    dir.run(&["archive", "nowhere.sqlite"]).code(2).says(&["there is no such file"]);
    assert!(!dir.path("nowhere.sqlite").exists());
    dir.run(&["classify", "news", "--into", "a.sqlite", "-f", "csv"])
        .code(2)
        .says(&["cannot be used"]);
}
