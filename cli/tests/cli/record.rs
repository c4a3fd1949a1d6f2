//! The record of an article: whole in JSON, the same in every form, and as its schema says.

use std::collections::BTreeSet;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};

use crate::harness::{Dir, Run, seeds};

/// A tag, as any form can tell it: article, facet, label, probability, sure, actor, canonical name.
type Told = (String, String, String, String, String, String, String);

struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn new() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/record.schema.json");
        Self::of(serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap())
    }

    fn of(schema: Value) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.enable_format_assertions();
        compiler.add_resource("file:///schema.json", schema).unwrap();
        let index = compiler.compile("file:///schema.json", &mut schemas).unwrap();
        Self(schemas, index)
    }

    /// What ninjs 3.1 asks of the members that nutgraf writes; it knows no other that it would.
    fn of_ninjs() -> Self {
        let (text, uri) = (json!({"type": "string"}), json!({"type": "string", "format": "uri"}));
        let object = |required: Value, properties: Value| {
            json!({"type": "object", "additionalProperties": false, "required": required,
                "properties": properties})
        };
        let list = |items: &Value| json!({"type": "array", "items": items});
        let worded =
            object(json!(["value"]), json!({"role": text, "contentType": text, "value": text}));
        let subject = json!({"name": text, "rel": text, "uri": uri, "literal": text, "creator": text,
            "confidence": {"type": "integer", "minimum": 0, "maximum": 100}});
        let standard = json!({"name": text, "version": text, "schema": uri});
        Self::of(object(
            json!(["uri"]),
            json!({
                "uri": uri,
                "type": {"const": "text"},
                "contentCreated": {"type": "string", "format": "date-time"},
                "language": text,
                "edNote": text,
                "headlines": list(&worded),
                "descriptions": list(&worded),
                "bodies": list(&worded),
                "subjects": list(&object(json!([]), subject)),
                "altIds": list(&object(json!([]), json!({"role": text, "value": text}))),
                "standard": object(json!([]), standard),
            }),
        ))
    }

    #[track_caller]
    fn check(&self, run: &Run) {
        for line in run.json() {
            if let Err(error) = self.0.validate(&line, self.1) {
                panic!("{error:#}\nin {line}");
            }
        }
    }
}

fn classify(dir: &Dir, more: &[&str]) -> Run {
    let seeds = seeds();
    dir.run(&[&["classify", seeds.as_str()], more].concat()).code(0)
}

/// A newsroom with records, a table, a page in another language and what is no news.
fn mixed() -> Dir {
    let dir = Dir::new();
    dir.file(
        "a.jsonl",
        "{\"id\": \"x\", \"headline\": \"Rovers win\", \"text\": \"The coach praised the match. Ada Marsh \
         thanked the fans of the club.\", \"published\": \"2024-03-04T14:02:00Z\", \"link\": \
         \"https://a.example/x\", \"desk\": 7}\n{\"text\": \"Caf\u{e9} 🗞 talks.\"}\n",
    );
    dir.file("b.csv", "id,text,date\n=1,\"He said, we won.\",2024-03-05\n");
    dir.file(
        "c.txt",
        "Der Rat stimmte am Donnerstag dafür, dass alle neun Büchereien der Stadt geöffnet bleiben.",
    );
    dir.file("d.txt", b"The caf\xe9 is closed after the flood in the town.");
    dir
}

#[test]
fn every_line_is_as_the_schema_says() {
    let (dir, schema) = (Dir::new(), Schema::new());
    for more in
        [&[] as &[&str], &["--brief", "--with", "text"], &["--all"], &["--abstain"], &["--explain"]]
    {
        schema.check(&classify(&dir, &[more, &["-f", "jsonl"]].concat()));
    }
    let dir = mixed();
    let inputs = ["classify", "a.jsonl", "b.csv", "c.txt", "d.txt", "-f", "jsonl"];
    schema.check(&dir.run(&inputs).code(0));
    schema.check(&dir.run(&[&inputs[..], &["--brief", "--target", "Nobody"]].concat()).code(0));
    let model = Dir::with_model();
    schema
        .check(&model.run(&["classify", "news", "-m", "small.safetensors", "-f", "jsonl"]).code(0));
}

#[test]
fn every_news_item_is_as_the_standard_says() {
    let (dir, schema) = (Dir::new(), Schema::of_ninjs());
    for more in [&[] as &[&str], &["--brief", "--with", "text"], &["--all"]] {
        schema.check(&classify(&dir, &[more, &["-f", "ninjs"]].concat()));
    }
    let run =
        mixed().run(&["classify", "a.jsonl", "b.csv", "c.txt", "d.txt", "-f", "ninjs"]).code(0);
    schema.check(&run);
    let mut item = run.json()[0].clone();
    item["contentCreated"] = json!("2024-03-04");
    assert!(schema.0.validate(&item, schema.1).is_err(), "a date has a time and a zone");
}

#[test]
fn a_schema_refuses_what_is_no_record() {
    let schema = Schema::new();
    let whole = mixed().run(&["classify", "a.jsonl", "-f", "jsonl"]).code(0).json()[0].clone();
    schema.0.validate(&whole, schema.1).unwrap();
    for (field, wrong) in [
        ("id", json!(7)),
        ("known_words", json!(1.5)),
        ("model", json!({"name": "x"})),
        ("tags", json!([{"facet": "topic"}])),
        ("surprise", json!(true)),
    ] {
        let mut line = whole.clone();
        line[field] = wrong;
        assert!(schema.0.validate(&line, schema.1).is_err(), "{field}");
    }
}

#[test]
fn a_record_says_which_article_and_which_nutgraf() {
    let lines =
        mixed().run(&["classify", "a.jsonl", "-f", "jsonl", "--with", "text"]).code(0).json();
    let [first, second] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!(first["title"], "Rovers win");
    assert_eq!(first["date"], "2024-03-04T14:02:00Z");
    assert_eq!(first["url"], "https://a.example/x");
    assert_eq!(first["fields"]["desk"], 7);
    assert!(first["text"].as_str().unwrap().starts_with("The coach"));
    assert_eq!(second["date"], Value::Null);
    assert_eq!(first["nutgraf"], env!("CARGO_PKG_VERSION"));
    assert_eq!(first["model"]["name"], "news-en");
    let model = Dir::with_model();
    let run = model.run(&["classify", "news/00.txt", "-m", "small.safetensors", "-f", "jsonl"]);
    assert_eq!(run.code(0).json()[0]["model"]["name"], "small");
}

/// What lines of JSON tell.
fn of_lines(run: &Run) -> BTreeSet<Told> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let tags = |line: Value| {
        let id = text(&line["id"]);
        let tags = line["tags"].as_array().unwrap().clone();
        tags.into_iter().filter(|tag| tag["given"] != false).map(move |tag| {
            let probability = format!("{:.4}", tag["probability"].as_f64().unwrap());
            let sure = tag["sure"].to_string();
            let [facet, label, target, canonical] =
                ["facet", "label", "target", "canonical"].map(|name| text(&tag[name]));
            (id.clone(), facet, label, probability, sure, target, canonical)
        })
    };
    run.json().into_iter().flat_map(tags).collect()
}

fn rows(run: &Run) -> Vec<std::collections::BTreeMap<String, String>> {
    let stdout = run.stdout();
    let mut table = csv::Reader::from_reader(stdout.as_bytes());
    table.deserialize().collect::<Result<_, _>>().unwrap()
}

/// What a table with a row a tag tells.
fn of_tags(run: &Run) -> BTreeSet<Told> {
    let rows = rows(run).into_iter().filter(|row| row["given"] == "true");
    rows.map(|row| {
        let [id, facet, label, probability, sure, target, canonical] =
            ["id", "facet", "label", "probability", "sure", "target", "canonical"]
                .map(|name| row[name].clone());
        (id, facet, label, probability, sure, target, canonical)
    })
    .collect()
}

/// What a table with a row an article tells.
fn of_articles(run: &Run) -> BTreeSet<Told> {
    let mut told = BTreeSet::new();
    for row in rows(run) {
        for facet in ["topic", "subtopic", "genre", "stance"] {
            let list = |end: &str| {
                let cell = row.get(&format!("{facet}{end}")).cloned().unwrap_or_default();
                cell.split("; ").map(str::to_owned).collect::<Vec<_>>()
            };
            let [labels, probabilities, sure, targets, canonical] =
                ["", "_probability", "_sure", "_target", "_canonical"].map(list);
            for (place, label) in labels.iter().enumerate().filter(|(_, label)| !label.is_empty()) {
                let actor = |list: &[String]| {
                    if facet == "stance" { list[place].clone() } else { String::new() }
                };
                let (id, label) = (row["id"].clone(), label.clone());
                let (target, canonical) = (actor(&targets), actor(&canonical));
                let (probability, sure) = (probabilities[place].clone(), sure[place].clone());
                told.insert((id, facet.into(), label, probability, sure, target, canonical));
            }
        }
    }
    told
}

#[test]
fn every_form_says_the_same() {
    let dir = Dir::new();
    for more in [&[] as &[&str], &["--abstain"], &["--brief"], &["--all"], &["--actors", "5"]] {
        let of = |form: &[&str]| classify(&dir, &[more, form].concat());
        let told = of_lines(&of(&["-f", "jsonl"]));
        assert!(told.len() > 100, "{more:?}");
        assert_eq!(of_articles(&of(&["-f", "csv"])), told, "{more:?}");
        assert_eq!(of_tags(&of(&["-f", "csv", "--long"])), told, "{more:?}");
        assert_eq!(subjects(&of(&["-f", "ninjs"])), confident(&told), "{more:?}");
    }
}

/// A tag as a news item tells it: article, facet, label, confidence, actor.
type Subject = (String, String, String, u64, String);

fn confident(told: &BTreeSet<Told>) -> BTreeSet<Subject> {
    let subject = |(id, facet, label, probability, _, _, canonical): &Told| {
        let confidence = (100.0 * probability.parse::<f64>().unwrap()).round() as u64;
        (id.clone(), facet.clone(), label.clone(), confidence, canonical.clone())
    };
    told.iter().map(subject).collect()
}

fn subjects(run: &Run) -> BTreeSet<Subject> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let of_item = |item: Value| {
        let id = text(&item["altIds"][0]["value"]);
        let subjects = item["subjects"].as_array().unwrap().clone();
        subjects.into_iter().map(move |own| {
            let name = text(&own["name"]);
            let actor = name.split_once(" towards ").map_or("", |(_, actor)| actor).to_owned();
            let confidence = own["confidence"].as_u64().unwrap();
            (id.clone(), text(&own["rel"]), text(&own["literal"]), confidence, actor)
        })
    };
    run.json().into_iter().flat_map(of_item).collect()
}

#[test]
fn a_stance_that_is_kept_back_moves_no_other_to_its_actor() {
    let run = classify(&Dir::new(), &["--abstain", "-f", "csv", "--actors", "5"]);
    for row in rows(&run) {
        let parts = |name: &str| row[name].split("; ").count();
        assert_eq!(parts("stance"), parts("stance_target"), "{row:?}");
        assert_eq!(row["stance"].is_empty(), row["stance_target"].is_empty(), "{row:?}");
    }
}

#[test]
fn briefs_fit_every_form() {
    let dir = Dir::new();
    let of = |form: &[&str]| classify(&dir, &[&["--brief"], form].concat());
    let lines = of(&["-f", "jsonl"]).json();
    let brief = |line: &Value| {
        let sentences = line["brief"].as_array().unwrap().iter();
        sentences.map(|own| own["text"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
    };
    let briefs: Vec<_> = lines.iter().map(brief).collect();
    let table: Vec<_> = rows(&of(&["-f", "csv"])).iter().map(|row| row["brief"].clone()).collect();
    assert_eq!(table, briefs);
    let mut long: Vec<_> =
        rows(&of(&["-f", "csv", "--long"])).iter().map(|row| row["brief"].clone()).collect();
    long.dedup();
    assert_eq!(long, briefs);
    let items = of(&["-f", "ninjs"]).json();
    let summaries: Vec<_> =
        items.iter().map(|item| item["descriptions"][0]["value"].clone()).collect();
    assert_eq!(summaries, briefs);
    assert!(of(&["-f", "html"]).stdout().contains("Merrowland"));
}

#[test]
fn an_article_without_a_tag_has_a_row_of_its_own() {
    let dir = mixed();
    let run = dir.run(&["classify", "c.txt", "a.jsonl", "-f", "csv", "--long"]).code(0);
    let rows = rows(&run);
    assert_eq!(
        (&*rows[0]["id"], &*rows[0]["label"], &*rows[0]["abstained"]),
        ("c.txt", "", "language")
    );
    assert!(rows[0]["notes"].contains("does not know German"), "{run}");
}

#[test]
fn a_column_of_the_callers_stands_for_ours_of_the_same() {
    let run = mixed().run(&["classify", "b.csv", "-f", "csv", "--with", "text"]).code(0);
    let head = run.stdout().lines().next().unwrap().to_owned();
    assert!(head.starts_with("id,text,date,title,url,topic,"), "{run}");
}

#[test]
fn what_does_not_fit_a_form_is_refused() {
    let table: [(&[&str], &str); 4] = [
        (&["classify", "a.jsonl", "--long"], "--long is for tables"),
        (&["classify", "a.jsonl", "--with", "text"], "--with is for records"),
        (&["classify", "a.jsonl", "--explain", "-f", "ninjs"], "--explain does not fit"),
        (&["summarise", "a.jsonl", "-f", "ninjs"], "use `nutgraf classify --brief`"),
    ];
    for (args, message) in table {
        mixed().run(args).code(2).says(&[message]);
    }
}
