use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};

use super::card::VersionCard;
use crate::sink::Sink;

/// Folder beside the labels that versions are kept in.
const FOLDER: &str = ".nutgraf/models";
/// The file in it that names the version in use.
const CURRENT: &str = "current";

/// Versions of a newsroom's model, each a file with its card beside it.
#[derive(Clone, Debug)]
pub(crate) struct Versions {
    folder: PathBuf,
}

impl Versions {
    /// The versions of the newsroom in the folder `root`.
    pub(crate) fn of(root: &Path) -> Self {
        Self { folder: root.join(FOLDER) }
    }

    /// The cards of all versions, the newest first; a damaged one is passed over.
    pub(crate) fn all(&self) -> Vec<VersionCard> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let cards = entries.map(|entry| entry.path());
        let cards = cards.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
        let card = |path: PathBuf| serde_json::from_slice(&fs::read(path).ok()?).ok();
        let mut cards: Vec<VersionCard> = cards.filter_map(card).collect();
        cards.sort_by(|a, b| b.name.cmp(&a.name));
        cards
    }

    /// The version in use; none where it is the model that the desk was opened with.
    pub(crate) fn current(&self) -> Option<VersionCard> {
        let name = fs::read_to_string(self.folder.join(CURRENT)).ok()?;
        self.all().into_iter().find(|card| card.name == name.trim())
    }

    /// Where the model of a version lies.
    pub(crate) fn path(&self, card: &VersionCard) -> PathBuf {
        self.folder.join(format!("{}.safetensors", card.name))
    }

    /// Keeps a model with what `card` says of it, under the next number.
    pub(crate) fn add(&self, model: &[u8], card: VersionCard) -> anyhow::Result<VersionCard> {
        fs::create_dir_all(&self.folder)
            .with_context(|| format!("{} cannot be made", self.folder.display()))?;
        // Trained anew from the labels at any time, and no part of a newsroom's own history.
        self.put("../.gitignore", b"*\n", true)?;
        let last = self.all().first().and_then(|card| card.name.parse::<usize>().ok());
        let card = VersionCard { name: format!("{:04}", last.unwrap_or_default() + 1), ..card };
        self.put(&format!("{}.safetensors", card.name), model, true)?;
        let json = serde_json::to_vec_pretty(&card)?;
        self.put(&format!("{}.json", card.name), &json, false)?;
        Ok(card)
    }

    /// The version called so; none where nothing is asked for but the model that the desk is opened with.
    pub(crate) fn named(&self, name: Option<&str>) -> anyhow::Result<Option<VersionCard>> {
        let Some(name) = name else { return Ok(None) };
        let found = self.all().into_iter().find(|card| card.name == name);
        let card = found.with_context(|| format!("there is no version `{name}`"))?;
        ensure!(self.path(&card).is_file(), "the model of version {} is gone", card.name);
        Ok(Some(card))
    }

    /// Makes a version the one in use, or the model that the desk is opened with.
    pub(crate) fn switch(&self, card: Option<&VersionCard>) -> anyhow::Result<()> {
        let name = card.map_or("", |card| card.name.as_str());
        fs::create_dir_all(&self.folder)?;
        self.put(CURRENT, name.as_bytes(), true)
    }

    fn put(&self, name: &str, bytes: &[u8], force: bool) -> anyhow::Result<()> {
        let sink = Sink::create(&self.folder.join(name), force)?;
        sink.write(bytes)?;
        sink.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_is_kept_and_any_can_be_switched_to() {
        let room = tempfile::tempdir().unwrap();
        let versions = Versions::of(room.path());
        assert_eq!((versions.all().len(), versions.current()), (0, None));
        let card = VersionCard {
            name: String::new(),
            made: "2026-11-28T05:00:00Z".to_owned(),
            by: "ada".to_owned(),
            articles: 4,
            left_out: 0,
            fingerprint: "f".to_owned(),
            scores: Vec::new(),
        };
        let names: Vec<_> =
            [b"a", b"b"].map(|model| versions.add(model, card.clone()).unwrap().name).into();
        assert_eq!(names, ["0001", "0002"]);
        versions.switch(versions.named(Some("0001")).unwrap().as_ref()).unwrap();
        assert_eq!(fs::read(versions.path(&versions.current().unwrap())).unwrap(), b"a");
        versions.switch(versions.named(None).unwrap().as_ref()).unwrap();
        assert_eq!(versions.current(), None);
        for wrong in ["0003", "../0001", ""] {
            assert!(versions.named(Some(wrong)).is_err(), "{wrong}");
        }
    }
}
