//! Which articles to label next.

use std::collections::HashMap;
use std::fs;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::harness::{Dir, Run, seeds};

/// The topics of the example newsroom, by article.
fn topics() -> Vec<(String, String)> {
    let table = fs::read_to_string(format!("{}/../labels/topic.csv", seeds())).unwrap();
    let row = |line: &str| {
        let (article, label) = line.split_once(',').unwrap();
        (article.to_owned(), label.to_owned())
    };
    table.lines().skip(1).map(row).collect()
}

/// The example newsroom, of whose articles every `step`-th has a topic, and every second of those is
/// marked as drawn at random.
fn newsroom(step: usize) -> Dir {
    let dir = Dir::new();
    for (article, _) in topics() {
        dir.file(&article, fs::read(format!("{}/../{article}", seeds())).unwrap());
    }
    let facets = fs::read_to_string(format!("{}/../labels/facets.toml", seeds())).unwrap();
    let topic = facets.split("[stance]").next().unwrap();
    dir.file("labels/facets.toml", topic);
    let rows = topics().into_iter().step_by(step).enumerate();
    let rows = rows.map(|(n, (article, label))| format!("{article},{label},{}\n", n % 2 == 0));
    dir.file("labels/topic.csv", "article,label,random\n".to_owned() + &rows.collect::<String>());
    dir
}

/// How many articles were picked for each reason.
fn reasons(run: &Run) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for pick in run.json() {
        *counts.entry(pick["why"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    counts
}

#[test]
fn below_sixty_labels_typical_articles_come_first() {
    let dir = newsroom(5);
    assert_snapshot!("labels-next-text", dir.run(&["labels", "next", "seeds"]).code(0).stdout());
    let run = dir.run(&["labels", "next", "seeds", "-f", "jsonl"]).code(0);
    assert_eq!(
        reasons(&run),
        HashMap::from([("typical".to_owned(), 18), ("random".to_owned(), 2)])
    );
    let again = dir.run(&["labels", "next", "seeds", "-f", "jsonl", "--threads", "1"]).code(0);
    assert_eq!(run.stdout(), again.stdout(), "the same picks each time");
    for pick in run.json() {
        let blind = pick["random"] == json!(true);
        assert_eq!(pick.get("suggested").is_none(), blind, "{pick}");
    }
}

#[test]
fn from_sixty_labels_on_uncertain_articles_come_first() {
    let dir = newsroom(1);
    let table = String::from_utf8(dir.read("labels/topic.csv")).unwrap();
    let kept = table.lines().enumerate().filter(|(n, _)| n % 10 < 7).map(|(_, line)| line);
    dir.file("labels/topic.csv", kept.collect::<Vec<_>>().join("\n") + "\n");
    let run = dir.run(&["labels", "next", "seeds", "-f", "jsonl", "--count", "10"]).code(0);
    assert_eq!(
        reasons(&run),
        HashMap::from([("uncertain".to_owned(), 9), ("random".to_owned(), 1)])
    );
    run.says(&["accuracy by random picks alone: ", "95 % interval", "the model itself expects"]);
}

#[test]
fn a_label_that_is_only_defined_gets_the_article_that_it_fits() {
    let dir = newsroom(5);
    let table = String::from_utf8(dir.read("labels/topic.csv")).unwrap();
    let kept = table.lines().filter(|line| !line.contains(",sport,"));
    dir.file("labels/topic.csv", kept.collect::<Vec<_>>().join("\n") + "\n");
    let run = dir.run(&["labels", "next", "seeds", "-f", "jsonl"]).code(0);
    let first = &run.json()[0];
    assert_eq!(first["why"], "unseen");
    let topics: HashMap<_, _> = topics().into_iter().collect();
    assert_eq!(topics[first["id"].as_str().unwrap()], "sport", "{first}");
}

#[test]
fn without_labels_articles_are_picked_all_the_same() {
    let dir = newsroom(5);
    fs::remove_dir_all(dir.path("labels")).unwrap();
    let run = dir.run(&["labels", "next", "seeds", "--count", "10", "-f", "jsonl"]).code(0);
    assert_eq!(reasons(&run), HashMap::from([("typical".to_owned(), 9), ("random".to_owned(), 1)]));
    run.says(&["no model of the labels so far: there is no label yet to learn from"]);
}

#[test]
fn where_all_is_labelled_there_is_nothing_to_say() {
    newsroom(1).run(&["labels", "next", "seeds"]).code(1);
    let run = newsroom(1).run(&["labels", "next", "seeds", "-f", "csv"]).code(1);
    run.says(&["nothing is left to label of 100 articles", "100 labelled already"]);
    let run = newsroom(5).run(&["labels", "next", "seeds", "--facet", "tone"]).code(2);
    run.says(&["the labels have no facet `tone`; they have `topic`"]);
}

/// What a tool exports where annotators gave `label`: of what a pick was imported as.
type Exported = fn(usize, Value, &str) -> Value;

/// What tools export, by the format that was imported: the field of the label, and a record.
const TOOLS: [(&str, &str, &str, Exported); 4] = [
    ("label-studio", "json", "topic", |n, mut task, label| {
        task["id"] = json!(n);
        let chosen = json!({"choices": [label]});
        let result =
            json!([{"from_name": "topic", "to_name": "text", "type": "choices", "value": chosen}]);
        task["annotations"] = json!([{"id": n, "was_cancelled": false, "result": result}]);
        task["predictions"] = json!([]);
        task
    }),
    // JSON-MIN.
    ("label-studio", "json", "topic", |n, mut task, label| {
        let mut flat = task["data"].take();
        flat["id"] = json!(n);
        flat["topic"] = json!(label);
        flat["annotator"] = json!(1);
        flat
    }),
    ("doccano", "jsonl", "label", |n, mut line, label| {
        line["id"] = json!(n);
        line["label"] = json!([label]);
        line["Comments"] = json!([]);
        line
    }),
    ("prodigy", "jsonl", "accept", |n, mut line, label| {
        line["accept"] = json!([label]);
        line["answer"] = json!("accept");
        line["_input_hash"] = json!(n);
        line["_view_id"] = json!("choice");
        line
    }),
];

#[test]
fn what_tools_export_is_read_back_with_what_was_random() {
    let topics: HashMap<_, _> = topics().into_iter().collect();
    for (format, ending, field, exported) in TOOLS {
        let dir = newsroom(100);
        let first = dir.run(&["labels", "next", "seeds", "-f", format]).code(0);
        let tasks: Vec<Value> = match ending {
            "json" => serde_json::from_str(&first.stdout()).unwrap(),
            _ => first.json(),
        };
        assert_eq!(tasks.len(), 20, "{format}");
        let id = |task: &Value| {
            let ids = [&task["data"]["id"], &task["article_id"], &task["id"]];
            ids.into_iter().find_map(Value::as_str).unwrap().to_owned()
        };
        let ids: Vec<String> = tasks.iter().map(id).collect();
        let numbered = tasks.into_iter().zip(&ids).enumerate();
        let exported = numbered.map(|(n, (task, id))| exported(n, task, &topics[id]));
        let exported: Vec<Value> = exported.collect();
        let text = match ending {
            "json" => serde_json::to_string(&exported).unwrap(),
            _ => exported.iter().fold(String::new(), |text, line| text + &format!("{line}\n")),
        };
        let name = format!("export.{ending}");
        dir.file(&name, text);
        let facet = format!("topic={field}");
        let args = ["labels", "next", "seeds", "--labels", &name, "--facet", &facet, "-f", "jsonl"];
        let next = dir.run(&args).code(0).says(&[" of 2 right", "20 labelled already"]);
        let again = next.json().iter().any(|pick| ids.contains(&id(pick)));
        assert!(!again, "{format}: what was labelled is not asked for again");
    }
}

#[test]
fn a_table_is_read_back_once_it_is_filled() {
    let dir = newsroom(100);
    let topics: HashMap<_, _> = topics().into_iter().collect();
    let run = dir.run(&["labels", "next", "seeds", "-f", "csv"]).code(0);
    let stdout = run.stdout();
    let mut table = csv::Reader::from_reader(stdout.as_bytes());
    let mut filled = csv::Writer::from_writer(Vec::new());
    filled.write_record(table.headers().unwrap()).unwrap();
    for row in table.records() {
        let row = row.unwrap();
        let label = topics[&row[0]].as_str();
        let cells = row.iter().enumerate();
        filled.write_record(cells.map(|(n, cell)| if n == 4 { label } else { cell })).unwrap();
    }
    dir.file("filled.csv", filled.into_inner().unwrap());
    let args = ["labels", "next", "seeds", "--labels", "filled.csv", "--facet", "topic=label"];
    let next = dir.run(&[&args[..], &["-f", "csv"]].concat()).code(0);
    next.says(&[" of 2 right", "20 labelled already"]);
}

#[test]
fn labels_of_a_folder_and_of_a_tool_are_taken_together() {
    let dir = newsroom(5);
    let run = dir.run(&["labels", "next", "seeds", "-f", "doccano"]).code(0);
    let topics: HashMap<_, _> = topics().into_iter().collect();
    let labelled = |mut line: Value| {
        line["label"] = json!([topics[line["article_id"].as_str().unwrap()]]);
        format!("{line}\n")
    };
    dir.file("done.jsonl", run.json().into_iter().map(labelled).collect::<String>());
    let args = ["labels", "next", "seeds", "--labels", "labels", "--labels", "done.jsonl"];
    let next = dir.run(&[&args[..], &["--facet", "topic=label", "-f", "csv"]].concat()).code(0);
    next.says(&[" of 12 right", "40 labelled already"]);
}

#[test]
fn label_studio_is_told_its_interface() {
    let run = newsroom(5).run(&["labels", "next", "seeds", "-f", "label-studio"]).code(0);
    run.says(&[
        "<Text name=\"text\" value=\"$text\"/><Choices name=\"topic\" toName=\"text\" choice=\"single\"",
        "<Choice value=\"science_technology\"/>",
    ]);
}
