//! What the labels of other schemes say about the labels of a facet.

use std::path::{Path, PathBuf};

use indexmap::IndexMap;

use super::super::builder::{Builder, Slot};
use super::super::error::Error;
use super::super::left_out::Reason;
use super::super::text_file;
use crate::label::LabelId;

/// The line of a table that stands for every label without one of its own.
const ANY: &str = "*";
/// After a label: it may be there or not. Alone: so may every other.
const UNKNOWN: char = '?';

/// Tables by name: a label of the other scheme, and what it says.
#[derive(Debug, Default)]
pub(super) struct Mapping {
    path: PathBuf,
    tables: IndexMap<String, IndexMap<String, String>>,
}

/// One table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table<'m> {
    path: &'m Path,
    name: &'m str,
    lines: &'m IndexMap<String, String>,
}

/// What is said about an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The labels that it has.
    pub(super) labels: Vec<LabelId>,
    /// The labels that it may have.
    pub(super) unknown: Vec<LabelId>,
}

impl Mapping {
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        let path = path.to_path_buf();
        match toml::from_str(&text_file::read(&path)?) {
            Ok(tables) => Ok(Self { path, tables }),
            Err(source) => Err(Error::Recipe { path, source: Box::new(source) }),
        }
    }

    pub(super) fn table<'m>(&'m self, name: &'m str) -> Result<Table<'m>, Error> {
        let missing = || Error::NoTable { path: self.path.clone(), table: name.to_owned() };
        let lines = self.tables.get(name).ok_or_else(missing)?;
        Ok(Table { path: &self.path, name, lines })
    }
}

impl Table<'_> {
    /// What the labels `given` of an article say together. `None` where one of them is to be left
    /// out.
    pub(super) fn read(
        self,
        given: &[String],
        builder: &Builder,
        slot: Slot,
    ) -> Result<Option<Said>, Reason> {
        let mut all = Said::default();
        for label in given {
            match self.line(label)? {
                "" => return Ok(None),
                line => all.add(&said(line, builder, slot)?),
            }
        }
        all.settle();
        Ok(Some(all))
    }

    fn line(&self, label: &str) -> Result<&str, Reason> {
        let line = self.lines.get(label).or_else(|| self.lines.get(ANY));
        line.map(|line| line.trim()).ok_or_else(|| Reason::Unmapped {
            label: label.to_owned(),
            table: self.name.to_owned(),
            path: self.path.to_path_buf(),
        })
    }
}

/// What one line says: `health, politics?`.
fn said(line: &str, builder: &Builder, slot: Slot) -> Result<Said, Reason> {
    let mut said = Said::default();
    for word in line.split(',').map(str::trim) {
        match word.strip_suffix(UNKNOWN).map(str::trim) {
            None => said.labels.push(builder.label(slot, word)?),
            Some("") => {
                said.unknown.extend((0..builder.facet(slot).labels.len() as u16).map(LabelId));
            }
            Some(label) => said.unknown.push(builder.label(slot, label)?),
        }
    }
    Ok(said)
}

impl Said {
    fn add(&mut self, other: &Self) {
        self.labels.extend(&other.labels);
        self.unknown.extend(&other.unknown);
    }

    /// What is certain is not unknown.
    fn settle(&mut self) {
        for labels in [&mut self.labels, &mut self.unknown] {
            labels.sort_unstable();
            labels.dedup();
        }
        self.unknown.retain(|label| self.labels.binary_search(label).is_err());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Learning;
    use crate::corpus::facets::DeclaredFacet;
    use crate::corpus::retired::RetiredLabels;
    use crate::label::{Choice, Facet, Label};

    fn read(given: &[&str]) -> Result<Option<Said>, Reason> {
        let names = ["arts", "crime", "health", "politics"];
        let facet = Facet {
            name: "topic".to_owned(),
            choice: Choice::Any,
            towards_target: false,
            by_mention: false,
            pooling: None,
            context: None,
            parent: None,
            labels: names.map(Label::new).to_vec(),
        };
        let mut builder = Builder::default();
        let retired = RetiredLabels::default();
        let slot = builder.declared(DeclaredFacet { facet, retired }, Learning::default());
        let toml = "
            [desk]
            Health = 'health, politics?'
            Courts = 'crime, ?'
            Vote = 'politics'
            Sunday = ''
            Slip = 'helth'
        ";
        let mapping = Mapping { path: PathBuf::new(), tables: toml::from_str(toml).unwrap() };
        let given: Vec<_> = given.iter().map(|&label| label.to_owned()).collect();
        mapping.table("desk").unwrap().read(&given, &builder, slot)
    }

    #[test]
    fn labels_are_had_unknown_or_absent() {
        let said = |labels: &[u16], unknown: &[u16]| {
            let ids = |ids: &[u16]| ids.iter().copied().map(LabelId).collect();
            Some(Said { labels: ids(labels), unknown: ids(unknown) })
        };
        let table = [
            (&["Health"] as &[&str], said(&[2], &[3])),
            (&["Courts"], said(&[1], &[0, 2, 3])),
            (&["Health", "Vote"], said(&[2, 3], &[])),
            (&["Sunday"], None),
            (&["Vote", "Sunday"], None),
        ];
        for (given, expected) in table {
            assert_eq!(read(given).unwrap(), expected, "{given:?}");
        }
    }

    #[test]
    fn what_cannot_be_mapped_says_why() {
        let table =
            [("Slip", "is `health` meant?"), ("Sport", "`Sport` has no line in the table `desk`")];
        for (given, message) in table {
            let error = read(&[given]).unwrap_err().to_string();
            assert!(error.contains(message), "{given} gave: {error}");
        }
    }
}
