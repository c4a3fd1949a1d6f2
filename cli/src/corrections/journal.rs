use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::correction::Subject;

/// The file in the labels folder that tells who said what, and when.
const JOURNAL: &str = "corrections.jsonl";

/// Entry of the journal: what somebody said an article's labels are, and what stood there before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// When, in UTC.
    pub(crate) at: String,
    pub(crate) by: String,
    /// The article, as the tables name it.
    pub(crate) article: String,
    /// Its id in an archive, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
    #[serde(flatten)]
    pub(crate) subject: Subject,
    pub(crate) before: Vec<String>,
    pub(crate) after: Vec<String>,
    /// The line of the entry that this one undoes, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) undoes: Option<usize>,
    /// Whether it settles what readers disagree about.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) settles: bool,
}

/// Journal of corrections, held for as long as somebody writes: others wait.
pub(super) struct Journal(File);

impl Journal {
    pub(super) fn path(folder: &Path) -> PathBuf {
        folder.join(JOURNAL)
    }

    /// Opens the journal of a labels folder, and waits until nobody else writes into the folder.
    pub(super) fn hold(folder: &Path) -> anyhow::Result<Self> {
        let path = Self::path(folder);
        let open = || {
            let file = File::options().create(true).append(true).read(true).open(&path)?;
            file.lock()?;
            Ok::<_, std::io::Error>(Self(file))
        };
        open().with_context(|| format!("{} cannot be written", path.display()))
    }

    /// Makes an entry lasting.
    pub(super) fn append(&mut self, entry: &Entry) -> anyhow::Result<()> {
        let mut line = serde_json::to_vec(entry)?;
        line.push(b'\n');
        // Whoever was killed in the middle of a line has told nobody of it.
        if self.ends_within_a_line()? {
            line.insert(0, b'\n');
        }
        self.0.write_all(&line)?;
        Ok(self.0.sync_data()?)
    }

    fn ends_within_a_line(&mut self) -> std::io::Result<bool> {
        use std::io::{Seek, SeekFrom};
        if self.0.metadata()?.len() == 0 {
            return Ok(false);
        }
        let mut last = [0];
        self.0.seek(SeekFrom::End(-1))?;
        self.0.read_exact(&mut last)?;
        Ok(last != *b"\n")
    }
}

/// The entries of a journal, each with its line; a line that is none is passed over.
pub(super) fn entries(folder: &Path) -> anyhow::Result<Vec<(usize, Entry)>> {
    let path = Journal::path(folder);
    let text = match std::fs::read(&path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => {
            return Err(error).with_context(|| format!("{} cannot be read", path.display()));
        }
    };
    let lines = text.lines().enumerate();
    Ok(lines.filter_map(|(line, json)| Some((line, serde_json::from_str(json).ok()?))).collect())
}
