//! What the user named: files, folders and streams, one after the other.

use std::io::{self, Read};
use std::iter::once;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::document::document;
use super::error::{Error, ErrorKind};
use super::format::{Cut, Format, ReadOptions};
use super::formats::{format_by_head, format_of, format_within, known_names, may_be_another};
use super::pending::Pending;
use super::source::Source;

/// Bytes shown to the formats for them to recognise: past any blank lines at the top.
const HEAD: u64 = 1 << 10;

/// Bytes shown where more is to be told: the first article of an export ends in them.
const LONG_HEAD: u64 = 64 << 10;

/// Something to read articles from.
#[derive(Debug)]
pub enum Input {
    /// A file, or a folder whose files are read in the order of their names.
    Path(PathBuf),
    /// An open stream.
    Stream(Source),
}

impl Input {
    /// An open stream, under a name for messages.
    pub fn stream(name: &str, stream: impl Read + Send + 'static) -> Self {
        Self::Stream(Source::stream(name, stream))
    }
}

impl From<PathBuf> for Input {
    /// The path; `-` is standard input.
    fn from(path: PathBuf) -> Self {
        if path.as_os_str() == "-" {
            Self::stream("<stdin>", io::stdin())
        } else {
            Self::Path(path)
        }
    }
}

/// The records of all `inputs`, in order. An error takes the place of what it concerns, and the
/// rest follows.
pub fn read<I>(
    inputs: I,
    options: &ReadOptions,
) -> impl Iterator<Item = Result<Pending, Error>> + Send + use<I>
where
    I: IntoIterator<Item = Input, IntoIter: Send>,
{
    let reading = Reading { options: Arc::new(options.clone()) };
    inputs.into_iter().flat_map(move |input| reading.input(input))
}

/// The files under `folder` in the order of their names, folder by folder: no hidden ones, and no
/// symbolic links, so that nothing outside is read and no loop followed.
pub fn files(folder: &Path) -> impl Iterator<Item = Result<PathBuf, Error>> + Send + use<> {
    WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !hidden(entry))
        .filter_map(|entry| match entry {
            Ok(entry) => entry.file_type().is_file().then(|| Ok(entry.into_path())),
            Err(error) => Some(Err(unlisted(error))),
        })
}

fn hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn unlisted(error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(Path::new("")).to_path_buf();
    Error::file(path, ErrorKind::List { source: error.into() })
}

#[derive(Clone)]
struct Reading {
    options: Arc<ReadOptions>,
}

impl Reading {
    fn input(&self, input: Input) -> Cut {
        match input {
            Input::Path(path) if path.is_dir() => self.folder(&path),
            Input::Path(path) => self.cut(self.named(&path), self.source(&path)),
            Input::Stream(source) => self.cut(None, source),
        }
    }

    /// Files whose names tell no format are passed over and counted: a folder holds more than articles.
    fn folder(&self, folder: &Path) -> Cut {
        let reading = self.clone();
        let mut cuts =
            files(folder).filter_map(move |path| reading.file(path)).flatten().peekable();
        if cuts.peek().is_none() {
            let kind = ErrorKind::NoArticles { known: known_names() };
            return Box::new(once(Err(Error::file(folder, kind))));
        }
        Box::new(cuts)
    }

    fn file(&self, path: Result<PathBuf, Error>) -> Option<Cut> {
        match path {
            Err(error) => Some(Box::new(once(Err(error)))),
            Ok(path) => {
                let Some(format) = self.options.format.or_else(|| self.named(&path)) else {
                    self.options.passed_over.count_file();
                    return None;
                };
                Some(self.cut(Some(format), self.source(&path)))
            }
        }
    }

    /// A file whose bytes are counted as they are read.
    fn source(&self, path: &Path) -> Source {
        Source::file(path).counted_by(&self.options.bytes_read)
    }

    /// The format that the name of a file tells; the user's own go first.
    fn named(&self, path: &Path) -> Option<&'static dyn Format> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        let mut own = self.options.own_formats.iter().copied();
        own.find(|format| format.extensions().contains(&ending.as_str()))
            .or_else(|| format_of(path))
    }

    /// The format that the first bytes of a file tell; the user's own go first.
    fn recognising(&self, head: &[u8]) -> Option<&'static dyn Format> {
        let mut own = self.options.own_formats.iter().copied();
        own.find(|format| format.recognises(head)).or_else(|| format_by_head(head))
    }

    /// Cuts a source whose name tells the format, or else its first bytes.
    fn cut(&self, named: Option<&'static dyn Format>, source: Source) -> Cut {
        let cut = match (self.options.format, named) {
            (Some(format), _) => Ok(format.cut(source, &self.options)),
            (None, Some(format)) => self.cut_as(format, source),
            (None, None) => self.recognised(source),
        };
        cut.unwrap_or_else(|error| Box::new(once(Err(error))))
    }

    fn recognised(&self, source: Source) -> Result<Cut, Error> {
        let (head, source) = source.peek(HEAD)?;
        match self.recognising(&head) {
            Some(format) => self.cut_as(format, source),
            None => Err(Error::file(source.path(), unrecognised(&head))),
        }
    }

    /// Cuts a source that seems to be of `format`, after a closer look where it may be of another.
    fn cut_as(&self, format: &'static dyn Format, source: Source) -> Result<Cut, Error> {
        if !may_be_another(format) {
            return Ok(format.cut(source, &self.options));
        }
        let (head, source) = source.look(LONG_HEAD)?;
        Ok(format_within(format, &head).cut(source, &self.options))
    }
}

/// What is wrong with a file that begins with `head`, which no format recognises.
fn unrecognised(head: &[u8]) -> ErrorKind {
    match document(head) {
        Some(document) => ErrorKind::Document { document },
        None => ErrorKind::UnknownFormat { known: known_names() },
    }
}
