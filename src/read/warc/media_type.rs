//! What an archive says that a page is written in.

use encoding_rs::Encoding;

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
