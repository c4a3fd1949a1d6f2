//! The examples run, and do what their first lines say. Cargo builds them before it runs this test.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps nothing")]
#![cfg(feature = "embedded")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

/// The example called `name`, to be run where the crate lies.
fn example(name: &str) -> Command {
    let deps = env::current_exe().unwrap();
    let folder = deps.parent().and_then(Path::parent).unwrap().join("examples");
    let mut command = Command::new(folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// What the example prints, which must end well.
fn printed(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn seed() -> PathBuf {
    let seeds = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).unwrap();
    seeds.map(|entry| entry.unwrap().path()).find(|path| path.extension().is_some()).unwrap()
}

#[test]
fn files_are_classified_explained_and_summarised() {
    for name in ["classify_files", "explain", "own_summariser"] {
        assert!(!printed(example(name).arg(seed())).is_empty(), "{name}");
    }
}

#[test]
fn a_format_of_ones_own_is_read() {
    let readings = printed(&mut example("own_reader"));
    assert_eq!(readings.lines().count(), 2, "{readings}");
    assert!(readings.lines().next().unwrap().contains("ORLEN-TRUCE"), "{readings}");
}

#[test]
fn labels_in_memory_make_a_model_that_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.safetensors");
    let reading = printed(example("train_in_process").arg(&path));
    assert!(reading.contains("sport"), "{reading}");
    assert!(path.is_file());
}

#[test]
fn labels_in_a_folder_make_a_model_and_its_figures() {
    let news = folder_of("{\"id\": \"1\", \"text\": \"The parliament passed the bill.\"}\n");
    let stdin = Stdio::from(fs::File::open(news.path().join("news.jsonl")).unwrap());
    let readings = printed(example("train_and_classify").arg("labels").stdin(stdin));
    assert_eq!(readings.lines().count(), 1, "{readings}");
    let figures = printed(example("evaluate").arg("labels"));
    assert!(figures.contains("macro-F1"), "{figures}");
}

fn folder_of(news: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("news.jsonl"), news).unwrap();
    folder
}
