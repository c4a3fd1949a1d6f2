//! Which shape a corpus has.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::error::Error;
use super::labelled::Corpus;
use super::options::CorpusOptions;
use super::{class_folders, fasttext, labels_folder, recipe, records};
use crate::read::{Source, format_of};

/// Reads the corpus at `paths`, whatever its shape.
///
/// Class folders and fastText lines have one facet, called as the first of
/// [`CorpusOptions::facets`], or `topic`.
///
/// # Errors
/// When the corpus cannot be opened or understood as a whole, or nothing of it can be used. What
/// of it cannot be used is in [`Corpus::left_out`].
pub fn read(paths: &[PathBuf], options: &CorpusOptions) -> Result<Corpus, Error> {
    let first = paths.first().ok_or(Error::NoPath)?;
    let alone = || match paths {
        [_] => Ok(first.as_path()),
        _ => Err(Error::NotAlone { path: first.clone() }),
    };
    match shape(first, options) {
        Shape::LabelsFolder => labels_folder::read(first, &paths[1..], options),
        Shape::ClassFolders => class_folders::read(alone()?, options.facet_name()),
        Shape::FastText => fasttext::read(paths, options.facet_name()),
        Shape::Recipe => recipe::read(alone()?, options),
        Shape::Records => records::read(paths, options),
    }
}

impl Corpus {
    /// Reads the corpus at `paths`, whatever its shape: [`read`] without options.
    ///
    /// # Errors
    /// [`ErrorKind::Corpus`](crate::error::ErrorKind::Corpus) when the corpus cannot be opened or understood
    /// as a whole, or nothing of it can be used.
    pub fn read(paths: &[PathBuf]) -> Result<Self, crate::error::Error> {
        Ok(read(paths, &CorpusOptions::default())?)
    }
}

pub(super) enum Shape {
    LabelsFolder,
    ClassFolders,
    FastText,
    Recipe,
    Records,
}

/// A folder of records is told from class folders by the facets and fields that are named.
pub(super) fn shape(path: &Path, options: &CorpusOptions) -> Shape {
    if path.join(labels_folder::FACETS).is_file() {
        Shape::LabelsFolder
    } else if path.is_dir() && options.facets.is_empty() {
        Shape::ClassFolders
    } else if path.extension().is_some_and(|ending| ending == recipe::ENDING) {
        Shape::Recipe
    } else if path.is_file() && starts_with_label(path) {
        Shape::FastText
    } else {
        Shape::Records
    }
}

fn starts_with_label(path: &Path) -> bool {
    if format_of(path).is_some_and(|format| format.name() != "text") {
        return false;
    }
    let mut head = Vec::new();
    let length = fasttext::PREFIX.len() as u64;
    let read = Source::file(path)
        .open()
        .is_ok_and(|stream| stream.take(length).read_to_end(&mut head).is_ok());
    read && head == fasttext::PREFIX.as_bytes()
}
