//! A stream, line by line.

use std::io::{self, BufRead, Read};
use std::path::Path;
use std::sync::Arc;

use super::error::{Error, ErrorKind};
use super::location::Location;
use super::source::MAX_RECORD;
use super::source::Source;
use super::stream::CHUNK;

/// The lines of a source, each with its location, without the line feed that ends it.
///
/// A line over [`MAX_RECORD`] is an error and is passed over; one that cannot be read is the last.
pub struct Lines {
    path: Arc<Path>,
    stream: Box<dyn BufRead + Send>,
    limit: u64,
    line: u64,
    /// Bytes of the line before, as many as it is worth to make room for.
    usual: usize,
}

impl Lines {
    /// Opens `source`.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(source: Source) -> Result<Self, Error> {
        let path = Arc::clone(source.path());
        Ok(Self { path, stream: source.open()?, limit: MAX_RECORD, line: 0, usual: 0 })
    }

    /// One line with its line feed, or more bytes than a line may have; nothing at the end.
    fn next_line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::with_capacity(self.usual);
        self.stream.by_ref().take(self.limit + 1).read_until(b'\n', &mut line)?;
        self.usual = line.len().min(CHUNK);
        Ok(line)
    }

    fn finish(&mut self, mut line: Vec<u8>) -> Result<Vec<u8>, ErrorKind> {
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if line.len() as u64 > self.limit {
            drop(line);
            self.stream.skip_until(b'\n').map_err(|source| ErrorKind::Read { source })?;
            return Err(ErrorKind::TooLong { limit: self.limit });
        }
        Ok(line)
    }

    /// Reads no further than this error.
    fn stop(&mut self) {
        self.stream = Box::new(io::empty());
    }
}

impl Iterator for Lines {
    type Item = Result<(Location, Vec<u8>), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.line += 1;
        let location = Location::line(Arc::clone(&self.path), self.line);
        let line = match self.next_line() {
            Ok(line) if line.is_empty() => return None,
            Ok(line) => self.finish(line),
            Err(source) => Err(ErrorKind::Read { source }),
        };
        if matches!(line, Err(ErrorKind::Read { .. })) {
            self.stop();
        }
        Some(match line {
            Ok(line) => Ok((location, line)),
            Err(kind) => Err(Error::new(location, kind)),
        })
    }
}

impl std::fmt::Debug for Lines {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lines")
            .field("path", &self.path)
            .field("line", &self.line)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &'static [u8], limit: u64) -> Vec<Result<String, String>> {
        let lines = Lines { limit, ..Lines::open(Source::stream("s", bytes)).unwrap() };
        lines
            .map(|line| match line {
                Ok((location, line)) => {
                    Ok(format!("{location} {}", String::from_utf8(line).unwrap()))
                }
                Err(error) => Err(error.to_string()),
            })
            .collect()
    }

    #[test]
    fn lines_are_counted_from_one_without_the_mark_before_the_first() {
        assert_eq!(
            lines(b"\xef\xbb\xbfa\n\nb", 9),
            [Ok("s:1 a".to_owned()), Ok("s:2 ".to_owned()), Ok("s:3 b".to_owned())]
        );
        assert!(lines(b"", 9).is_empty());
    }

    #[test]
    fn a_line_without_an_end_is_passed_over() {
        let found = lines(b"12345678\n123456789\n123456789012345678901234567890\nb", 8);
        assert_eq!(found[0], Ok("s:1 12345678".to_owned()));
        assert!(found[1].as_ref().unwrap_err().starts_with("s:2: longer than"));
        assert!(found[2].as_ref().unwrap_err().starts_with("s:3: longer than"));
        assert_eq!(found[3..], [Ok("s:4 b".to_owned())]);
    }

    #[test]
    fn a_broken_stream_is_reported_once() {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut gz, &b"a line\n".repeat(9000)).unwrap();
        let mut bytes = gz.finish().unwrap();
        bytes.truncate(bytes.len() - 8);
        let found = lines(bytes.leak(), 100);
        let broken = found.iter().filter(|line| line.is_err()).count();
        assert_eq!((found.len(), broken), (9001, 1));
    }
}
