use insta::assert_snapshot;

use crate::harness::Dir;

fn stdout(args: &[&str]) -> String {
    Dir::new().run(args).code(0).stdout()
}

/// Help as it is without Parquet, which lists one format less.
fn help(args: &[&str]) -> String {
    stdout(args).replace("warc, parquet, ", "warc, ")
}

#[test]
fn help_is_short_on_dash_h_and_long_in_full() {
    assert_snapshot!("nutgraf", help(&["--help"]));
    assert_snapshot!("classify", help(&["help", "classify"]));
    assert_snapshot!("classify-h", help(&["classify", "-h"]));
    assert_snapshot!("summarise-h", help(&["summarise", "-h"]));
    assert_snapshot!("clean-h", help(&["clean", "-h"]));
    assert_snapshot!("sentences-h", help(&["sentences", "-h"]));
    assert_snapshot!("train-h", help(&["train", "-h"]));
    assert_snapshot!("evaluate-h", help(&["evaluate", "-h"]));
    assert_snapshot!("model-show-h", help(&["model", "show", "-h"]));
    assert_snapshot!("labels-check-h", help(&["labels", "check", "-h"]));
}

#[test]
fn the_version_is_the_packages() {
    assert_eq!(stdout(&["--version"]), format!("nutgraf {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn summarize_is_understood() {
    assert_eq!(stdout(&["summarize", "-h"]), stdout(&["summarise", "-h"]));
}

#[test]
fn shells_can_complete() {
    assert!(stdout(&["completions", "bash"]).contains("summarise"));
}

#[test]
fn what_cannot_be_meant_is_an_error_that_names_the_flag() {
    let table: [(&[&str], &str); 7] = [
        (&[], "Usage: nutgraf"),
        (&["classify", "--precision", "2"], "between 0 and 1"),
        (&["classify", "--all", "--abstain"], "cannot be used with"),
        (&["summarise", "-n", "3", "--words", "9"], "cannot be used with"),
        (&["summarise", "--method", "lexrnk"], "lexrank"),
        (&["summarise", "--percent", "0"], "above 0"),
        (&["train", "--facet", "topic"], "as `topic=label`"),
    ];
    for (args, message) in table {
        Dir::new().run(args).code(2).says(&[message]);
    }
}
