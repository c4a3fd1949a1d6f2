//! The records of an archive, one after the other.

use std::io::{self, BufRead, Read};
use std::path::Path;
use std::sync::Arc;

use super::super::error::{Error, ErrorKind};
use super::super::format::ReadOptions;

use super::super::location::Location;
use super::super::source::{MAX_RECORD, Source};
use super::http::Body;
use super::media_type::media_type;

/// Bytes that the header of a record may have, and that of the response in it.
const MAX_HEADER: u64 = 64 << 10;

/// The records that hold an article, each with its number in the archive.
pub(super) struct Records {
    path: Arc<Path>,
    stream: Box<dyn BufRead + Send>,
    number: u64,
    options: Arc<ReadOptions>,
    ended: bool,
}

/// What of a record is an article.
pub(super) struct Archived {
    /// The address it was fetched from.
    pub(super) url: Option<String>,
    pub(super) body: Body,
}

/// What a record says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
struct Header {
    kind: String,
    url: Option<String>,
    content_type: String,
    length: Option<u64>,
}

/// What comes next in an archive.
enum Met {
    Article(Archived),
    /// A record of something else, now passed over.
    Other,
    End,
}

impl Records {
    pub(super) fn open(source: Source, options: Arc<ReadOptions>) -> Result<Self, Error> {
        let path = Arc::clone(source.path());
        Ok(Self { path, stream: source.open()?, number: 0, options, ended: false })
    }

    fn read(&mut self) -> Result<Met, ErrorKind> {
        let Some(header) = self.header()? else { return Ok(Met::End) };
        let length = header.length.ok_or(ErrorKind::Warc { lacking: "Content-Length" })?;
        let head = self.take(length.min(MAX_HEADER))?;
        let mut left = length - head.len() as u64;
        let Some((mut body, start)) = header.body(&head) else {
            self.skip(left)?;
            return Ok(Met::Other);
        };
        if length > MAX_RECORD {
            self.skip(left)?;
            return Err(ErrorKind::TooLong { limit: MAX_RECORD });
        }
        body.bytes = head;
        body.bytes.drain(..start);
        while left > 0 {
            let more = self.take(left.min(MAX_HEADER))?;
            left -= more.len() as u64;
            body.bytes.extend(more);
        }
        Ok(Met::Article(Archived { url: header.url, body }))
    }

    /// The header of the next record, wherever it begins; nothing if there is none.
    fn header(&mut self) -> Result<Option<Header>, ErrorKind> {
        loop {
            match self.line()? {
                None => return Ok(None),
                Some(line) if line.starts_with(b"WARC/") => break,
                Some(_) => {}
            }
        }
        let mut header = Header::default();
        while let Some(line) = self.line()?.filter(|line| !line.is_empty()) {
            header.take(&String::from_utf8_lossy(&line));
        }
        Ok(Some(header))
    }

    /// A line without its end, and no more of it than a header may have.
    fn line(&mut self) -> Result<Option<Vec<u8>>, ErrorKind> {
        let mut line = Vec::new();
        let failed = |source| ErrorKind::Read { source };
        self.stream.by_ref().take(MAX_HEADER).read_until(b'\n', &mut line).map_err(failed)?;
        if line.is_empty() {
            return Ok(None);
        }
        line.truncate(line.trim_ascii_end().len());
        Ok(Some(line))
    }

    fn take(&mut self, length: u64) -> Result<Vec<u8>, ErrorKind> {
        let mut bytes = Vec::new();
        let read = self.stream.by_ref().take(length).read_to_end(&mut bytes);
        read.map_err(|source| ErrorKind::Read { source })?;
        if bytes.len() as u64 == length { Ok(bytes) } else { Err(cut_short()) }
    }

    fn skip(&mut self, length: u64) -> Result<(), ErrorKind> {
        let skipped = io::copy(&mut self.stream.by_ref().take(length), &mut io::sink());
        let skipped = skipped.map_err(|source| ErrorKind::Read { source })?;
        if skipped == length { Ok(()) } else { Err(cut_short()) }
    }
}

fn cut_short() -> ErrorKind {
    ErrorKind::Read {
        source: io::Error::new(io::ErrorKind::UnexpectedEof, "the last record is cut short"),
    }
}

impl Header {
    /// Takes what is of use from a line.
    fn take(&mut self, line: &str) {
        let Some((name, value)) = line.split_once(':') else { return };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "warc-type" => value.clone_into(&mut self.kind),
            // Some writers put the address between angles, as the standard once had it.
            "warc-target-uri" => {
                self.url =
                    Some(value.trim_matches(['<', '>']).to_owned()).filter(|url| !url.is_empty());
            }
            "content-type" => value.clone_into(&mut self.content_type),
            "content-length" => self.length = value.parse().ok(),
            _ => {}
        }
    }

    /// The body of an article, yet without its bytes, and where in `head` they begin.
    fn body(&self, head: &[u8]) -> Option<(Body, usize)> {
        match self.kind.as_str() {
            "response" => Body::of(head),
            "resource" | "conversion" => {
                let (media_type, charset) = media_type(&self.content_type)?;
                Some((Body::bare(media_type, charset), 0))
            }
            _ => None,
        }
    }
}

impl Iterator for Records {
    type Item = Result<(Location, Archived), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.number += 1;
            let location = Location::line(Arc::clone(&self.path), self.number);
            match self.read() {
                Ok(Met::End) => self.ended = true,
                Ok(Met::Other) => self.options.passed_over.count_record(),
                Ok(Met::Article(archived)) => return Some(Ok((location, archived))),
                Err(kind) => {
                    self.ended = matches!(kind, ErrorKind::Read { .. });
                    return Some(Err(Error::new(location, kind)));
                }
            }
        }
        None
    }
}
