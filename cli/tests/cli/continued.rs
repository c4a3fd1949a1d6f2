use crate::harness::Dir;

/// Corrections of the example newsroom: its own first articles, called otherwise.
fn corrections(label: &str) -> String {
    let row =
        |n: usize| format!("c{n},The striker scored goal number {n} in the cup match.,{label}\n");
    "id,text,topic\n".to_owned() + &(0..40).map(row).collect::<String>()
}

const CONTINUE: [&str; 6] =
    ["train", "--base", "small.safetensors", "c.csv", "-o", "mine.safetensors"];

#[test]
fn a_model_is_continued_with_corrections_and_says_so() {
    let dir = Dir::with_model();
    dir.file("c.csv", corrections("sport"));
    let report = dir.run(&CONTINUE).code(0).stdout();
    assert!(
        report.contains("continued from small ") && report.contains("40 corrections"),
        "{report}"
    );
    assert!(!report.contains("stance"), "only what is corrected is told: {report}");
    let shown = dir.run(&["model", "show", "mine.safetensors"]).code(0).stdout();
    assert!(shown.contains("continued from small "), "{shown}");
}

#[test]
fn what_moved_is_said_and_that_nothing_is_sure() {
    let dir = Dir::with_model();
    dir.file("c.csv", corrections("politics"));
    let report = dir.run(&CONTINUE).code(0).stdout();
    for said in ["most moved: ", "politics 0 → 40 (of them 40)", "nothing is sure at 0.9"] {
        assert!(report.contains(said), "{report}");
    }
}

#[test]
fn threads_do_not_change_a_byte() {
    let dir = Dir::with_model();
    dir.file("c.csv", corrections("politics"));
    let trained = ["1", "3"].map(|threads| {
        dir.run(&[&CONTINUE[..], &["--force", "--threads", threads]].concat()).code(0);
        dir.read("mine.safetensors")
    });
    assert!(trained[0] == trained[1]);
}

#[test]
fn json_lines_and_a_labels_folder_correct_as_tables_do() {
    let dir = Dir::with_model();
    let line = |n: usize| {
        format!(
            "{{\"id\": \"{n}\", \"text\": \"The striker scored {n}.\", \"topic\": \"sport\"}}\n"
        )
    };
    dir.file("c.jsonl", (0..12).map(line).collect::<String>());
    for labels in ["c.jsonl", "labels"] {
        let continued =
            ["train", "--base", "small.safetensors", labels, "--force", "-o", "mine.safetensors"];
        let report = dir.run(&continued).code(0).stdout();
        assert!(report.contains("continued from small "), "{report}");
    }
}

#[test]
fn a_label_of_ones_own_is_refused_with_the_nearest_and_what_to_do() {
    let dir = Dir::with_model();
    dir.file("c.csv", corrections("sports"));
    dir.run(&CONTINUE).code(2).says(&["`sports`", "`sport`", "without `--base`"]);
    assert!(!dir.path("mine.safetensors").exists());
}
