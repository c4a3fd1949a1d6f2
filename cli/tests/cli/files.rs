//! Output files: whole or not at all, and never in place of another unasked.

use crate::harness::Dir;

#[test]
fn a_file_holds_what_standard_output_would() {
    let dir = Dir::with_model();
    for format in ["text", "jsonl", "csv", "html"] {
        let args = ["classify", "news", "-m", "small.safetensors", "-f", format];
        let printed = dir.run(&args).code(0).stdout();
        let run = dir.run(&[&args[..], &["-o", format, "--quiet"]].concat()).code(0);
        assert_eq!((run.stdout(), run.stderr()), (String::new(), String::new()));
        assert_eq!(String::from_utf8(dir.read(format)).unwrap(), printed);
    }
}

#[test]
fn what_is_there_stays_unless_forced() {
    let dir = Dir::newsroom();
    dir.file("out.csv", "precious");
    dir.file("model.safetensors", "precious");
    let summarise = ["summarise", "news", "-f", "csv", "-o", "out.csv"];
    dir.run(&summarise).code(2).says(&["out.csv cannot be written", "--force"]);
    dir.run(&["train"]).code(2).says(&["model.safetensors cannot be written", "--force"]);
    assert_eq!(dir.read("out.csv"), b"precious");
    assert_eq!(dir.read("model.safetensors"), b"precious");
    dir.run(&[&summarise[..], &["--force"]].concat()).code(0);
    assert!(dir.read("out.csv").starts_with(b"id,brief,"));
}

#[test]
fn a_run_that_reads_nothing_writes_nothing() {
    let dir = Dir::new();
    dir.file("out.csv", "precious");
    dir.run(&["summarise", "nowhere.txt", "-o", "out.csv", "--force"]).code(2);
    assert_eq!(dir.read("out.csv"), b"precious");
    assert_eq!(dir.names(), ["out.csv"]);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept_and_devices_written_to() {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    let dir = Dir::newsroom();
    let real = dir.file("real.txt", "old");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, dir.path("link.txt")).unwrap();
    dir.run(&["summarise", "news/00.txt", "-o", "link.txt", "--force"]).code(0);
    assert!(fs::symlink_metadata(dir.path("link.txt")).unwrap().is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(dir.read("real.txt").starts_with(b"news/00.txt\n"));
    dir.run(&["summarise", "news/00.txt", "-o", "/dev/null"]).code(0);
}
