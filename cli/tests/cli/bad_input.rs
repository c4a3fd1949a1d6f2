use std::fs;

use crate::harness::Dir;

#[test]
fn a_missing_file_is_named() {
    let run = Dir::new().run(&["classify", "nowhere.txt"]).code(2);
    assert_eq!(run.stdout(), "");
    run.says(&["error: nowhere.txt: cannot be opened: No such file"]);
}

#[test]
fn a_folder_without_articles_is_named() {
    let dir = Dir::new();
    dir.file("pictures/a.png", "");
    dir.run(&["summarise", "pictures"]).code(2).says(&["error: pictures: no article", ".txt"]);
}

#[test]
fn other_character_sets_are_read_with_a_note() {
    let dir = Dir::new();
    dir.file("latin.txt", b"The caf\xe9 \x93Bleu\x94 is closed after the flood.");
    let run = dir.run(&["classify", "latin.txt", "-f", "jsonl"]).code(0);
    assert_eq!(run.json()[0]["notes"], serde_json::json!(["read as windows-1252, by guess"]));
    assert!(
        dir.run(&["classify", "latin.txt"]).code(0).stdout().contains("note: read as windows-1252")
    );
}

#[test]
fn an_empty_article_is_an_error_and_no_article_is_nothing() {
    let dir = Dir::new();
    dir.file("empty.txt", " \n");
    dir.file("none.jsonl", "");
    dir.run(&["classify", "empty.txt"]).code(2).says(&["empty.txt: the article is empty"]);
    dir.run(&["classify", "none.jsonl"]).code(1).says(&["note: there is no article"]);
}

#[test]
fn json_that_breaks_half_way_leaves_the_other_lines() {
    let dir = Dir::new();
    dir.file(
        "a.jsonl",
        "{\"id\": 1, \"text\": \"One.\"}\n{\"id\": 2, \"te\n{\"id\": 3, \"text\": \"Three.\"}\n",
    );
    let run = dir.run(&["classify", "a.jsonl", "-f", "jsonl"]).code(3);
    let ids: Vec<_> = run.json().iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, ["1", "3"]);
    run.says(&["error: a.jsonl:2: column", "note: 1 of 3 articles could not be read"]);
}

#[test]
fn a_line_of_fifty_megabytes_is_read() {
    let dir = Dir::new();
    dir.file("long.txt", "x".repeat(50_000_000));
    dir.run(&["classify", "long.txt"]).code(0);
    let run = dir.run(&["summarise", "long.txt", "-f", "jsonl"]);
    assert!(run.stderr().is_empty(), "{run}");
}

#[test]
fn an_unknown_facet_is_answered_with_those_there_are() {
    let run = Dir::new().run(&["classify", "--facet", "mood"]).code(2);
    run.says(&["the model has no facet `mood`; it has topic, subtopic, genre, stance"]);
}

#[test]
fn a_broken_model_is_never_used() {
    let dir = Dir::with_model();
    let whole = dir.read("small.safetensors");
    dir.file("cut.safetensors", &whole[..whole.len() / 2]);
    let mut altered = whole.clone();
    let middle = whole.len() * 3 / 4;
    altered[middle] ^= 1;
    dir.file("altered.safetensors", altered);
    dir.file("text.safetensors", "no model at all");
    let table = [
        ("cut.safetensors", "cut short"),
        ("altered.safetensors", "altered"),
        ("text.safetensors", "not a model file"),
        ("missing.safetensors", "cannot be read: No such file"),
    ];
    for (file, message) in table {
        let run = dir.run(&["classify", "news", "--model", file]).code(2);
        assert_eq!(run.stdout(), "");
        run.says(&["error: the model ", file, message]);
        dir.run(&["model", "show", file]).code(2).says(&[message]);
    }
}

#[test]
fn an_output_that_cannot_be_is_told_before_any_work() {
    let dir = Dir::with_model();
    fs::create_dir(dir.path("folder")).unwrap();
    for (output, message) in
        [("no/where.csv", "No such file"), ("folder", "it is a folder"), ("news/00.txt/x", "")]
    {
        let run = dir.run(&["classify", "news", "-o", output]).code(2);
        assert_eq!(run.stdout(), "");
        run.says(&[&format!("error: {output} cannot be written: "), message]);
        dir.run(&["train", "-o", output]).code(2).says(&["cannot be written"]);
    }
}
