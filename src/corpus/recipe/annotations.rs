//! Labels that are kept apart from the articles: a table of corpus, id and labels.

use std::collections::HashMap;
use std::path::Path;

use csv::{ReaderBuilder, StringRecord, Trim};

use super::super::error::Error;

/// Between the labels of one cell.
const SEPARATOR: char = '|';

/// What one table says of the articles of one corpus.
#[derive(Debug)]
pub(super) struct Annotations(HashMap<String, Vec<String>>);

impl Annotations {
    /// The rows of `corpus` in the table at `path`.
    pub(super) fn open(path: &Path, corpus: &str) -> Result<Self, Error> {
        let closed =
            |error: csv::Error| Error::Open { path: path.to_path_buf(), source: error.into() };
        let mut reader = ReaderBuilder::new().trim(Trim::All).from_path(path).map_err(closed)?;
        let header = reader.headers().map_err(closed)?;
        let missing = |column| Error::NoColumn { path: path.to_path_buf(), column };
        let column = |name: &'static str| {
            header.iter().position(|own| own == name).ok_or_else(|| missing(name))
        };
        let columns = [column("corpus")?, column("id")?, column("label")?];
        let mut rows = HashMap::new();
        for record in reader.into_records() {
            let record = record.map_err(closed)?;
            let [own, id, labels] = columns.map(|at| cell(&record, at));
            if own == corpus {
                rows.insert(id.to_owned(), names(labels));
            }
        }
        Ok(Self(rows))
    }

    /// The labels of the article called `id`, if the table names it: none where it has none.
    pub(super) fn labels(&self, id: &str) -> Option<&[String]> {
        self.0.get(id).map(Vec::as_slice)
    }
}

fn cell(record: &StringRecord, at: usize) -> &str {
    record.get(at).unwrap_or_default()
}

fn names(cell: &str) -> Vec<String> {
    let names = cell.split(SEPARATOR).map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}
