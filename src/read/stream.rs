//! Streams of bytes.

use std::io::{self, BufRead, Cursor, Read};

/// Bytes fetched at a time: enough that the calls cost nothing beside what is done with them.
pub(super) const CHUNK: usize = 64 << 10;

/// Stream of bytes.
pub(super) type Stream = Box<dyn BufRead + Send>;

/// The first `length` bytes of a stream (fewer only if it is shorter), and the stream with them.
pub(super) fn peek(mut stream: Stream, length: u64) -> io::Result<(Vec<u8>, Stream)> {
    let mut head = Vec::new();
    stream.by_ref().take(length).read_to_end(&mut head)?;
    Ok((head.clone(), Box::new(Cursor::new(head).chain(stream))))
}
