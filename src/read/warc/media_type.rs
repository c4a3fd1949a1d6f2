//! What an archive says that a page is written in.

use encoding_rs::Encoding;
use memchr::memmem;

use super::super::format::Format;
use super::super::html::Html;

/// Media type of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MediaType {
    Html,
    Plain,
}

/// The type and the character set that a `Content-Type` names; nothing for what is no article.
pub(super) fn media_type(content_type: &str) -> Option<(MediaType, Option<&'static Encoding>)> {
    let lower = content_type.to_ascii_lowercase();
    let mut parts = lower.split(';').map(str::trim);
    let media_type = match parts.next()? {
        "text/html" | "application/xhtml+xml" => MediaType::Html,
        "text/plain" => MediaType::Plain,
        _ => return None,
    };
    let charset = parts.find_map(|part| part.strip_prefix("charset="));
    let charset = charset.and_then(|name| Encoding::for_label(name.trim_matches('"').as_bytes()));
    Some((media_type, charset))
}

/// What a page without a declaration begins with, beside what a whole one does.
const TAGS: [&[u8]; 9] =
    [b"<!--", b"<script", b"<title", b"<meta", b"<div", b"<h1", b"<p>", b"<article", b"<table"];
/// Gzip's first bytes.
const GZIP: &[u8] = b"\x1f\x8b";

/// The type of a body that no header tells, by its first bytes, as browsers do: a page, though it be
/// packed or in chunks, or no article.
pub(super) fn sniffed(body: &[u8]) -> Option<MediaType> {
    let body = without_chunk_size(body).trim_ascii_start();
    let begins =
        |tag: &&[u8]| body.get(..tag.len()).is_some_and(|own| own.eq_ignore_ascii_case(tag));
    let is_page = body.starts_with(GZIP) || Html.recognises(body) || TAGS.iter().any(begins);
    is_page.then_some(MediaType::Html)
}

/// A body without the line that tells the size of its first chunk.
fn without_chunk_size(body: &[u8]) -> &[u8] {
    let end = memmem::find(&body[..body.len().min(20)], b"\r\n");
    let size = end.map(|end| (&body[..end], &body[end + 2..]));
    let is_size = |size: &[u8]| !size.is_empty() && size.iter().all(u8::is_ascii_hexdigit);
    size.filter(|(size, _)| is_size(size)).map_or(body, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_tell_a_page() {
        for page in [
            &b"\n<!DOCTYPE html><html>"[..],
            b"<p>a",
            b"<DIV class=x>",
            b"1a3\r\n<html><body>",
            b"\x1f\x8b\x08\0",
        ] {
            assert_eq!(sniffed(page), Some(MediaType::Html), "{page:?}");
        }
        for other in [&b"{\"a\": 1}"[..], b"<?xml version='1.0'?><rss>", b"\x89PNG", b"a", b""] {
            assert_eq!(sniffed(other), None, "{other:?}");
        }
    }
}
