//! Compressed streams, told by their first bytes whatever their name, and bombs among them.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use super::stream::{CHUNK, Stream, peek};
use super::zstd;
use super::zstd::Frames;

/// The first two bytes of everything gzip has written.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// News shrinks to a third or a fifth, logs and tables to a fiftieth.
const BOMB: u64 = 200;

/// Bytes that a stream may grow to before anyone asks how: short ones may well be all blanks.
const UNASKED: u64 = 256 << 20;

/// `stream` without the compression that it has.
pub(super) fn inflate(stream: Stream) -> io::Result<Stream> {
    let (head, stream) = peek(stream, zstd::MAGIC.len() as u64)?;
    let packed = Arc::new(AtomicU64::new(0));
    let counted = Counted { stream, read: Arc::clone(&packed) };
    let inflated: Box<dyn Read + Send> = if head.starts_with(&GZIP) {
        Box::new(MultiGzDecoder::new(counted))
    } else if head == zstd::MAGIC {
        Box::new(Frames::new(counted))
    } else {
        return Ok(counted.stream);
    };
    let watched = Watched { stream: inflated, given: 0, packed };
    Ok(Box::new(BufReader::with_capacity(CHUNK, watched)))
}

/// A stream whose bytes are counted as they are taken.
struct Counted {
    stream: Stream,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(buffer)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl BufRead for Counted {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.stream.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.read.fetch_add(bytes as u64, Ordering::Relaxed);
        self.stream.consume(bytes);
    }
}

/// A decompressed stream that breaks off when it grows as no text does.
struct Watched {
    stream: Box<dyn Read + Send>,
    given: u64,
    packed: Arc<AtomicU64>,
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let packed = self.packed.load(Ordering::Relaxed);
        if self.given > UNASKED && self.given / BOMB > packed {
            let message = format!("it grows to more than {BOMB} times its size, as a bomb does");
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        let read = self.stream.read(buffer)?;
        self.given += read as u64;
        Ok(read)
    }
}
