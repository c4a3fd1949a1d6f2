use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, ensure};
use nutgraf::raw::corpus::declared_facets;
use nutgraf::raw::label::Facet;

use super::correction::{Correction, LabelledArticle, Subject};
use super::journal::{Entry, Journal, entries};
use super::labels::FolderLabels;
use super::naming::Naming;
use super::scaffold;
use super::table::LabelTable;
use crate::clock;
use crate::sink::Sink;

/// Labels folder that corrections go into.
#[derive(Clone, Debug)]
pub(crate) struct LabelsFolder {
    path: PathBuf,
    naming: Naming,
    facets: Vec<Facet>,
}

impl LabelsFolder {
    /// The labels folder at `path`; where there is none it is made, with the facets of a model.
    pub(crate) fn open(path: &Path, of_model: &[Facet]) -> anyhow::Result<Self> {
        if !path.join("facets.toml").exists() {
            scaffold::make(path, of_model)?;
        }
        let facets = declared_facets(path)?;
        let naming = Naming::new(path)
            .with_context(|| format!("the labels folder {} cannot be read", path.display()))?;
        Ok(Self { path: path.to_path_buf(), naming, facets })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The folder that holds it, from which its tables name articles.
    pub(crate) fn root(&self) -> &Path {
        self.naming.root()
    }

    /// The facets that can be answered.
    pub(crate) fn facets(&self) -> &[Facet] {
        &self.facets
    }

    /// Puts a correction into the folder: when this returns it is there for good.
    pub(crate) fn correct(&self, correction: &Correction) -> anyhow::Result<Entry> {
        let facet = self.facet(&correction.subject)?;
        correction.check(facet)?;
        let mut journal = Journal::hold(&self.path)?;
        let article = self.file(&correction.article)?;
        let Correction { subject, labels, by, settles, random, .. } = correction.clone();
        let id = Some(correction.article.id.clone()).filter(|id| *id != article);
        let (at, before, after, undoes) = (clock::now(), Vec::new(), labels, None);
        let entry = Entry { at, by, article, id, subject, before, after, undoes, settles };
        self.put(&mut journal, entry, random)
    }

    /// Undoes the last correction that `by` made and that stands; none where there is none.
    pub(crate) fn undo(&self, by: &str) -> anyhow::Result<Option<Entry>> {
        let mut journal = Journal::hold(&self.path)?;
        let entries = entries(&self.path)?;
        let undone: Vec<usize> = entries.iter().filter_map(|(_, entry)| entry.undoes).collect();
        let stands = |(line, entry): &&(usize, Entry)| {
            entry.by == by && entry.undoes.is_none() && !undone.contains(line)
        };
        let Some((line, last)) = entries.iter().rfind(stands) else { return Ok(None) };
        let (at, after, undoes) = (clock::now(), last.before.clone(), Some(*line));
        let entry = Entry { at, after, undoes, settles: false, ..last.clone() };
        self.put(&mut journal, entry, false).map(Some)
    }

    /// All that was said, in the order in which it was.
    pub(crate) fn entries(&self) -> anyhow::Result<Vec<Entry>> {
        Ok(entries(&self.path)?.into_iter().map(|(_, entry)| entry).collect())
    }

    /// What the tables say of every article.
    pub(crate) fn labels(&self) -> anyhow::Result<FolderLabels> {
        let mut labels = FolderLabels::default();
        for facet in &self.facets {
            let table = LabelTable::read(&self.table(facet), facet.towards_target)?;
            for (article, target, said) in table.said() {
                let target = target.map(str::to_owned);
                labels.add(article, Subject { facet: facet.name.clone(), target }, said);
            }
        }
        Ok(labels)
    }

    /// What changes whenever a table or the journal does: when each was written, and its length.
    pub(crate) fn stamp(&self) -> Vec<Option<(SystemTime, u64)>> {
        let tables = self.facets.iter().map(|facet| self.table(facet));
        let files = tables.chain([Journal::path(&self.path)]);
        let stamp = |path: PathBuf| {
            let there = fs::metadata(path).ok()?;
            Some((there.modified().ok()?, there.len()))
        };
        files.map(stamp).collect()
    }

    /// The page of an article of the archive as it was read, if that is a file of the newsroom.
    pub(crate) fn source(&self, id: &str) -> Option<String> {
        let path = self.naming.root().join(self.naming.filed(id)?);
        fs::read(path).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// What `labels` of this folder say of an article of the archive.
    pub(crate) fn said<'l>(
        &self,
        labels: &'l FolderLabels,
        id: &str,
    ) -> &'l [(Subject, Vec<String>)] {
        match labels.of(id) {
            [] => labels.of(&self.name(id)),
            said => said,
        }
    }

    /// The name of an article of the archive in the tables.
    pub(crate) fn name(&self, id: &str) -> String {
        self.naming.filed(id).unwrap_or_else(|| self.naming.given(id))
    }

    fn facet(&self, subject: &Subject) -> anyhow::Result<&Facet> {
        let found = self.facets.iter().find(|facet| facet.name == subject.facet);
        let known = || self.facets.iter().map(|facet| facet.name.as_str()).collect::<Vec<_>>();
        found.with_context(|| {
            format!("there is no facet `{}`; there are {}", subject.facet, known().join(", "))
        })
    }

    /// Changes a table, then tells the journal.
    fn put(&self, journal: &mut Journal, entry: Entry, random: bool) -> anyhow::Result<Entry> {
        let facet = self.facet(&entry.subject)?;
        let path = self.table(facet);
        let mut table = LabelTable::read(&path, facet.towards_target)?;
        let before = table.labels(&entry.article, &entry.subject);
        if before != entry.after {
            table.set(&entry.article, &entry.subject, &entry.after);
            if random {
                table.mark_random(&entry.article, &entry.subject);
            }
            table.write(&path)?;
        }
        self.begin_tables()?;
        let entry = Entry { before, ..entry };
        journal.append(&entry)?;
        Ok(entry)
    }

    /// Makes the tables that are not there yet: training asks for one of every facet.
    fn begin_tables(&self) -> anyhow::Result<()> {
        for facet in &self.facets {
            let path = self.table(facet);
            if !path.exists() {
                LabelTable::read(&path, facet.towards_target)?.write(&path)?;
            }
        }
        Ok(())
    }

    /// The name of an article, which is put beside the labels if it is no file of the newsroom.
    fn file(&self, article: &LabelledArticle) -> anyhow::Result<String> {
        let filed = article.archived.then(|| self.naming.filed(&article.id)).flatten();
        if let Some(name) = filed {
            return Ok(name);
        }
        ensure!(
            !article.text.trim().is_empty() || article.title.is_some(),
            "an article without text cannot be labelled"
        );
        let (name, text) = (self.naming.given(&article.id), article.file());
        let path = self.naming.root().join(&name);
        if fs::read_to_string(&path).is_ok_and(|there| there == text) {
            return Ok(name);
        }
        fs::create_dir_all(path.parent().unwrap_or(&self.path))?;
        let sink = Sink::create(&path, true)?;
        sink.write(text.as_bytes())?;
        sink.finish()?;
        Ok(name)
    }

    /// The path of the table of a facet: one that is there, if any is.
    fn table(&self, facet: &Facet) -> PathBuf {
        let path = |ending: &str| self.path.join(format!("{}.{ending}", facet.name));
        Some(path("tsv")).filter(|path| path.exists()).unwrap_or_else(|| path("csv"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACETS: &str = "[topic.labels]\nsport = {}\narts = {}\n\n[stance]\ntowards = \"target\"\n\n\
                          [stance.labels]\nfor = {}\nagainst = {}\n";

    fn folder(room: &Path) -> LabelsFolder {
        let path = room.join("labels");
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("facets.toml"), FACETS).unwrap();
        LabelsFolder::open(&path, &[]).unwrap()
    }

    fn correction(id: &str, facet: &str, target: Option<&str>, label: &str) -> Correction {
        Correction {
            article: LabelledArticle {
                id: id.to_owned(),
                title: Some("Rovers win".to_owned()),
                text: "They won.".to_owned(),
                archived: true,
            },
            subject: Subject { facet: facet.to_owned(), target: target.map(str::to_owned) },
            labels: vec![label.to_owned()],
            by: "ada".to_owned(),
            random: false,
            settles: false,
        }
    }

    #[test]
    fn a_correction_is_in_the_folder_and_can_be_undone_by_who_made_it() {
        let room = tempfile::tempdir().unwrap();
        fs::write(room.path().join("a.txt"), "A.").unwrap();
        let folder = folder(room.path());
        let table = || fs::read_to_string(room.path().join("labels/topic.csv")).unwrap();
        folder.correct(&correction("a.txt", "topic", None, "sport")).unwrap();
        let second = folder.correct(&correction("a.txt", "topic", None, "arts")).unwrap();
        assert_eq!(table(), "article,label\na.txt,arts\n");
        assert_eq!((second.before, second.after), (vec!["sport".into()], vec!["arts".into()]));
        assert_eq!(folder.undo("bob").unwrap(), None);
        assert!(folder.undo("ada").unwrap().is_some());
        assert_eq!(table(), "article,label\na.txt,sport\n");
        assert!(folder.undo("ada").unwrap().is_some());
        assert_eq!(table(), "article,label\n");
        assert_eq!(folder.undo("ada").unwrap(), None);
        assert_eq!(folder.entries().unwrap().len(), 4);
    }

    #[test]
    fn an_article_that_is_no_file_is_put_beside_the_labels_and_training_finds_it() {
        let room = tempfile::tempdir().unwrap();
        let folder = folder(room.path());
        for (place, label) in ["sport", "arts", "sport", "arts"].into_iter().enumerate() {
            let mut own = correction(&format!("wire:{place}"), "topic", None, label);
            own.article.text = format!("They won {place} times.");
            folder.correct(&own).unwrap();
        }
        let options = nutgraf::raw::corpus::CorpusOptions::default();
        let corpus = nutgraf::raw::corpus::read(&[room.path().join("labels")], &options).unwrap();
        assert_eq!((corpus.articles.len(), corpus.left_out.len()), (4, 0));
        assert!(corpus.articles[0].text.starts_with("Rovers win\n\nThey won"));
        let labels = folder.labels().unwrap();
        assert_eq!(folder.said(&labels, "wire:1")[0].1, ["arts"]);
        assert!(folder.said(&labels, "wire:9").is_empty());
    }

    #[test]
    fn a_label_of_a_random_pick_is_marked_and_the_mark_goes_with_it() {
        let room = tempfile::tempdir().unwrap();
        let folder = folder(room.path());
        let correct = |id: &str, label: &str, random: bool| {
            let mut own = Correction { random, ..correction(id, "topic", None, label) };
            own.article.text = format!("They won match {id}.");
            folder.correct(&own).unwrap();
        };
        correct("a", "sport", false);
        correct("b", "sport", true);
        let options = nutgraf::raw::corpus::CorpusOptions::default();
        let read = || nutgraf::raw::corpus::read(&[room.path().join("labels")], &options).unwrap();
        let topic = read().facet("topic").unwrap().clone();
        assert_eq!(topic.examples.iter().map(|own| own.random).collect::<Vec<_>>(), [false, true]);
        correct("b", "arts", false);
        assert!(read().facet("topic").unwrap().examples[1].random, "a label mended is still of it");
        folder.undo("ada").unwrap();
        folder.undo("ada").unwrap();
        assert_eq!(read().facet("topic").unwrap().examples.len(), 1);
    }

    #[test]
    fn what_cannot_be_is_refused_and_nothing_written() {
        let room = tempfile::tempdir().unwrap();
        let folder = folder(room.path());
        let table = [
            (correction("a", "genre", None, "sport"), "there is no facet `genre`"),
            (correction("a", "topic", None, "war"), "has no label `war`"),
            (correction("a", "stance", None, "for"), "name it"),
            (correction("a", "topic", Some("Ada"), "sport"), "towards nobody"),
        ];
        for (wrong, message) in table {
            let refused = folder.correct(&wrong).unwrap_err().to_string();
            assert!(refused.contains(message), "{refused}");
        }
        assert!(folder.entries().unwrap().is_empty());
    }

    #[test]
    fn two_who_write_at_once_lose_nothing() {
        let room = tempfile::tempdir().unwrap();
        let folder = folder(room.path());
        std::thread::scope(|scope| {
            for writer in 0..2 {
                let folder = folder.clone();
                scope.spawn(move || {
                    for place in 0..10 {
                        let own = correction(&format!("{writer}-{place}"), "topic", None, "arts");
                        folder.correct(&own).unwrap();
                    }
                });
            }
        });
        let labels = folder.labels().unwrap();
        let is_there = |n| !folder.said(&labels, &format!("{}-{}", n / 10, n % 10)).is_empty();
        assert!((0..20).all(is_there) && folder.entries().unwrap().len() == 20);
    }
}
