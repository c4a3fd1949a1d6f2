//! Where bytes come from, decompressed on the way.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use super::bytes_read::{BytesRead, Counted};
use super::charset::{Transcoded, mark_of};
use super::error::{Error, ErrorKind};
use super::inflate::inflate;
use super::location::Location;
use super::stream::{CHUNK, Stream, peek};

/// Bytes that one record may have once decompressed: a hundred novels, and little enough that a
/// file without line breaks, or a compressed bomb, ends in an error and not in a full memory.
pub const MAX_RECORD: u64 = 128 << 20;

/// A file that is yet to be opened, or a stream that is open.
pub struct Source {
    path: Arc<Path>,
    stream: Option<Stream>,
    /// Counts the bytes of the file.
    read: BytesRead,
}

impl Source {
    /// The file at `path`, opened when it is read.
    #[must_use]
    pub fn file(path: &Path) -> Self {
        Self { path: path.into(), stream: None, read: BytesRead::default() }
    }

    /// An open stream, under a name for messages.
    pub fn stream(name: &str, stream: impl Read + Send + 'static) -> Self {
        let stream = BufReader::with_capacity(CHUNK, stream);
        let (path, read) = (Path::new(name).into(), BytesRead::default());
        Self { path, stream: Some(Box::new(stream)), read }
    }

    /// The same, with the bytes of the file counted by `read`.
    #[must_use]
    pub(super) fn counted_by(self, read: &BytesRead) -> Self {
        Self { read: read.clone(), ..self }
    }

    /// Its path, or the name of the stream.
    #[must_use]
    pub const fn path(&self) -> &Arc<Path> {
        &self.path
    }

    /// Its bytes: decompressed if they are gzip's or Zstandard's, whatever the name says; as UTF-8
    /// if a byte order mark says that they are UTF-16; and without the mark.
    ///
    /// # Errors
    /// When the file cannot be opened, or its first bytes cannot be read.
    pub fn open(self) -> Result<Stream, Error> {
        let Self { path, stream, read } = self;
        let failed = |kind| Error::file(&path, kind);
        let stream = match stream {
            Some(stream) => stream,
            None => File::open(&path)
                .map(|file| {
                    let file = BufReader::with_capacity(CHUNK, Counted::new(file, read));
                    Box::new(file) as Stream
                })
                .map_err(|source| failed(ErrorKind::Open { source }))?,
        };
        inflate(stream).and_then(unmark).map_err(|source| failed(ErrorKind::Read { source }))
    }

    /// All its bytes, at most [`MAX_RECORD`] of them.
    ///
    /// # Errors
    /// When it cannot be opened or read, or is longer than that.
    pub fn read(self) -> Result<Vec<u8>, Error> {
        let location = Location::file(&self.path);
        let mut bytes = Vec::new();
        match self.open()?.take(MAX_RECORD + 1).read_to_end(&mut bytes) {
            Err(source) => Err(Error::new(location, ErrorKind::Read { source })),
            Ok(_) if bytes.len() as u64 > MAX_RECORD => {
                Err(Error::new(location, ErrorKind::TooLong { limit: MAX_RECORD }))
            }
            Ok(_) => Ok(bytes),
        }
    }

    /// Its path, if it is a file not yet opened, and not compressed; and what counts its bytes.
    #[cfg(feature = "parquet")]
    pub(super) fn into_path(self) -> Result<(std::path::PathBuf, BytesRead), Self> {
        let packed = [".gz", ".zst"].iter().any(|end| self.path.to_string_lossy().ends_with(end));
        if self.stream.is_some() || packed {
            return Err(self);
        }
        Ok((self.path.to_path_buf(), self.read))
    }

    /// Shows its first `length` bytes (fewer only if it is shorter). A file is closed after that, since
    /// many may wait to be read; one that cannot be opened shows nothing, and is an error then.
    pub(super) fn look(self, length: u64) -> Result<(Vec<u8>, Self), Error> {
        if self.stream.is_some() {
            return self.peek(length);
        }
        let head = Self::file(&self.path).peek(length).map(|(head, _)| head);
        Ok((head.unwrap_or_default(), self))
    }

    /// Opens it, and shows its first `length` bytes (fewer only if it is shorter).
    pub(super) fn peek(self, length: u64) -> Result<(Vec<u8>, Self), Error> {
        let (path, read) = (Arc::clone(&self.path), self.read.clone());
        let (head, stream) = peek(self.open()?, length)
            .map_err(|source| Error::file(&path, ErrorKind::Read { source }))?;
        Ok((head, Self { path, stream: Some(stream), read }))
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("path", &self.path).finish_non_exhaustive()
    }
}

/// Bytes of the longest byte order mark.
const LONGEST_MARK: u64 = 3;

/// The stream as UTF-8 without a byte order mark before it, if a mark says what it is.
fn unmark(stream: Stream) -> io::Result<Stream> {
    let (head, mut stream) = peek(stream, LONGEST_MARK)?;
    let Some((length, charset)) = mark_of(&head) else { return Ok(stream) };
    stream.consume(length);
    Ok(match charset {
        None => stream,
        Some(charset) => {
            Box::new(BufReader::with_capacity(CHUNK, Transcoded::new(stream, charset)))
        }
    })
}
