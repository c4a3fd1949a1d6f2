//! Edits of briefs: listed, printed, and turned off.

use serde_json::Value;

use crate::harness::Dir;

const ARTICLE: &str = r#"{"id": "pier", "title": "Wexmoor harbour board votes to close the old pier", "text": "WEXMOOR (AP) — The harbour board of Wexmoor voted on Monday to close the old pier, which has stood in the town for two hundred years.\n\nIt was cold. Nobody spoke. A band left.\n\nWhere was the Office of Harbours and Piers (OHP), a body of the state that is led by Ann Harrow? Tea was served.\n\nBut Harrow said on Monday that the OHP had no choice and that work on the old pier would begin in May, at a cost of four million crowns to the town.\n\nGulls were seen."}"#;

fn sentences(run: &[&str]) -> Vec<Value> {
    let dir = Dir::new();
    dir.file("a.jsonl", ARTICLE);
    let run = dir.run(&[&["summarise", "a.jsonl", "-f", "jsonl"], run].concat()).code(0);
    run.json()[0]["brief"].as_array().unwrap().clone()
}

fn place(of: &Value, bound: &str) -> usize {
    usize::try_from(of[bound].as_u64().unwrap()).unwrap()
}

#[test]
fn every_edit_stands_in_the_output_and_the_original_is_found_by_its_offsets() {
    let article: Value = serde_json::from_str(ARTICLE).unwrap();
    let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
    let slice = |from: usize, to: usize| text[from..to].iter().collect::<String>();
    let mut kinds = Vec::new();
    for sentence in sentences(&["-n", "2"]) {
        let (mut printed, mut at) = (String::new(), place(&sentence, "start"));
        for edit in sentence["edits"].as_array().into_iter().flatten() {
            kinds.push(edit["kind"].as_str().unwrap().to_owned());
            if place(edit, "start") >= at {
                printed += &slice(at, place(edit, "start"));
                printed += edit["inserted"].as_str().unwrap();
                at = place(edit, "end");
            }
        }
        printed += &slice(at, place(&sentence, "end"));
        assert_eq!(sentence["text"], printed.as_str());
    }
    assert_eq!(kinds, ["cut", "dropped", "introduced", "spelt_out"]);
}

#[test]
fn verbatim_sentences_have_no_edits() {
    let article: Value = serde_json::from_str(ARTICLE).unwrap();
    for sentence in sentences(&["-n", "2", "--verbatim"]) {
        assert_eq!(sentence.get("edits"), None);
        assert!(article["text"].as_str().unwrap().contains(sentence["text"].as_str().unwrap()));
    }
}

#[test]
fn every_form_prints_the_edited_sentence() {
    let dir = Dir::new();
    dir.file("a.jsonl", ARTICLE);
    let edited = "[Ann] Harrow said on Monday that the OHP [Office of Harbours and Piers] had";
    for form in ["jsonl", "html", "csv"] {
        let run = dir.run(&["summarise", "a.jsonl", "-n", "2", "-f", form]).code(0);
        assert!(run.stdout().contains(edited), "{form}: {run}");
    }
    let run = dir.run(&["summarise", "a.jsonl", "-n", "2"]).code(0).stdout();
    assert!(run.contains("[Ann] Harrow") && run.contains("OHP [Office"), "{run}");
    let run = dir.run(&["classify", "a.jsonl", "--brief", "--verbatim", "-f", "jsonl"]).code(0);
    assert!(!run.stdout().contains("[Ann]"), "{run}");
}

#[test]
fn a_budget_counts_the_words_that_are_printed() {
    for budget in (20..80).step_by(7) {
        let budget = budget.to_string();
        let brief = sentences(&["--words", &budget]);
        let words = brief
            .iter()
            .flat_map(|sentence| sentence["text"].as_str().unwrap().split(' '))
            .filter(|word| word.contains(char::is_alphanumeric))
            .count();
        assert!(brief.len() == 1 || words <= budget.parse().unwrap(), "{words} of {budget}");
    }
}
