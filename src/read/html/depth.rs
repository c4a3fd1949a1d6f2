//! How deep the tags of a page are nested, told without building the tree.
//!
//! The parser of the Standard takes time in proportion to the depth for every tag, and so the
//! square of it for a page that does nothing but open tags.

use memchr::{memchr, memmem};

/// Tags within tags that a page may have: browsers go no deeper than half of that.
pub(super) const DEEPEST: usize = 1_000;

/// Elements that hold nothing, whose end tag may be left out, or that never stand in their like:
/// the parser closes them itself.
const SHALLOW: [&[u8]; 32] = [
    b"a",
    b"area",
    b"base",
    b"body",
    b"br",
    b"button",
    b"col",
    b"colgroup",
    b"dd",
    b"dt",
    b"embed",
    b"form",
    b"head",
    b"hr",
    b"html",
    b"img",
    b"input",
    b"li",
    b"link",
    b"meta",
    b"nobr",
    b"optgroup",
    b"option",
    b"p",
    b"param",
    b"path",
    b"rect",
    b"source",
    b"td",
    b"th",
    b"tr",
    b"wbr",
];

/// Elements whose content is text, whatever it looks like.
const TEXT: [&[u8]; 6] = [b"script", b"style", b"textarea", b"title", b"iframe", b"noembed"];

/// Whether `html` nests deeper than [`DEEPEST`].
pub(super) fn is_too_deep(html: &str) -> bool {
    let bytes = html.as_bytes();
    let mut open: Vec<&[u8]> = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        at += found + 1;
        let closes = bytes.get(at) == Some(&b'/');
        let name = name(&bytes[at + usize::from(closes)..]);
        if name.is_empty() {
            at += comment(&bytes[at..]);
            continue;
        }
        let tag = at;
        at += end_of_tag(&bytes[at..]);
        let same = |other: &&[u8]| other.eq_ignore_ascii_case(name);
        if closes {
            if let Some(place) = open.iter().rposition(&same) {
                open.truncate(place);
            }
        } else if TEXT.iter().any(&same) {
            at += end_of_text(&bytes[at..], name);
        } else if !SHALLOW.iter().any(same) && !is_drawn(&open, &bytes[tag..at]) {
            open.push(name);
            if open.len() > DEEPEST {
                return true;
            }
        }
    }
    false
}

/// The letters and digits of a tag's name.
fn name(bytes: &[u8]) -> &[u8] {
    let length = bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
    if bytes.first().is_some_and(u8::is_ascii_alphabetic) { &bytes[..length] } else { &[] }
}

/// Whether a tag closes itself, which only those in drawings and formulae can.
fn is_drawn(open: &[&[u8]], tag: &[u8]) -> bool {
    let drawing =
        |name: &&[u8]| name.eq_ignore_ascii_case(b"svg") || name.eq_ignore_ascii_case(b"math");
    tag.ends_with(b"/>") && open.iter().any(drawing)
}

/// Bytes up to the end of a comment, if one begins.
fn comment(bytes: &[u8]) -> usize {
    if !bytes.starts_with(b"!--") {
        return 0;
    }
    memmem::find(bytes, b"-->").map_or(bytes.len(), |end| end + 3)
}

/// Bytes up to the end of a tag; a `>` in a quoted value does not end it.
fn end_of_tag(bytes: &[u8]) -> usize {
    let (mut quote, mut before) = (None, 0);
    for (at, &byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(opened), byte) if opened == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    bytes.len()
}

/// Bytes up to the end tag of an element that holds text.
fn end_of_text(bytes: &[u8], name: &[u8]) -> usize {
    let mut ends = memmem::find_iter(bytes, b"</");
    let ends_here = |at: &usize| {
        bytes[at + 2..].get(..name.len()).is_some_and(|b| b.eq_ignore_ascii_case(name))
    };
    ends.find(ends_here).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stays_open_counts() {
        let many = |part: &str| part.repeat(DEEPEST + 1);
        let table = [
            (many("<div>"), true),
            (many("<DIV class=\"a>b\"><p>"), true),
            (many("<div></x>"), true),
            (many("<b><p></p>"), true),
            (many("<div></div>"), false),
            (many("<p>"), false),
            (many("<li><a href=x>"), false),
            (many("<br><img/>"), false),
            (format!("<svg>{}</svg>", many("<g/>")), false),
            (format!("<script>{}</script>", many("'<div>'")), false),
            (format!("<!-- {} -->", many("<div>")), false),
            (many("< <1 <"), false),
        ];
        for (html, deep) in table {
            assert_eq!(is_too_deep(&html), deep, "{}", &html[..40]);
        }
    }
}
