//! The HTTP response in a record, as far as an archive needs it.

use std::borrow::Cow;
use std::io::{self, Read};

use brotli_decompressor::Decompressor;
use encoding_rs::Encoding;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::super::error::ErrorKind;
use super::super::html::MAX_PAGE;
use super::super::zstd::Frames;
use super::media_type::{MediaType, media_type, sniffed};

/// Header lines that a response may have.
const MAX_HEADERS: usize = 128;

/// Bytes that Brotli is fed at a time.
const BROTLI_BUFFER: usize = 4 << 10;

/// The body of a response, as it was sent.
pub(super) struct Body {
    pub(super) bytes: Vec<u8>,
    pub(super) media_type: MediaType,
    pub(super) charset: Option<&'static Encoding>,
    chunked: bool,
    coding: Coding,
}

/// How a body was compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coding {
    None,
    Gzip,
    Deflate,
    Zstd,
    Brotli,
    Unknown,
}

impl Body {
    /// A body that is not wrapped in HTTP.
    pub(super) const fn bare(media_type: MediaType, charset: Option<&'static Encoding>) -> Self {
        Self { bytes: Vec::new(), media_type, charset, chunked: false, coding: Coding::None }
    }

    /// The body to come after the header in `head`, and where in `head` it begins; nothing if the
    /// response is no page, or a page about an error.
    pub(super) fn of(head: &[u8]) -> Option<(Self, usize)> {
        let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let mut response = httparse::Response::new(&mut headers);
        let mut parser = httparse::ParserConfig::default();
        parser.ignore_invalid_headers_in_responses(true);
        parser.allow_spaces_after_header_name_in_responses(true);
        let (http1, version) = as_http1(head);
        let parsed = parser.parse_response(&mut response, &http1);
        let Ok(httparse::Status::Complete(start)) = parsed else { return None };
        let start = start + version - HTTP1.len();
        if !matches!(response.code, Some(200..=299)) {
            return None;
        }
        let value = |name: &str| {
            let mut named = response.headers.iter().filter(|h| h.name.eq_ignore_ascii_case(name));
            named.next().map(|header| String::from_utf8_lossy(header.value))
        };
        let (media_type, charset) =
            match value("content-type").filter(|declared| !declared.is_empty()) {
                Some(declared) => media_type(&declared)?,
                None => (sniffed(head.get(start..)?)?, None),
            };
        let chunked =
            value("transfer-encoding").is_some_and(|v| v.to_ascii_lowercase().contains("chunked"));
        let coding =
            value("content-encoding").map_or(Coding::None, |coding| Coding::named(&coding));
        Some((Self { bytes: Vec::new(), media_type, charset, chunked, coding }, start))
    }

    /// What was meant to be seen. Archives often keep the headers of a body that they have
    /// unpacked, so what is not in the form that is promised is taken as it stands.
    pub(super) fn decoded(self) -> Result<Vec<u8>, ErrorKind> {
        let bytes = match self.chunked.then(|| unchunked(&self.bytes)).flatten() {
            Some(joined) => joined,
            None => self.bytes,
        };
        let mut page = Vec::new();
        let mut unpack = |stream: &mut dyn Read| stream.take(MAX_PAGE + 1).read_to_end(&mut page);
        let unpacked = match (self.coding, &bytes[..]) {
            // Two bytes that no page begins with, whether or not a header says so.
            (_, [0x1f, 0x8b, ..]) => unpack(&mut MultiGzDecoder::new(&bytes[..])),
            (Coding::Deflate, [0x78, ..]) => unpack(&mut ZlibDecoder::new(&bytes[..])),
            (Coding::Deflate, [first, ..]) if *first != b'<' => {
                unpack(&mut DeflateDecoder::new(&bytes[..]))
            }
            (Coding::Zstd, [0x28, 0xb5, 0x2f, 0xfd, ..]) => unpack(&mut Frames::new(&bytes[..])),
            // Brotli has no mark to know it by, but no stream of it begins as a page does.
            (Coding::Brotli, bytes) if !bytes.trim_ascii_start().starts_with(b"<") => {
                unpack(&mut Decompressor::new(bytes, BROTLI_BUFFER))
            }
            (Coding::Unknown, bytes) if !bytes.trim_ascii_start().starts_with(b"<") => {
                let unknown = "its compression is not known";
                Err(io::Error::new(io::ErrorKind::Unsupported, unknown))
            }
            _ => return Ok(bytes),
        };
        match unpacked {
            Err(source) => Err(ErrorKind::Read { source }),
            Ok(length) if length as u64 > MAX_PAGE => Err(ErrorKind::TooLong { limit: MAX_PAGE }),
            Ok(_) => Ok(page),
        }
    }
}

/// The version of HTTP that the parser knows.
const HTTP1: &[u8] = b"HTTP/1.1";

/// `head` as of that version, and how many bytes its own version takes: archives write `HTTP/2 200`
/// of what came without a status line, and `http/1.1`.
fn as_http1(head: &[u8]) -> (Cow<'_, [u8]>, usize) {
    let version = head.iter().position(|&byte| byte == b' ').map_or(head, |end| &head[..end]);
    let is_http = version.get(..5).is_some_and(|name| name.eq_ignore_ascii_case(b"HTTP/"));
    if !is_http || version.len() > HTTP1.len() || version == HTTP1 {
        return (head.into(), HTTP1.len());
    }
    let rest = &head[version.len()..];
    ([HTTP1, rest].concat().into(), version.len())
}

impl Coding {
    fn named(name: &str) -> Self {
        match name.trim().to_ascii_lowercase().as_str() {
            "" | "identity" => Self::None,
            "gzip" | "x-gzip" => Self::Gzip,
            "deflate" => Self::Deflate,
            "zstd" => Self::Zstd,
            "br" => Self::Brotli,
            _ => Self::Unknown,
        }
    }
}

/// The chunks of a body joined, as far as they go; nothing where it does not begin with one.
fn unchunked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::new();
    let mut rest = bytes;
    while let Ok(httparse::Status::Complete((start, length))) = httparse::parse_chunk_size(rest) {
        let length = usize::try_from(length).ok()?;
        let end = start.saturating_add(length).min(rest.len());
        joined.extend_from_slice(&rest[start..end]);
        rest = rest[end..].strip_prefix(b"\r\n").unwrap_or(&rest[end..]);
        if length == 0 {
            return Some(joined);
        }
    }
    (rest.len() < bytes.len()).then_some(joined)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn body(head: &str, bytes: &[u8]) -> Option<String> {
        let sent = [head.as_bytes(), b"\r\n\r\n", bytes].concat();
        let (body, start) = Body::of(&sent)?;
        let body = Body { bytes: sent[start..].to_vec(), ..body };
        Some(match body.decoded() {
            Ok(bytes) => String::from_utf8(bytes).unwrap(),
            Err(ErrorKind::Read { source }) => format!("! {source}"),
            Err(error) => format!("! {error}"),
        })
    }

    /// 200 MB of blanks in 329 bytes, as the `brotli` of Python packs them.
    const BOMB: &[u8] = include_bytes!("../../../tests/fixtures/blanks.br");

    #[test]
    fn bombs_are_broken_off() {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: br";
        assert_eq!(
            body(head, BOMB).as_deref(),
            Some("! longer than 16 MB without an end; split it into articles")
        );
    }

    #[test]
    fn bodies_are_unwrapped() {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gz.write_all(b"<p>a").unwrap();
        let gz = gz.finish().unwrap();
        let html = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8";
        let with = |header: &str| format!("{html}\r\n{header}");
        let page = |page: &str| Some(page.to_owned());
        let table: [(String, &[u8], Option<String>); 21] = [
            (html.to_owned(), b"<p>a", page("<p>a")),
            (with("Content-Encoding: gzip"), &gz, page("<p>a")),
            (with("Content-Encoding: gzip"), b"<p>a", page("<p>a")),
            (html.to_owned(), &gz, page("<p>a")),
            (html.replace("HTTP/1.1", "HTTP/2"), b"<p>a", page("<p>a")),
            (html.replace("HTTP/1.1 200 OK", "HTTP/2.0 200 "), b"<p>a", page("<p>a")),
            (html.replace("HTTP", "http"), b"<p>a", page("<p>a")),
            (html.replace("HTTP/1.1", "HTTPS over TLS"), b"<p>a", None),
            (with("Content-Encoding: br"), b"\x8b\x01\x80<p>a\x03", page("<p>a")),
            (with("Content-Encoding: br"), b"<p>a", page("<p>a")),
            (with("Content-Encoding: br"), b"\x0b\x02", page("! Invalid Data")),
            (with("Content-Encoding: dcb"), b"\xff", page("! its compression is not known")),
            (
                with("Transfer-Encoding: chunked"),
                b"2\r\n<p\r\n2;x\r\n>a\r\n0\r\n\r\n",
                page("<p>a"),
            ),
            (with("Transfer-Encoding: chunked"), b"<p>a", page("<p>a")),
            (with("Transfer-Encoding: chunked"), b"f\r\n<p>a", page("<p>a")),
            ("HTTP/1.1 404 Not Found\r\nContent-Type: text/html".to_owned(), b"<p>a", None),
            ("HTTP/1.1 200 OK\r\nContent-Type: image/png".to_owned(), b"a", None),
            ("HTTP/1.1 200 OK".to_owned(), b"a", None),
            ("HTTP/1.1 200 OK".to_owned(), b"<!doctype html><p>a", page("<!doctype html><p>a")),
            ("HTTP/1.1 200 OK\r\nServer: x".to_owned(), &gz, page("<p>a")),
            ("nonsense".to_owned(), b"a", None),
        ];
        for (head, bytes, found) in table {
            assert_eq!(body(&head, bytes), found, "{head}");
        }
    }
}
