//! Tables: one row an article, the first row the names of the columns.

use std::io::{self, BufRead, Read};
use std::path::Path;
use std::sync::Arc;

use ::csv::ByteRecord;
use serde_json::Value;

use super::charset::{decode, decode_alike};
use super::dialect::Dialect;
use super::error::{Error, ErrorKind};
use super::fields::Fields;
use super::fields::{Plan, Role};
use super::format::{Cut, Format, ReadOptions};
use super::source::MAX_RECORD;

use super::found::FoundFields;
use super::location::Location;
use super::pending::Pending;
use super::record::Record;
use super::source::Source;

/// Bytes of a table that are looked at for how it is written.
const HEAD: u64 = 64 << 10;

/// A table whose cells are separated by one character, quoted as RFC 4180 has it.
#[derive(Debug)]
pub(super) struct Csv {
    name: &'static str,
    extensions: &'static [&'static str],
    delimiter: u8,
}

impl Csv {
    pub(super) const COMMAS: Self = Self { name: "csv", extensions: &["csv"], delimiter: b',' };
    pub(super) const TABS: Self = Self { name: "tsv", extensions: &["tsv"], delimiter: b'\t' };
}

impl Format for Csv {
    fn name(&self) -> &'static str {
        self.name
    }

    fn extensions(&self) -> &'static [&'static str] {
        self.extensions
    }

    /// A table starts as any text does, so only its name tells.
    fn recognises(&self, _head: &[u8]) -> bool {
        false
    }

    fn cut(&self, source: Source, options: &Arc<ReadOptions>) -> Cut {
        match Rows::open(source, self.delimiter, &options.fields) {
            Ok(rows) => Box::new(rows),
            Err(error) => Box::new(std::iter::once(Err(error))),
        }
    }
}

/// What each column is, from left to right.
type Columns = Vec<Plan>;

struct Rows {
    reader: ::csv::Reader<Rationed>,
    path: Arc<Path>,
    columns: Arc<Columns>,
    dialect: Dialect,
    stopped: bool,
}

impl Rows {
    fn open(source: Source, delimiter: u8, fields: &Fields) -> Result<Self, Error> {
        let path = Arc::clone(source.path());
        let (head, source) = source.peek(HEAD)?;
        let dialect = Dialect::of(&head, delimiter);
        let mut stream = source.open()?;
        io::copy(&mut stream.by_ref().take(dialect.preamble), &mut io::sink())
            .map_err(|source| Error::file(&path, ErrorKind::Read { source }))?;
        let stream = Rationed { stream, left: MAX_RECORD };
        let mut reader = dialect.parser().from_reader(stream);
        let columns = columns(&mut reader, fields)
            .map_err(|kind| Error::new(Location::line(Arc::clone(&path), 1), kind))?;
        Ok(Self { reader, path, columns: Arc::new(columns), dialect, stopped: false })
    }

    fn pending(&self, location: Location, row: ByteRecord) -> Pending {
        let columns = Arc::clone(&self.columns);
        let bytes = row.as_slice().len();
        Pending::new(location, bytes, move |location| record(&row, location, &columns))
    }
}

impl Iterator for Rows {
    type Item = Result<Pending, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.stopped {
            return None;
        }
        self.reader.get_mut().left = MAX_RECORD;
        let line = self.reader.position().line();
        let mut row = ByteRecord::new();
        let read = self.reader.read_byte_record(&mut row);
        let line = row.position().map_or(line, ::csv::Position::line);
        let location = Location::line(Arc::clone(&self.path), line);
        match read {
            Ok(false) => None,
            Ok(true) => Some(match self.dialect.swallowed(&row, self.columns.len()) {
                Some(rows) => Err(Error::new(location, ErrorKind::OpenQuote { rows })),
                None => Ok(self.pending(location, row)),
            }),
            Err(error) => {
                let kind = broken(error);
                self.stopped = !matches!(kind, ErrorKind::Row { .. });
                Some(Err(Error::new(location, kind)))
            }
        }
    }
}

/// Reads the first row.
fn columns(reader: &mut ::csv::Reader<Rationed>, fields: &Fields) -> Result<Columns, ErrorKind> {
    let header = reader.byte_headers().map_err(broken)?;
    let names: Vec<_> = header.iter().map(|name| String::from_utf8_lossy(name)).collect();
    let columns: Columns = names.iter().map(|name| fields.plan(name.trim_ascii())).collect();
    let has_text = columns.iter().any(|plan| plan.role.is_some_and(Role::is_text));
    if has_text || columns.is_empty() {
        Ok(columns)
    } else {
        let fields = names.into_iter().map(std::borrow::Cow::into_owned).collect();
        Err(ErrorKind::NoText { fields })
    }
}

fn record(row: &ByteRecord, location: Location, columns: &Columns) -> Result<Record, Error> {
    let mut found = FoundFields::default();
    let (_, note) = decode(row.as_slice(), None);
    for (cell, plan) in row.iter().zip(columns) {
        if plan.role.is_some() || plan.keep.is_some() {
            found.put(plan.clone(), Value::String(decode_alike(cell, note).into_owned()));
        }
    }
    let mut record = found.into_record(location, Vec::new)?;
    record.notes.extend(note);
    Ok(record)
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
