//! The examples of `docs/api.md`, as they are written.

use std::process::Command;

use serde_json::Value;

use super::server::Server;
use crate::harness::{Dir, seeds};

/// The address that the page speaks of.
const ADDRESS: &str = "localhost:8686";

/// A command of the page, and the answer that it shows of it.
struct Example<'p> {
    command: &'p str,
    answer: Option<&'p str>,
}

fn examples(page: &str) -> Vec<Example<'_>> {
    let mut examples: Vec<Example<'_>> = Vec::new();
    for block in page.split("```").skip(1).step_by(2) {
        match block.split_once('\n') {
            Some(("sh", command)) => examples.push(Example { command, answer: None }),
            Some(("json", answer)) => examples.last_mut().unwrap().answer = Some(answer),
            _ => (),
        }
    }
    examples
}

/// Whether an answer has what is shown of it: names may be left out, and what is `…`.
fn has(answer: &Value, shown: &Value) -> bool {
    match (answer, shown) {
        (_, Value::String(text)) if text == "…" => true,
        (Value::Object(own), Value::Object(shown)) => {
            shown.iter().all(|(name, value)| own.get(name).is_some_and(|own| has(own, value)))
        }
        (Value::Array(own), Value::Array(shown)) => {
            own.len() >= shown.len() && own.iter().zip(shown).all(|(own, shown)| has(own, shown))
        }
        _ => answer == shown,
    }
}

#[test]
#[cfg(unix)]
fn every_example_does_what_the_page_says() {
    let dir = Dir::new();
    dir.run(&["classify", &seeds(), "--brief", "--into", "news.sqlite"]).code(0);
    dir.file(
        "article.txt",
        "Rovers win the cup\n\nThe match ended in joy for the club. Fans praised the goalkeeper.\n",
    );
    dir.file("page.html", "<html><body><nav>Menu</nav><article><h1>Win</h1><p>The match ended in joy for the club.</p></article></body></html>");
    dir.file(
        "news.jsonl",
        "{\"id\": \"a\", \"text\": \"The match ended in joy.\"}\n{\"id\": \"b\"}\n",
    );
    let server = Server::start(&dir, &["--archive", "news.sqlite", "--labels", "labels"]);
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/api.md");
    let page = std::fs::read_to_string(page).unwrap();
    let examples = examples(&page);
    let curls: Vec<_> = examples.iter().filter(|own| own.command.contains("curl ")).collect();
    assert!(curls.len() >= 8);
    for Example { command, answer } in curls {
        let command = command.replace(ADDRESS, &server.address.to_string());
        let run =
            Command::new("sh").args(["-c", &command]).current_dir(dir.path("")).output().unwrap();
        let said = String::from_utf8(run.stdout).unwrap();
        assert!(run.status.success(), "{command}\n{said}");
        let Some(answer) = answer else { continue };
        for (own, shown) in said.lines().zip(answer.trim().lines()) {
            let [own, shown] = [own, shown].map(|json| {
                serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
            });
            assert!(has(&own, &shown), "{command}\n{own}\nis not\n{shown}");
        }
    }
}
