//! What can be wrong with the input.

use std::io;
use std::path::Path;

use super::location::Location;

/// A record that could not be read: where it stands, and what is wrong with it.
#[derive(Debug)]
pub struct Error {
    /// The file, and the line where one is known.
    pub location: Location,
    /// What is wrong, and where possible what to do about it.
    pub kind: ErrorKind,
}

/// What is wrong with a record, or with the file it should have come from.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The file is missing, or may not be opened.
    #[error("cannot be opened")]
    Open {
        /// What the system says.
        source: io::Error,
    },
    /// The folder, or one inside it, cannot be listed.
    #[error("cannot be listed")]
    List {
        /// What the system says.
        source: io::Error,
    },
    /// The file ends or breaks in the middle, as a damaged or cut `.gz` does.
    #[error("cannot be read any further")]
    Read {
        /// What the system or the decompressor says.
        source: io::Error,
    },
    /// No file in the folder has a name that a format goes by.
    #[error("no article in this folder: nutgraf reads {known}")]
    NoArticles {
        /// The endings of the names that are read.
        known: String,
    },
    /// Neither the name nor the first bytes tell the format.
    #[error("not text, nor any format that nutgraf reads ({known})")]
    UnknownFormat {
        /// The endings of the names that are read.
        known: String,
    },
    /// A Parquet table, where the feature `parquet` is off.
    #[error(
        "a Parquet table, for which this nutgraf was built without the feature `parquet`; save it as CSV \
         or JSON Lines (in Python: give `pandas.read_parquet` of it)"
    )]
    NoParquet,
    /// A document that holds text and is none.
    #[error("{document}; save it as text (.txt) or as a web page (.html)")]
    Document {
        /// What it is.
        document: &'static str,
    },
    /// One record is longer than [`MAX_RECORD`](super::MAX_RECORD).
    #[error("longer than {} MB without an end; split it into articles", limit >> 20)]
    TooLong {
        /// The most bytes a record may have.
        limit: u64,
    },
    /// The bytes are no UTF-8.
    #[error(
        "byte {byte} (0x{value:02x}) is not UTF-8; convert the file, \
         for example with `iconv -f WINDOWS-1252 -t UTF-8`"
    )]
    NotUtf8 {
        /// Where the first wrong byte stands, from 0: in the file, or in the line or cell of one.
        byte: usize,
        /// That byte.
        value: u8,
    },
    /// The source has taken the article back.
    #[error("taken back by its source, which left a mark as `[Removed]` in place of the text")]
    Withdrawn,
    /// The line is no JSON object.
    #[error("column {column}: {reason}")]
    Json {
        /// Byte in the line, from 1.
        column: usize,
        /// What the parser says.
        reason: String,
    },
    /// The file is no feed, or one that breaks in the middle: what stands before that is read.
    #[cfg(feature = "web")]
    #[error("no feed, or not a whole one: {reason}")]
    Feed {
        /// What the parser says.
        reason: String,
    },
    /// The file holds no news item, or one that breaks in the middle: what stands before is read.
    #[cfg(feature = "web")]
    #[error("no NITF or NewsML, or not all of it: {reason}")]
    NewsItem {
        /// What the parser says.
        reason: String,
    },
    /// A file is no export of a database of newspapers.
    #[error("no export of a newspaper database: {reason}")]
    Export {
        /// What is lacking.
        reason: &'static str,
    },
    /// A record of a web archive lacks what it must have.
    #[cfg(feature = "web")]
    #[error("a record without {lacking}; the next is looked for")]
    Warc {
        /// The name of the header line.
        lacking: &'static str,
    },
    /// The tags of a page are nested deeper than in any page that was made to be read.
    #[cfg(feature = "web")]
    #[error("more than {limit} tags within each other; no article is written so")]
    TooDeep {
        /// The most levels there may be.
        limit: usize,
    },
    /// The row of a table has another number of cells than its first row.
    #[error("a row of {cells} cells in a table of {columns} columns; is a quote left open?")]
    Row {
        /// Cells in this row.
        cells: u64,
        /// Cells in the first row.
        columns: u64,
    },
    /// A cell of a table holds rows of it: a quote was left open.
    #[error(
        "a quote that is left open, and has the {rows} rows after it for its cell; close or double it"
    )]
    OpenQuote {
        /// Rows in the cell.
        rows: usize,
    },
    /// Two columns of a table have the name of a field that is asked for.
    #[error("two columns are called `{name}`, number {first} and number {second}; rename one")]
    TwoColumns {
        /// Name of both.
        name: String,
        /// Number of the first, from 1.
        first: usize,
        /// Number of the second.
        second: usize,
    },
    /// A field holds something else than it must.
    #[error("field `{field}` should be {expected}, and is {found}")]
    Field {
        /// Name of the field.
        field: &'static str,
        /// What it should be.
        expected: &'static str,
        /// What it is.
        found: &'static str,
    },
    /// The target's mention lies outside the text.
    #[error(
        "the target stands from {from} to {to}, in a text of {length} characters; \
         count Unicode scalar values from 0, as Python does"
    )]
    Mention {
        /// First character.
        from: u64,
        /// One past the last character.
        to: u64,
        /// Characters in the text.
        length: usize,
    },
    /// The record has no field that is known to hold the text.
    #[error("none of the fields ({}) is known to hold the text; name the one that does", fields.join(", "))]
    NoText {
        /// The fields there are.
        fields: Vec<String>,
    },
    /// The article has neither text nor title.
    #[error("the article is empty")]
    Empty,
}

impl ErrorKind {
    /// Name of the reason in reports: `empty`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Open { .. } | Self::List { .. } => "not_opened",
            Self::NoArticles { .. } => "no_articles",
            Self::UnknownFormat { .. } | Self::NoParquet | Self::Document { .. } => {
                "unknown_format"
            }
            Self::TooLong { .. } => "too_long",
            Self::NotUtf8 { .. } => "not_text",
            Self::Withdrawn => "withdrawn",
            Self::Mention { .. } | Self::Field { .. } | Self::NoText { .. } => "wrong_fields",
            Self::Empty => "empty",
            _ => "damaged",
        }
    }
}

impl Error {
    /// `kind` at `location`.
    pub(super) const fn new(location: Location, kind: ErrorKind) -> Self {
        Self { location, kind }
    }

    /// `kind` of the file at `path` as a whole.
    pub(super) fn file(path: impl AsRef<Path>, kind: ErrorKind) -> Self {
        Self::new(Location::file(path), kind)
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.location, self.kind)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.kind.source()
    }
}

impl From<Error> for crate::error::Error {
    fn from(error: Error) -> Self {
        Self::new(crate::error::ErrorKind::Read, error)
    }
}
