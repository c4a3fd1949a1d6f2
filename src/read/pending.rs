//! A record that has been found and not yet decoded.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use super::error::Error;
use super::record::Record;

/// Where a record stands in the input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, by the path it was asked for, or the name of a stream.
    pub path: Arc<Path>,
    /// Its first line, from 1, where a file holds many records.
    pub line: Option<u64>,
}

impl Place {
    /// The file at `path` as a whole.
    #[must_use]
    pub fn file(path: impl AsRef<Path>) -> Self {
        Self { path: path.as_ref().into(), line: None }
    }

    /// Line `line` (from 1) of the file at `path`.
    #[must_use]
    pub const fn line(path: Arc<Path>, line: u64) -> Self {
        Self { path, line: Some(line) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.path.display()),
            None => self.path.display().fmt(f),
        }
    }
}

type Decode = Box<dyn FnOnce(Place) -> Result<Record, Error> + Send>;

/// A record that has been cut out of its input, to be decoded by the thread that needs it.
pub struct Pending {
    place: Place,
    bytes: usize,
    decode: Decode,
}

impl Pending {
    /// A record at `place` that holds `bytes` bytes of memory until it is decoded.
    pub fn new(
        place: Place,
        bytes: usize,
        decode: impl FnOnce(Place) -> Result<Record, Error> + Send + 'static,
    ) -> Self {
        Self { place, bytes, decode: Box::new(decode) }
    }

    /// Where it stands.
    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// Bytes it holds in memory; none for a file that is not yet opened.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Makes the record of it.
    ///
    /// # Errors
    /// When the file cannot be read, or the record is not what its format asks for.
    pub fn decode(self) -> Result<Record, Error> {
        (self.decode)(self.place)
    }
}

impl fmt::Debug for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending")
            .field("place", &self.place)
            .field("bytes", &self.bytes)
            .finish_non_exhaustive()
    }
}
