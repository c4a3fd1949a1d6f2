//! The contract between a reader and the formats.

use std::fmt;
use std::sync::Arc;

use super::bytes_read::BytesRead;
use super::error::Error;
use super::fields::Fields;
use super::passed_over::PassedOver;
use super::pending::Pending;
use super::source::Source;

/// The records of one source, in order.
pub type Cut = Box<dyn Iterator<Item = Result<Pending, Error>> + Send>;

/// A way to write articles down.
///
/// To add one of your own, implement this and name it in [`ReadOptions::own_formats`]; to add one to
/// nutgraf, give it a row in [`FORMATS`](super::FORMATS).
pub trait Format: Sync {
    /// Its name, as `--input-format` takes it.
    fn name(&self) -> &'static str;

    /// The endings of the names of its files, without the stop, in lower case.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether a file that starts with `head`, which may be cut anywhere, is of this format.
    fn recognises(&self, head: &[u8]) -> bool;

    /// Cuts `source` into records, and leaves their decoding for later.
    fn cut(&self, source: Source, options: &Arc<ReadOptions>) -> Cut;
}

/// Reading options.
#[derive(Clone, Default)]
pub struct ReadOptions {
    /// Which field is what, in formats that have fields.
    pub fields: Fields,
    /// The format of every input; unless given, told by the name or the first bytes of each.
    pub format: Option<&'static dyn Format>,
    /// Formats of your own, asked before those of nutgraf.
    pub own_formats: Vec<&'static dyn Format>,
    /// How much was passed over, in folders and formats that hold more than articles.
    pub passed_over: PassedOver,
    /// How much of the files was read.
    pub bytes_read: BytesRead,
}

impl fmt::Debug for ReadOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadOptions")
            .field("fields", &self.fields)
            .field("format", &self.format.map(Format::name))
            .field("own_formats", &names(&self.own_formats))
            .field("passed_over", &self.passed_over)
            .field("bytes_read", &self.bytes_read)
            .finish()
    }
}

fn names(formats: &[&'static dyn Format]) -> Vec<&'static str> {
    formats.iter().map(|format| format.name()).collect()
}
