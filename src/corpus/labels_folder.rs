//! The labels folder: `facets.toml`, and one table a facet.

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord, Trim};

use super::builder::{Builder, Slot};
use super::decode::decode;
use super::error::Error;
use super::facets;
use super::labelled::{Corpus, LabelledExample, Learning};
use super::left_out::{Doubt, LeftOut, Reason};
use crate::analysis::Scope;
use crate::label::{Choice, LabelId};
use crate::read;
use crate::read::{ErrorKind, Format, Location, ReadOptions, Source, Text};
use crate::text::{Article, Target};

/// Between the labels of one cell, where a facet gives several.
const SEPARATOR: char = '|';

/// The file that makes a folder a labels folder.
pub(super) const FACETS: &str = "facets.toml";

/// One row of a table: what somebody said about an article.
struct Row {
    location: Location,
    article: String,
    target: Option<String>,
    labels: String,
}

/// An article that a row names, as the builder knows it.
type Known = Result<usize, Arc<read::Error>>;

/// Reads the labels folder `folder`; the articles lie in the folder that holds it.
pub(super) fn read(folder: &Path) -> Result<Corpus, Error> {
    let mut builder = Builder::default();
    let mut tables = Vec::new();
    for facet in facets::read(&folder.join(FACETS))? {
        let path = folder.join(format!("{}.csv", facet.name));
        let rows = if facet.is_defined() && !path.exists() {
            Vec::new()
        } else {
            rows(&path, facet.towards_target, &mut builder)?
        };
        tables.push((builder.declared(facet, Learning::default()), rows));
    }
    let named = tables.iter().flat_map(|(_, rows)| rows).map(|row| row.article.as_str());
    let articles = articles(&root(folder), named, &mut builder)?;
    let slots: Vec<Slot> = tables.iter().map(|(slot, _)| *slot).collect();
    leave_out_strangers(folder, &slots, &mut builder);
    for (slot, rows) in tables {
        let rows = merge(&builder, slot, rows);
        add(&mut builder, slot, rows, &articles);
    }
    Ok(Corpus { scope: Scope::Story, ..builder.finish(folder)? })
}

/// The folder that holds `folder`, also when that is given as `.` or `..`.
fn root(folder: &Path) -> PathBuf {
    match (folder.file_name(), folder.parent()) {
        (Some(_), Some(parent)) => parent.to_path_buf(),
        _ => folder.join(".."),
    }
}

/// The rows of the table at `path`; those that cannot be understood are left out.
fn rows(path: &Path, towards_target: bool, builder: &mut Builder) -> Result<Vec<Row>, Error> {
    let closed = |error: csv::Error| Error::Open { path: path.to_path_buf(), source: error.into() };
    let mut reader = ReaderBuilder::new().trim(Trim::All).from_path(path).map_err(closed)?;
    let header = reader.headers().map_err(closed)?;
    let target = if towards_target { Some(column(header, path, "target")?) } else { None };
    let article = Some(column(header, path, "article")?);
    let columns = [article, target, Some(column(header, path, "label")?)];
    let path: Arc<Path> = path.into();
    let mut rows = Vec::new();
    for record in reader.into_records() {
        let line = |position: Option<&csv::Position>| {
            Location::line(Arc::clone(&path), position.map_or(1, csv::Position::line))
        };
        match record {
            Ok(record) => rows.push(row(&record, &columns, line(record.position()))),
            Err(error) => {
                let reason = Reason::Row { reason: unreadable(&error) };
                builder.leave_out(LeftOut::new(line(error.position()), reason));
            }
        }
    }
    Ok(rows)
}

fn column(header: &StringRecord, path: &Path, column: &'static str) -> Result<usize, Error> {
    let missing = || Error::NoColumn { path: path.to_path_buf(), column };
    header.iter().position(|name| name == column).ok_or_else(missing)
}

fn row(record: &StringRecord, columns: &[Option<usize>; 3], location: Location) -> Row {
    let cell = |column: Option<usize>| column.and_then(|at| record.get(at)).unwrap_or_default();
    let [article, target, label] = columns.map(cell);
    Row {
        location,
        article: article.to_owned(),
        target: (!target.is_empty()).then(|| target.to_owned()),
        labels: label.to_owned(),
    }
}

fn unreadable(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("a row of {len} cells in a table of {expected_len} columns")
        }
        csv::ErrorKind::Utf8 { .. } => "the row is not UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

/// Reads each article that is `named`, once.
fn articles<'n>(
    root: &Path,
    named: impl Iterator<Item = &'n str>,
    builder: &mut Builder,
) -> Result<HashMap<String, Known>, Error> {
    let mut seen = HashSet::new();
    let order: Vec<&str> = named.filter(|name| seen.insert(*name)).collect();
    let options = Arc::new(ReadOptions::default());
    let pending = order.iter().flat_map(|name| Text.cut(Source::file(&root.join(name)), &options));
    let mut known = Vec::with_capacity(order.len());
    decode(
        pending,
        |_| true,
        |record| {
            // The name within the newsroom is the id, wherever the newsroom lies.
            let id = order[known.len()].to_owned();
            known.push(match record {
                Ok(record) => Ok(builder.article(Article { id, ..record.article })),
                Err(error) => Err(Arc::new(error)),
            });
            Ok(())
        },
    )?;
    Ok(order.into_iter().map(str::to_owned).zip(known).collect())
}

/// Makes one row of all that is said about an article and its target, where any label may fit.
fn merge(builder: &Builder, slot: Slot, rows: Vec<Row>) -> Vec<Row> {
    if builder.facet(slot).choice == Choice::One {
        return rows;
    }
    let mut first = HashMap::new();
    let mut merged: Vec<Row> = Vec::new();
    for row in rows {
        let key = (row.article.clone(), row.target.clone());
        let at = *first.entry(key).or_insert(merged.len());
        match merged.get_mut(at) {
            Some(before) => {
                before.labels.push(SEPARATOR);
                before.labels.push_str(&row.labels);
            }
            None => merged.push(row),
        }
    }
    merged
}

fn add(builder: &mut Builder, slot: Slot, rows: Vec<Row>, articles: &HashMap<String, Known>) {
    for row in rows {
        match check(builder, slot, &row, articles) {
            Err(reason) => builder.leave_out(LeftOut::new(row.location, reason)),
            Ok((article, labels)) => {
                let Row { location, target, .. } = row;
                doubt(builder, article, target.as_deref(), &location);
                let target = target.map(|name| Target { name, mention: None });
                builder.example(slot, LabelledExample::new(article, target, labels, location));
            }
        }
    }
}

/// The article and the labels of a row.
fn check(
    builder: &Builder,
    slot: Slot,
    row: &Row,
    articles: &HashMap<String, Known>,
) -> Result<(usize, Vec<LabelId>), Reason> {
    let facet = builder.facet(slot);
    let separator = |c| c == SEPARATOR && facet.choice == Choice::Any;
    let labels = row.labels.split(separator).map(|label| builder.label(slot, label.trim()));
    let labels = labels.collect::<Result<_, _>>()?;
    if facet.towards_target && row.target.is_none() {
        return Err(Reason::NoTarget { facet: facet.name.clone() });
    }
    Ok((find(articles, &row.article)?, labels))
}

fn find(articles: &HashMap<String, Known>, article: &str) -> Result<usize, Reason> {
    let missing = Reason::MissingFile { article: article.to_owned() };
    match articles.get(article) {
        None => Err(missing),
        Some(Ok(index)) => Ok(*index),
        Some(Err(error)) => Err(match &error.kind {
            ErrorKind::Open { source } if source.kind() == io::ErrorKind::NotFound => missing,
            _ => Reason::Article { error: Arc::clone(error) },
        }),
    }
}

/// Notes when an article does not name the target in so many words.
fn doubt(builder: &mut Builder, article: usize, target: Option<&str>, location: &Location) {
    let Some(target) = target else { return };
    let article = &builder.articles()[article];
    let parts = [article.title.as_deref().unwrap_or_default(), &article.text];
    if !parts.iter().any(|part| part.to_lowercase().contains(&target.to_lowercase())) {
        let (target, article) = (target.to_owned(), article.id.clone());
        builder.doubt(Doubt { location: location.clone(), target, article });
    }
}

/// Leaves out the tables that belong to no facet.
fn leave_out_strangers(folder: &Path, facets: &[Slot], builder: &mut Builder) {
    for path in read::files(folder).filter_map(Result::ok) {
        let table = path.extension().is_some_and(|extension| extension == "csv");
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if table && !facets.iter().any(|slot| builder.facet(*slot).name == name) {
            let reason = Reason::UnknownFacet { facet: name };
            builder.leave_out(LeftOut::new(Location::file(path), reason));
        }
    }
}
