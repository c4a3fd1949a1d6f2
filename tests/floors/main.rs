//! The house stands: a room of `src` imports only rooms on floors beneath its own, and no two
//! files, of the library or of the program, need each other.
//!
//! A file needs another where it names an item that the other defines. Names are followed through
//! re-exports, so a `mod.rs` that only re-exports stands in nobody's way. Tests are not looked at:
//! they may use what stands above them.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the sources has failed")]

mod circles;
mod tokens;
mod tree;
mod uses;

use std::collections::BTreeSet;
use std::path::Path;

use self::circles::circles;
use self::tree::Tree;

/// The floors, lowest first. Rooms that share a floor may not import each other.
const FLOORS: &[&[&str]] = &[
    &["error"],
    &["span", "cholesky", "named_features"],
    &["logistic"],
    &["text"],
    &["clean", "dedup", "active_learning"],
    &["analysis"],
    &["entities"],
    &["features", "summarise"],
    &["label"],
    &["naive_bayes", "calibrate", "rules"],
    &["classify"],
    &["stance", "relation", "evaluate"],
    &["select", "quantify", "drift"],
    &["model", "read"],
    &["corpus"],
    &["label_errors"],
    &["pipeline"],
    &["record"],
];

/// What stands above all rooms: the front page, and the door to the rooms beneath it.
const ABOVE: [&str; 2] = ["lib", "raw"];

/// Rooms that are still being redone, where circles are let pass. A room leaves the list with its
/// last circle.
const KNOWN: &[&str] = &[];

/// The roots of the library, of the program and of the wheel.
const ROOTS: [&str; 3] = ["src/lib.rs", "cli/src/main.rs", "python/src/lib.rs"];

fn floor(room: &str) -> usize {
    FLOORS
        .iter()
        .position(|rooms| rooms.contains(&room))
        .unwrap_or_else(|| panic!("`{room}` stands on no floor: add it to FLOORS"))
}

/// The room of a file: `read` of `src/read/text.rs`, and `cli` of all that is the program's.
fn room(file: &Path) -> &str {
    let mut parts = file.iter().map(|part| part.to_str().unwrap());
    match (parts.next(), parts.next()) {
        (Some("src"), Some(name)) => name.trim_end_matches(".rs"),
        (Some(package), _) => package,
        _ => panic!("{} lies in no room", file.display()),
    }
}

#[test]
fn imports_point_down() {
    let tree = Tree::read(Path::new(ROOTS[0]));
    let mut climbing = Vec::new();
    for (file, named) in tree.named_rooms() {
        let own = room(file);
        if ABOVE.contains(&own) || own == named {
            continue;
        }
        if !tree.has_room(&named) || floor(&named) >= floor(own) {
            climbing.push(format!("{}: crate::{named}", file.display()));
        }
    }
    assert!(climbing.is_empty(), "imports that do not point down:\n{}", climbing.join("\n"));
}

#[test]
fn no_two_files_need_each_other() {
    let mut round: BTreeSet<&str> = BTreeSet::new();
    let mut told = Vec::new();
    let arrows = ROOTS.map(|root| Tree::read(Path::new(root)).arrows());
    for circle in arrows.iter().flat_map(circles) {
        let rooms: Vec<_> = circle.files.iter().map(|file| room(file)).collect();
        if rooms.iter().any(|room| !KNOWN.contains(room)) {
            told.push(circle.to_string());
        }
        round.extend(rooms);
    }
    for clean in KNOWN.iter().filter(|room| !round.contains(*room)) {
        told.push(format!("`{clean}` has no circle left: take it off KNOWN"));
    }
    assert!(told.is_empty(), "files that need each other:\n\n{}", told.join("\n"));
}
