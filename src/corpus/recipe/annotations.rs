//! Labels that are kept apart from the articles: a table of corpus, id and the labels of facets.

use std::collections::HashMap;
use std::path::Path;

use super::super::error::Error;
use super::super::label_tables;

/// Between the labels of one cell.
const SEPARATOR: char = '|';

/// What one table says of the articles of one corpus.
#[derive(Debug)]
pub(super) struct Annotations(HashMap<String, Vec<String>>);

impl Annotations {
    /// The rows of `corpus` in the table at `path`, with the labels of `facet`: its column, or `label`
    /// where a table is of one facet.
    pub(super) fn open(path: &Path, corpus: &str, facet: &str) -> Result<Self, Error> {
        let table = label_tables::open(path)?;
        let column = |name| label_tables::column(&table, path, name);
        let own = table.column(facet).map_err(Error::Table)?;
        let labels = own.map_or_else(|| column("label"), Ok)?;
        let columns = [column("corpus")?, column("id")?, labels];
        let mut rows = HashMap::new();
        for row in table {
            let (_, row) = row.map_err(Error::Table)?;
            let [own, id, labels] = columns.map(|place| row.cell(place).trim().to_owned());
            if own == corpus {
                rows.insert(id, names(&labels));
            }
        }
        Ok(Self(rows))
    }

    /// The labels of the article called `id`, if the table names it: none where it has none.
    pub(super) fn labels(&self, id: &str) -> Option<&[String]> {
        self.0.get(id).map(Vec::as_slice)
    }
}

fn names(cell: &str) -> Vec<String> {
    let names = cell.split(SEPARATOR).map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}
