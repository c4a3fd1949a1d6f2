//! The tables of a labels folder: which facet's they are, and what their rows say.

use std::path::{Path, PathBuf};

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::builder::Builder;
use super::error::Error;
use super::left_out::{LeftOut, Reason};
use super::random_mark::{RANDOM, marks};
use crate::label::Facet;
use crate::read::{self, Location, Source, Table};

/// The endings of tables, and what parts their cells unless their first line says otherwise.
const ENDINGS: [(&str, u8); 2] = [("csv", b','), ("tsv", b'\t')];

/// One row of a table: what somebody said about an article.
pub(super) struct Row {
    pub(super) location: Location,
    pub(super) article: String,
    pub(super) target: Option<String>,
    pub(super) labels: String,
    /// Whether the article was drawn at random to be labelled.
    pub(super) random: bool,
    /// What its other columns hold, of those that were named to be kept.
    pub(super) beside: Vec<(String, Value)>,
}

/// The tables of a folder.
pub(super) struct Tables {
    folder: PathBuf,
    paths: Vec<PathBuf>,
}

impl Tables {
    pub(super) fn of(folder: &Path) -> Self {
        let is_table = |path: &PathBuf| delimiter(path).is_some();
        let paths = read::files(folder).filter_map(Result::ok).filter(is_table).collect();
        Self { folder: folder.to_path_buf(), paths }
    }

    /// The path of the table of a facet: one that is there, if any is.
    pub(super) fn of_facet(&self, facet: &Facet) -> PathBuf {
        let found = self.paths.iter().find(|path| is_named(path, &facet.name)).cloned();
        found.unwrap_or_else(|| self.folder.join(format!("{}.csv", facet.name)))
    }

    /// Leaves out those that no facet has taken.
    pub(super) fn leave_out_others(&self, facets: &[Facet], builder: &mut Builder) {
        for path in &self.paths {
            let facet = facets.iter().find(|facet| is_named(path, &facet.name));
            let taken = facet.map(|facet| (facet.name.clone(), self.of_facet(facet)));
            let reason = match taken {
                Some((_, first)) if first == *path => continue,
                Some((facet, first)) => Reason::SecondTable { facet, first },
                None => Reason::UnknownFacet { facet: stem(path) },
            };
            builder.leave_out(LeftOut::new(Location::file(path), reason));
        }
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn delimiter(path: &Path) -> Option<u8> {
    let ending = path.extension()?.to_str()?;
    ENDINGS.iter().find(|(own, _)| ending.eq_ignore_ascii_case(own)).map(|(_, part)| *part)
}

/// Whether the file at `path` is called as a facet, in whatever case and form of accents.
fn is_named(path: &Path, facet: &str) -> bool {
    let plain = |name: &str| name.nfc().collect::<String>().to_lowercase();
    plain(&stem(path)) == plain(facet)
}

/// The rows of the table at `path`; those that cannot be understood are left out. Articles lie in
/// the folder `root`. Columns called as one of `beside` are kept.
pub(super) fn rows(
    path: &Path,
    root: &Path,
    (towards_target, beside): (bool, &[String]),
    builder: &mut Builder,
) -> Result<Vec<Row>, Error> {
    let table = open(path)?;
    let target = if towards_target { Some(column(&table, path, "target")?) } else { None };
    let (article, label) = (column(&table, path, "article")?, column(&table, path, "label")?);
    let random = table.column(RANDOM).map_err(Error::Table)?;
    let kept = beside.iter().filter_map(|name| Some((name, table.column(name).ok()??)));
    let kept: Vec<_> = kept.collect();
    let mut rows = Vec::new();
    for row in table {
        match row {
            Err(error) => builder.leave_out(error),
            Ok((location, row)) => {
                let cell = |place: usize| row.cell(place).trim().to_owned();
                let target = target.map(cell).filter(|target| !target.is_empty());
                let article = as_filed(root, &cell(article));
                let random = random.is_some_and(|place| marks(&row.cell(place)));
                let beside = kept.iter().map(|&(name, at)| (name.clone(), Value::from(cell(at))));
                let (labels, beside) = (cell(label), beside.collect());
                rows.push(Row { location, article, target, labels, random, beside });
            }
        }
    }
    Ok(rows)
}

/// Opens the table at `path`.
pub(super) fn open(path: &Path) -> Result<Table, Error> {
    let delimiter = delimiter(path).unwrap_or(b',');
    Table::open(Source::file(path), delimiter).map_err(|error| match error.kind {
        read::ErrorKind::Open { source } => Error::Open { path: path.to_path_buf(), source },
        _ => Error::Table(error),
    })
}

/// The place of the column called `name`.
pub(super) fn column(table: &Table, path: &Path, name: &'static str) -> Result<usize, Error> {
    let missing = || Error::NoColumn { path: path.to_path_buf(), column: name };
    table.column(name).map_err(Error::Table)?.ok_or_else(missing)
}

/// The name of an article as the file system has it: who writes a table may be used to other
/// separators of folders, and to another form of accents.
fn as_filed(root: &Path, name: &str) -> String {
    let slashed = name.replace('\\', "/");
    let forms = [slashed.nfc().collect(), slashed.nfd().collect()];
    let mut forms = [name.to_owned(), slashed].into_iter().chain(forms);
    forms.find(|form| root.join(form).is_file()).unwrap_or_else(|| name.to_owned())
}
