//! A record that has been found and not yet decoded.

use std::fmt;

use super::error::Error;
use super::location::Location;
use super::record::Record;

type Decode = Box<dyn FnOnce(Location) -> Result<Record, Error> + Send>;

/// A record that has been cut out of its input, to be decoded by the thread that needs it.
pub struct Pending {
    location: Location,
    bytes: usize,
    decode: Decode,
}

impl Pending {
    /// A record at `location` that holds `bytes` bytes of memory until it is decoded.
    pub fn new(
        location: Location,
        bytes: usize,
        decode: impl FnOnce(Location) -> Result<Record, Error> + Send + 'static,
    ) -> Self {
        Self { location, bytes, decode: Box::new(decode) }
    }

    /// Where it stands.
    #[must_use]
    pub const fn location(&self) -> &Location {
        &self.location
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
        (self.decode)(self.location)
    }
}

impl fmt::Debug for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending")
            .field("location", &self.location)
            .field("bytes", &self.bytes)
            .finish_non_exhaustive()
    }
}
