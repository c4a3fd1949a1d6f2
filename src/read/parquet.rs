//! Parquet: a table in columns, one article a row.

use std::fs::File;
use std::io;
use std::sync::Arc;

use ::parquet::errors::ParquetError;
use ::parquet::file::reader::{ChunkReader, FileReader, Length, SerializedFileReader};
use ::parquet::record::reader::RowIter;
use ::parquet::record::{Field, Row};
use bytes::Bytes;
use serde_json::Value;

use super::bytes_read::{BytesRead, Counted};
use super::contained::contained;
use super::error::{Error, ErrorKind};
use super::fields::Fields;
use super::fields::{Plan, Role};
use super::format::{Cut, Format, ReadOptions};

use super::found::FoundFields;
use super::location::Location;
use super::pending::Pending;
use super::record::Record;
use super::source::Source;

/// A table as Arrow, pandas, Polars and `DuckDB` write it; its columns are fields.
#[derive(Debug)]
pub(super) struct Parquet;

impl Format for Parquet {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["parquet"]
    }

    fn recognises(&self, head: &[u8]) -> bool {
        head.starts_with(b"PAR1")
    }

    fn cut(&self, source: Source, options: &Arc<ReadOptions>) -> Cut {
        let (path, options) = (Arc::clone(source.path()), Arc::clone(options));
        let opened = contained(|| rows(source, &options.fields));
        let rows = match opened.unwrap_or_else(|kind| Err(Error::file(&path, kind))) {
            Err(error) => return Box::new(std::iter::once(Err(error))),
            Ok(rows) => Rows { rows: Some(rows) },
        };
        Box::new((1..).zip(rows).map(move |(number, row)| {
            let location = Location::line(Arc::clone(&path), number);
            let row = row.map_err(|kind| Error::new(location.clone(), kind))?;
            let options = Arc::clone(&options);
            Ok(Pending::new(location, size_of_val(&row), move |location| {
                record(&row, location, &options.fields)
            }))
        }))
    }
}

/// The rows of a table, read page by page. A table says at its end what is in it, so a stream is
/// read whole.
fn rows(source: Source, fields: &Fields) -> Result<RowIter<'static>, Error> {
    let location = Location::file(source.path());
    let failed = |error: ParquetError| Error::new(location.clone(), broken(&error));
    let reader: Box<dyn FileReader> = match source.into_path() {
        Ok((path, read)) => {
            let opened = File::open(&path);
            let file = opened.map_err(|source| Error::file(&path, ErrorKind::Open { source }))?;
            let file = CountedFile { file, read };
            Box::new(SerializedFileReader::new(file).map_err(failed)?)
        }
        Err(stream) => {
            let bytes = Bytes::from(stream.read()?);
            Box::new(SerializedFileReader::new(bytes).map_err(failed)?)
        }
    };
    let columns = reader.metadata().file_metadata().schema().get_fields();
    let names: Vec<_> = columns.iter().map(|column| column.name().to_owned()).collect();
    let has_text = |plan: Plan| plan.has_text() || plan.role == Some(Role::Sentences);
    if names.iter().any(|name| has_text(fields.plan(name))) {
        Ok(RowIter::from_file_into(reader))
    } else {
        Err(Error::new(location, ErrorKind::NoText { fields: names }))
    }
}

/// File whose bytes are counted, wherever in it they lie.
struct CountedFile {
    file: File,
    read: BytesRead,
}

impl Length for CountedFile {
    fn len(&self) -> u64 {
        Length::len(&self.file)
    }
}

impl ChunkReader for CountedFile {
    type T = Counted<<File as ChunkReader>::T>;

    fn get_read(&self, start: u64) -> Result<Self::T, ParquetError> {
        Ok(Counted::new(self.file.get_read(start)?, self.read.clone()))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes, ParquetError> {
        self.read.add(length);
        self.file.get_bytes(start, length)
    }
}

/// The rows up to the first that cannot be read, for no other can after it: a damaged file may
/// promise any number of them.
struct Rows {
    rows: Option<RowIter<'static>>,
}

impl Iterator for Rows {
    type Item = Result<Row, ErrorKind>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut rows = self.rows.take()?;
        let next = contained(move || (rows.next(), rows));
        match next {
            Ok((Some(Ok(row)), rows)) => {
                self.rows = Some(rows);
                Some(Ok(row))
            }
            Ok((Some(Err(error)), _)) => Some(Err(broken(&error))),
            Ok((None, _)) => None,
            Err(kind) => Some(Err(kind)),
        }
    }
}

fn broken(error: &ParquetError) -> ErrorKind {
    let source = io::Error::new(io::ErrorKind::InvalidData, error.to_string());
    ErrorKind::Read { source }
}

/// A cell as JSON. Some writers do not say of their strings that they are text; and a day that no
/// calendar has, which the library panics on, is none.
fn json(cell: &Field) -> Value {
    match cell {
        Field::Bytes(bytes) if std::str::from_utf8(bytes.data()).is_ok() => {
            Value::String(String::from_utf8_lossy(bytes.data()).into_owned())
        }
        Field::Str(text) => Value::String(text.clone()),
        other => contained(|| other.to_json_value()).unwrap_or_default(),
    }
}

fn record(row: &Row, location: Location, fields: &Fields) -> Result<Record, Error> {
    let mut found = FoundFields::default();
    for (name, value) in row.get_column_iter() {
        let plan = fields.plan(name);
        if !plan.is_empty() {
            found.put(plan, json(value));
        }
    }
    found.into_record(location, || row.get_column_iter().map(|(name, _)| name.clone()).collect())
}
