//! Report of a run: what an operator looks at, and what a script reads.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::Serialize;

use super::record::ModelId;
use super::report::count;
use super::sink::Sink;

/// Report of a run.
#[derive(Debug, Serialize)]
pub(crate) struct RunReport {
    pub(crate) nutgraf: &'static str,
    /// The model that tagged; none where nothing was tagged.
    pub(crate) model: Option<ModelId>,
    /// Articles in the input: those read, those left out and those that were there already.
    pub(crate) articles: usize,
    pub(crate) read: usize,
    /// Articles that have a label, and those of them that have a sure one.
    pub(crate) tagged: usize,
    pub(crate) sure: usize,
    /// Articles that no facet gives a label.
    pub(crate) abstained: usize,
    pub(crate) briefs: usize,
    /// Articles that an archive has already, with the same text and model.
    pub(crate) already_there: usize,
    pub(crate) left_out: usize,
    /// Articles that were left out, by reason.
    pub(crate) left_out_by_reason: BTreeMap<&'static str, usize>,
    /// What was taken for no article.
    pub(crate) passed_over: PassedOverCounts,
    pub(crate) seconds: f64,
    /// The exit code.
    pub(crate) exit: u8,
}

/// Files whose names tell no format, and records of archives that hold no article.
#[derive(Debug, Serialize)]
pub(crate) struct PassedOverCounts {
    pub(crate) files: u64,
    pub(crate) records: u64,
}

impl RunReport {
    /// Writes it to the file at `path`, in place of an older one.
    pub(crate) fn save(&self, path: &Path) -> anyhow::Result<()> {
        let sink = Sink::create(path, true)?;
        sink.write((serde_json::to_string_pretty(self)? + "\n").as_bytes())?;
        sink.finish()
    }

    /// What was left out, by reason: `2 empty, 1 damaged`.
    fn reasons(&self) -> String {
        let reasons = self.left_out_by_reason.iter();
        let reason = |(name, count): (&&str, &usize)| format!("{count} {}", name.replace('_', " "));
        reasons.map(reason).collect::<Vec<_>>().join(", ")
    }

    /// What is told of those that were read.
    fn told(&self) -> Vec<String> {
        let tagging = self.model.is_some();
        let counts = [
            (tagging, format!("{} tagged, {} of them sure", self.tagged, self.sure)),
            (tagging && self.abstained > 0, format!("{} abstained", self.abstained)),
            (self.briefs > 0, count(self.briefs, "brief")),
            (self.already_there > 0, format!("{} there already", self.already_there)),
            (self.left_out > 0, format!("{} left out ({})", self.left_out, self.reasons())),
        ];
        counts.into_iter().filter(|(is_told, _)| *is_told).map(|(_, count)| count).collect()
    }
}

impl fmt::Display for RunReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} read in {:.1} s", count(self.read, "article"), self.seconds)?;
        for told in self.told() {
            write!(f, "; {told}")?;
        }
        match &self.model {
            Some(model) => write!(f, "; by {} {}", model.name, model.fingerprint),
            None => Ok(()),
        }
    }
}
