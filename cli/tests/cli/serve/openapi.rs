//! The document of the API says what the server answers.

use std::collections::BTreeSet;

use boon::{Compiler, Schemas};
use serde_json::{Value, json};

use super::server::{Answer, Server};
use crate::harness::{Dir, seeds};

const ROOT: &str = "file:///v1/openapi.json";

struct Document {
    document: Value,
    record: Value,
}

impl Document {
    fn of(server: &Server) -> Self {
        let document = server.get("/v1/openapi.json").status(200).json();
        Self { document, record: server.get("/v1/record.schema.json").status(200).json() }
    }

    /// Checks a value against the schema at a pointer.
    #[track_caller]
    fn check(&self, pointer: &str, value: &Value) {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource(ROOT, self.document.clone()).unwrap();
        compiler.add_resource("file:///v1/record.schema.json", self.record.clone()).unwrap();
        let index = compiler.compile(&format!("{ROOT}#{pointer}"), &mut schemas).unwrap();
        if let Err(error) = schemas.validate(value, index) {
            panic!("{error:#}\nat {pointer}\nin {value}");
        }
    }

    /// Checks an answer against what is said of the operation and its status.
    #[track_caller]
    fn answers(&self, method: &str, path: &str, answer: &Answer) {
        let responses = format!("/paths/{}/{method}/responses/{}", escaped(path), answer.status);
        let said = self.document.pointer(&responses);
        assert!(said.is_some(), "{method} {path} says nothing of {answer:?}");
        let media = answer.header("content-type").unwrap().split(';').next().unwrap().to_owned();
        let at = if said.unwrap().get("$ref").is_some() {
            "/components/responses/Problem".to_owned()
        } else {
            responses
        };
        let schema = format!("{at}/content/{}/schema", escaped(&media));
        assert!(
            self.document.pointer(&schema).is_some(),
            "{method} {path} says nothing of {media}"
        );
        let value = serde_json::from_str(&answer.body).unwrap_or_else(|_| json!(answer.body));
        self.check(&schema, &value);
    }
}

/// A name as JSON pointers have it.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// An article to send, of a media type.
type Sent = (&'static str, String);

fn sent() -> Vec<Sent> {
    let text = "Parliament rejected the minister's budget. Ada Marsh failed the voters, she said.";
    let one = json!({"id": "a", "title": "Budget", "text": text, "desk": 7, "date": "2024-03-04"});
    let page = format!(
        "<html><body><nav>Menu</nav><article><h1>Win</h1><p>{text}</p></article></body></html>"
    );
    vec![
        ("application/json", one.to_string()),
        ("application/json", json!([one, {"id": "b"}, one]).to_string()),
        ("application/x-ndjson", format!("{one}\n{one}\n")),
        ("text/plain", text.to_owned()),
        ("text/html", page),
        ("text/plain", "Der Rat stimmte am Donnerstag dafür, dass alle neun Büchereien der Stadt geöffnet bleiben.".into()),
        ("application/json", "{".into()),
        ("image/png", String::new()),
    ]
}

#[test]
fn every_answer_is_as_the_document_says() {
    let dir = Dir::newsroom();
    dir.run(&["classify", &seeds(), "--brief", "--into", "news.sqlite"]).code(0);
    let flags = ["--archive", "news.sqlite", "--labels", "labels", "--max-body", "0.1"];
    let server = Server::start(&dir, &flags);
    let document = Document::of(&server);
    for (path, queries) in [
        (
            "/v1/classify",
            &[
                "",
                "?all=true",
                "?brief=true&explain=true&text=true",
                "?abstain=true",
                "?target=Ada",
                "?x=1",
            ] as &[&str],
        ),
        ("/v1/summarise", &["", "?sentences=1&explain=true", "?focus=budget", "?words=x"]),
        ("/v1/clean", &["", "?x=1"]),
    ] {
        for (query, (media, body)) in
            queries.iter().flat_map(|query| sent().into_iter().map(move |own| (query, own)))
        {
            document.answers("post", path, &server.post(&format!("{path}{query}"), media, body));
        }
        let long = "x".repeat(200_000);
        document.answers("post", path, &server.post(path, "text/plain", long).status(413));
        let rebound = server.request("POST", path, &[("Host", "a.example")], b"");
        document.answers("post", path, &server.raw(&rebound).status(421));
        let foreign = server.request("POST", path, &[("Origin", "http://a.example")], b"");
        document.answers("post", path, &server.raw(&foreign).status(403));
    }
    let label = json!({"article": {"id": "a", "text": "A match."}, "facet": "topic", "labels": ["sport"], "by": "ada"});
    let wrong = json!({"article": {"id": "a", "text": "A match."}, "facet": "topic", "labels": ["?"], "by": "ada"});
    document.check("/components/schemas/Correction", &label);
    for body in [&label, &wrong, &json!([label, wrong])] {
        document.answers("post", "/v1/labels", &server.post_json("/v1/labels", body));
    }
    document.answers("post", "/v1/labels", &server.post("/v1/labels", "text/plain", ""));
    for query in ["", "?text=true", "?topic=sport&unsure=1", "?from=soon"] {
        document.answers("get", "/v1/articles", &server.get(&format!("/v1/articles{query}")));
    }
    for path in ["/healthz", "/metrics", "/v1/openapi.json", "/v1/record.schema.json"] {
        document.answers("get", path, &server.get(path).status(200));
    }
}

#[test]
fn every_path_and_parameter_is_there_and_no_other() {
    let dir = Dir::newsroom();
    dir.run(&["classify", "news", "--into", "news.sqlite"]).code(0);
    let server = Server::start(&dir, &["--archive", "news.sqlite", "--labels", "labels"]);
    let document = Document::of(&server).document;
    assert_eq!(document["openapi"], "3.1.0");
    let mut operations = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            assert!(operations.insert(operation["operationId"].as_str().unwrap().to_owned()));
            let answer = server.raw(&server.request(&method.to_uppercase(), path, &[], b""));
            assert!(![404, 405].contains(&answer.status), "{method} {path}: {answer:?}");
            let other = if method == "get" { "POST" } else { "GET" };
            server.raw(&server.request(other, path, &[], b"")).status(405);
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                let name = parameter["name"].as_str().unwrap();
                let value = match (name, parameter["schema"]["type"].as_str()) {
                    ("from" | "to", _) => "2024-03-04",
                    ("after", _) => "2024-03-04.1",
                    (_, Some("boolean")) => "true",
                    _ => "1",
                };
                let asked = format!("{path}?{name}={value}");
                let headers = [("Content-Type", "text/plain")];
                let request = server.request(&method.to_uppercase(), &asked, &headers, b"A match.");
                server.raw(&request).status(200);
            }
        }
    }
}

#[test]
fn references_lead_somewhere() {
    let server_dir = Dir::new();
    let server = Server::start(&server_dir, &[]);
    let Document { document, record } = Document::of(&server);
    let mut references = Vec::new();
    collect(&document, &mut references);
    assert!(references.len() > 20);
    for reference in references {
        let (file, pointer) = reference.split_once('#').unwrap_or((&reference, ""));
        let within = if file.is_empty() { &document } else { &record };
        assert!(["", "record.schema.json"].contains(&file), "{reference}");
        assert!(within.pointer(pointer).is_some(), "{reference}");
    }
}

fn collect(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            references.extend(object.get("$ref").and_then(Value::as_str).map(str::to_owned));
            object.values().for_each(|own| collect(own, references));
        }
        Value::Array(list) => list.iter().for_each(|own| collect(own, references)),
        _ => (),
    }
}
