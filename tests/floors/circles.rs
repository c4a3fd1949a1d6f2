//! Circles among files: those that need each other, directly or round several corners.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use crate::tree::Arrows;

/// Files each of which needs, in the end, all the others.
pub(crate) struct Circle<'a> {
    /// The files.
    pub(crate) files: BTreeSet<&'a Path>,
    arrows: &'a Arrows,
}

/// All circles, as large as they are.
pub(crate) fn circles(arrows: &Arrows) -> Vec<Circle<'_>> {
    let reached: BTreeMap<&Path, BTreeSet<&Path>> =
        arrows.keys().map(|file| (file.as_path(), needed(arrows, file))).collect();
    let mut circles: Vec<Circle<'_>> = Vec::new();
    for (&file, all) in &reached {
        if all.contains(file) && !circles.iter().any(|circle| circle.files.contains(file)) {
            let back = |other: &&Path| reached.get(other).is_some_and(|all| all.contains(file));
            circles.push(Circle { files: all.iter().copied().filter(back).collect(), arrows });
        }
    }
    circles
}

/// Every file that `file` needs, directly or not.
fn needed<'a>(arrows: &'a Arrows, file: &Path) -> BTreeSet<&'a Path> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&Path> = vec![file];
    while let Some(file) = open.pop() {
        for next in arrows.get(file).into_iter().flatten().map(|(next, _)| next.as_path()) {
            if found.insert(next) {
                open.push(next);
            }
        }
    }
    found
}

impl fmt::Display for Circle<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "a circle of {} files:", self.files.len())?;
        for &file in &self.files {
            let within =
                self.arrows[file].iter().filter(|(to, _)| self.files.contains(to.as_path()));
            for (to, names) in within {
                let names: Vec<_> = names.iter().map(String::as_str).collect();
                writeln!(f, "  {} → {}: {}", file.display(), to.display(), names.join(", "))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_need_each_other_round_corners_are_one_circle() {
        let mut arrows = Arrows::new();
        for (from, to) in [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "a"), ("f", "g")] {
            let needs = arrows.entry(PathBuf::from(from)).or_default();
            needs.entry(PathBuf::from(to)).or_default().insert(to.to_uppercase());
        }
        let circles = circles(&arrows);
        assert_eq!(circles.len(), 1);
        assert_eq!(
            circles[0].to_string(),
            "a circle of 3 files:\n  a → b: B\n  b → c: C\n  c → a: A\n"
        );
    }
}
