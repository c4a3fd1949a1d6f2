//! What is cut from the articles of the example newsroom, as reviewed by a reader.

use std::fmt::{self, Write};
use std::fs;
use std::path::Path;

use nutgraf::text::{Kind, Language, segments};

/// Prose of fewer words is listed too: what is no sentence would show among them.
const SHORT: usize = 6;

fn list_cuts(text: &str, listed: &mut String) -> fmt::Result {
    for segment in segments(text, Language::English) {
        let words = segment.span.of(text).split_whitespace().collect::<Vec<_>>();
        if segment.kind != Kind::Prose || words.len() < SHORT {
            let (kind, reason) = (segment.kind, segment.reason);
            writeln!(listed, "  {kind:?} ({reason}): {}", words.join(" "))?;
        }
    }
    writeln!(listed)
}

#[test]
fn cuts_from_the_example_newsroom() -> fmt::Result {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut listed = String::new();
    for path in paths {
        writeln!(listed, "{}", path.file_stem().unwrap().display())?;
        list_cuts(&fs::read_to_string(&path).unwrap(), &mut listed)?;
    }
    insta::assert_snapshot!(listed);
    Ok(())
}
