//! Labels that are kept apart from the articles: a table of corpus, id, the labels of facets, and the
//! target that they are towards, where a facet asks for one.

use std::collections::HashMap;
use std::path::Path;

use super::super::error::Error;
use super::super::label_tables;

/// Between the labels of one cell.
const SEPARATOR: char = '|';

/// What one table says of the articles of one corpus.
#[derive(Debug)]
pub(super) struct Annotations(HashMap<String, Annotation>);

/// What a row says of an article.
#[derive(Debug)]
pub(super) struct Annotation {
    pub(super) labels: Vec<String>,
    /// Whom or what the labels are towards, where the table says so.
    pub(super) target: Option<String>,
}

impl Annotations {
    /// The rows of `corpus` in the table at `path`, with the labels of `facet`: its column, or `label`
    /// where a table is of one facet.
    pub(super) fn open(path: &Path, corpus: &str, facet: &str) -> Result<Self, Error> {
        let table = label_tables::open(path)?;
        let column = |name| label_tables::column(&table, path, name);
        let own = table.column(facet).map_err(Error::Table)?;
        let labels = own.map_or_else(|| column("label"), Ok)?;
        let columns = [column("corpus")?, column("id")?, labels];
        let target = table.column("target").map_err(Error::Table)?;
        let mut rows = HashMap::new();
        for row in table {
            let (_, row) = row.map_err(Error::Table)?;
            let [own, id, labels] = columns.map(|place| row.cell(place).trim().to_owned());
            if own == corpus {
                let target = target.map(|place| row.cell(place).trim().to_owned());
                let target = target.filter(|name| !name.is_empty());
                rows.insert(id, Annotation { labels: names(&labels), target });
            }
        }
        Ok(Self(rows))
    }

    /// What is said of the article called `id`, if the table names it.
    pub(super) fn of(&self, id: &str) -> Option<&Annotation> {
        self.0.get(id)
    }
}

fn names(cell: &str) -> Vec<String> {
    let names = cell.split(SEPARATOR).map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}
