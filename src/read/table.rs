//! Tables: their rows, in whichever dialect and character set they are written.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::sync::Arc;

use ::csv::ByteRecord;

use super::charset::{decode, decode_alike};
use super::dialect::Dialect;
use super::error::{Error, ErrorKind};
use super::location::Location;
use super::note::Note;
use super::source::{MAX_RECORD, Source};

/// Bytes of a table that are looked at for how it is written.
const HEAD: u64 = 64 << 10;

/// A table whose cells are parted by one character, quoted as RFC 4180 has it, and whose first row
/// names its columns. Its rows come one after the other, each with its location.
pub struct Table {
    reader: ::csv::Reader<Rationed>,
    path: Arc<Path>,
    columns: Vec<String>,
    dialect: Dialect,
    guess: Option<Note>,
    stopped: bool,
}

/// A row of a table: its cells as bytes, and how they are to be read, which is told when they are.
#[derive(Debug, Default)]
pub struct Row {
    cells: ByteRecord,
    /// What the first rows of the table seem to be written in, where they are no UTF-8.
    guess: Option<Note>,
    note: OnceCell<Option<Note>>,
}

impl Table {
    /// Opens a table, whose cells are parted by `delimiter` unless its first line says otherwise.
    ///
    /// # Errors
    /// When it cannot be opened, or its first row not be read.
    pub fn open(source: Source, delimiter: u8) -> Result<Self, Error> {
        let path = Arc::clone(source.path());
        let (head, source) = source.peek(HEAD)?;
        let dialect = Dialect::of(&head, delimiter);
        let guess = decode(&head, None).1.filter(|note| matches!(note, Note::Guessed { .. }));
        let mut stream = source.open()?;
        io::copy(&mut stream.by_ref().take(dialect.preamble), &mut io::sink())
            .map_err(|source| Error::file(&path, ErrorKind::Read { source }))?;
        let stream = Rationed { stream, left: MAX_RECORD };
        let mut reader = dialect.parser().from_reader(stream);
        let header = match reader.byte_headers() {
            Ok(cells) => Row { cells: cells.clone(), guess, ..Row::default() },
            Err(error) => return Err(Error::new(Location::line(path, 1), broken(error))),
        };
        let columns = (0..header.len()).map(|place| header.cell(place).trim().to_owned());
        let columns = columns.collect();
        Ok(Self { reader, path, columns, dialect, guess, stopped: false })
    }

    /// The names of the columns, without spaces around them.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The location of the row that names the columns.
    #[must_use]
    pub fn location(&self) -> Location {
        Location::line(Arc::clone(&self.path), 1)
    }

    /// The place of the column called `name`, in whatever case.
    ///
    /// # Errors
    /// [`ErrorKind::TwoColumns`] when two columns are called so.
    pub fn column(&self, name: &str) -> Result<Option<usize>, Error> {
        let mut named = self.columns.iter().zip(0..).filter(|(own, _)| is_alike(own, name));
        match (named.next(), named.next()) {
            (Some((_, first)), Some((name, second))) => Err(self.two_columns(name, first, second)),
            (first, _) => Ok(first.map(|(_, place)| place)),
        }
    }

    pub(super) fn two_columns(&self, name: &str, first: usize, second: usize) -> Error {
        let [first, second] = [first + 1, second + 1];
        Error::new(self.location(), ErrorKind::TwoColumns { name: name.to_owned(), first, second })
    }

    fn read(&mut self, cells: &mut ByteRecord) -> (Location, Result<bool, ::csv::Error>) {
        self.reader.get_mut().left = MAX_RECORD;
        let line = self.reader.position().line();
        let read = self.reader.read_byte_record(cells);
        let line = cells.position().map_or(line, ::csv::Position::line);
        (Location::line(Arc::clone(&self.path), line), read)
    }
}

/// Whether two names of columns are the same but for the case of their letters.
pub(super) fn is_alike(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other) || one.to_lowercase() == other.to_lowercase()
}

impl Iterator for Table {
    type Item = Result<(Location, Row), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.stopped {
            return None;
        }
        let mut row = Row { guess: self.guess, ..Row::default() };
        let (location, read) = self.read(&mut row.cells);
        match read {
            Ok(false) => None,
            Ok(true) => Some(match self.dialect.swallowed(&row.cells, self.columns.len()) {
                Some(rows) => Err(Error::new(location, ErrorKind::OpenQuote { rows })),
                None => Ok((location, row)),
            }),
            Err(error) => {
                let kind = broken(error);
                self.stopped = !matches!(kind, ErrorKind::Row { .. });
                Some(Err(Error::new(location, kind)))
            }
        }
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, columns, dialect, .. } = self;
        f.debug_struct("Table")
            .field("path", path)
            .field("columns", columns)
            .field("dialect", dialect)
            .finish_non_exhaustive()
    }
}

impl Row {
    /// The cell in column `place` (from 0) as text; empty where there is none.
    #[must_use]
    pub fn cell(&self, place: usize) -> Cow<'_, str> {
        self.cells.get(place).map_or(Cow::Borrowed(""), |cell| decode_alike(cell, self.note()))
    }

    /// What reading it as text takes: all of it is in one character set.
    pub(super) fn note(&self) -> Option<Note> {
        *self.note.get_or_init(|| match decode(self.cells.as_slice(), None).1 {
            Some(Note::Guessed { .. }) if self.guess.is_some() => self.guess,
            note => note,
        })
    }

    /// Bytes of its cells.
    pub(super) fn bytes(&self) -> usize {
        self.cells.as_slice().len()
    }

    fn len(&self) -> usize {
        self.cells.len()
    }
}

fn broken(error: ::csv::Error) -> ErrorKind {
    match error.kind() {
        &::csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            ErrorKind::Row { cells: len, columns: expected_len }
        }
        ::csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            ErrorKind::TooLong { limit: MAX_RECORD }
        }
        _ => ErrorKind::Read { source: error.into() },
    }
}

/// A stream that gives no more than its ration of bytes, since a quote left open would make one
/// row of all the rest of a file.
struct Rationed {
    stream: Box<dyn BufRead + Send>,
    left: u64,
}

impl Read for Rationed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.stream.by_ref().take(self.left).read(buffer)?;
        self.left -= read as u64;
        Ok(read)
    }
}
