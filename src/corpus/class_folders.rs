//! A folder per class, one text per file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::builder::{Builder, Slot};
use super::decode::decode;
use super::error::Error;
use super::labelled::{Corpus, LabelledExample};
use super::left_out::{LeftOut, Reason};
use crate::analysis::Scope;
use crate::read;
use crate::read::{Format, Location, ReadOptions, Record, Source, Text, files};

/// Reads the class folders in `folder`, whose names are the labels of `facet`. Every file in them
/// is an article, whatever it is called, as in scikit-learn's `load_files`.
pub(super) fn read(folder: &Path, facet: &str) -> Result<Corpus, Error> {
    let mut builder = Builder::default();
    let slot = builder.open(facet);
    let options = Arc::new(ReadOptions::default());
    let (classed, strays) = classed(folder, &mut builder);
    for path in strays {
        let lacking = "the file lies in no class folder".to_owned();
        let reason = Reason::NoLabel { facet: facet.to_owned(), lacking };
        builder.leave_out(LeftOut::new(Location::file(path), reason));
    }
    let pending = classed.iter().flat_map(|path| Text.cut(Source::file(path), &options));
    decode(
        pending,
        |_| true,
        |record| {
            match record {
                Err(error) => builder.leave_out(error),
                Ok(record) => add(&mut builder, slot, folder, record)?,
            }
            Ok(())
        },
    )?;
    Ok(Corpus { scope: Scope::Story, ..builder.finish(folder)? })
}

fn add(builder: &mut Builder, slot: Slot, folder: &Path, record: Record) -> Result<(), Error> {
    let Record { article, location, .. } = record;
    let class = class(folder, &location.path).unwrap_or_default();
    let labels = vec![builder.occurring(slot, &class)?];
    let article = builder.article(article);
    builder.example(slot, LabelledExample::new(article, None, labels, location));
    Ok(())
}

/// The files in class folders, and those outside.
fn classed(folder: &Path, builder: &mut Builder) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let found: Vec<Result<PathBuf, read::Error>> = files(folder).collect();
    let listed = found.into_iter().filter_map(|path| path.map_err(|e| builder.leave_out(e)).ok());
    listed.partition(|path| class(folder, path).is_some())
}

/// The folder directly inside `folder` that the file at `path` lies in.
fn class(folder: &Path, path: &Path) -> Option<String> {
    let mut parts = path.strip_prefix(folder).ok()?.components();
    let class = parts.next()?.as_os_str().to_string_lossy().into_owned();
    parts.next().map(|_| class)
}
