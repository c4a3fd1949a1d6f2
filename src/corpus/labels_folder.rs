//! The labels folder: `facets.toml`, and one table a facet.

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::builder::{Builder, Slot};
use super::corrections;
use super::decode::decode;
use super::error::Error;
use super::facets;
use super::label_tables::{Row, Tables, rows};
use super::labelled::{Corpus, LabelledExample, Learning};
use super::left_out::{Doubt, LeftOut, Reason};
use super::options::CorpusOptions;
use crate::analysis::Scope;
use crate::label::{Choice, Facet, LabelId};
use crate::read;
use crate::read::{ErrorKind, Format, Location, ReadOptions, Source, Text};
use crate::rules::Rules;
use crate::text::{Article, Target};

/// Between the labels of one cell, where a facet gives several.
const SEPARATOR: char = '|';

/// The file that makes a folder a labels folder.
pub(super) const FACETS: &str = "facets.toml";

/// The file of the rules beside the model, where there are any.
const RULES: &str = "rules.toml";

/// An article that a row names, as the builder knows it.
type Known = Result<usize, Arc<read::Error>>;

/// Reads the labels folder `folder`, whose articles lie in the folder that holds it, and then the
/// records at `corrections`. Columns called as one of `CorpusOptions::beside` are kept beside the
/// examples.
pub(super) fn read(
    folder: &Path,
    corrections: &[PathBuf],
    options: &CorpusOptions,
) -> Result<Corpus, Error> {
    let mut builder = Builder::default();
    builder.later_holds = true;
    let declared = facets::read(&folder.join(FACETS))?;
    let facets: Vec<Facet> = declared.iter().map(|own| own.facet.clone()).collect();
    let (tables, root) = (Tables::of(folder), root(folder));
    let mut said = Vec::new();
    for declared in declared {
        let facet = &declared.facet;
        let path = tables.of_facet(facet);
        let rows = if facet.is_defined() && !path.exists() {
            Vec::new()
        } else {
            rows(&path, &root, (facet.towards_target, &options.beside), &mut builder)?
        };
        said.push((builder.declared(declared, Learning::default()), rows));
    }
    let named = said.iter().flat_map(|(_, rows)| rows).map(|row| row.article.as_str());
    let articles = articles(&root, named, &mut builder)?;
    tables.leave_out_others(&facets, &mut builder);
    let slots: Vec<Slot> = said.iter().map(|(slot, _)| *slot).collect();
    for (slot, rows) in said {
        let rows = merge(&builder, slot, rows);
        add(&mut builder, slot, rows, &articles);
    }
    if !corrections.is_empty() {
        corrections::take(&mut builder, &slots, corrections, options)?;
    }
    let rules = rules(&folder.join(RULES), &facets)?;
    Ok(Corpus { scope: Scope::Story, rules, ..builder.finish(folder)? })
}

/// The rules of the file at `path`, if it is there.
fn rules(path: &Path, facets: &[Facet]) -> Result<Rules, Error> {
    if !path.exists() {
        return Ok(Rules::default());
    }
    let rules = Rules::read(path)?;
    rules.check(facets.iter()).map_err(|error| error.in_file(path))?;
    Ok(rules)
}

/// The facets that the labels folder `folder` declares, in the order of its file.
///
/// # Errors
/// When its `facets.toml` cannot be read, or declares no facets.
pub fn declared_facets(folder: &Path) -> Result<Vec<Facet>, Error> {
    let declared = facets::read(&folder.join(FACETS))?;
    Ok(declared.into_iter().map(|own| own.facet).collect())
}

/// The folder that holds `folder`, also when that is given as `.` or `..`.
fn root(folder: &Path) -> PathBuf {
    match (folder.file_name(), folder.parent()) {
        (Some(_), Some(parent)) => parent.to_path_buf(),
        _ => folder.join(".."),
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
                let Row { location, target, random, beside, .. } = row;
                doubt(builder, article, target.as_deref(), &location);
                let target = target.map(|name| Target { name, mention: None });
                let example = LabelledExample::new(article, target, labels, location);
                builder.example(slot, LabelledExample { random, beside, ..example });
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
        builder.doubt(Doubt::Target { location: location.clone(), target, article });
    }
}
