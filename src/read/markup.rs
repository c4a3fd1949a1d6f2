//! HTML in fields that should hold plain text, as content management systems export them.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use html_escape::decode_html_entities;
use memchr::memchr;
use memchr::memmem;

use super::error::ErrorKind;
use super::html::words;

/// Elements that stand alone.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];
/// Elements that make paragraphs.
const BLOCKS: [&str; 18] = [
    "article",
    "blockquote",
    "div",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];
/// Elements that stand within them, or hold no words.
const INLINE: [&str; 26] = [
    "a",
    "abbr",
    "aside",
    "b",
    "cite",
    "code",
    "em",
    "figcaption",
    "font",
    "footer",
    "i",
    "iframe",
    "mark",
    "q",
    "s",
    "script",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "td",
    "time",
    "u",
    "video",
];
/// Bytes of the longest character reference, `&CounterClockwiseContourIntegral;`.
const LONGEST_REFERENCE: usize = 33;

/// The words of a text that is HTML, or HTML that was escaped once too often; `None` where it is
/// plain, and a `<` or a `&` is a letter.
///
/// # Errors
/// [`ErrorKind::TooLong`] and [`ErrorKind::TooDeep`].
pub(super) fn unmarked(text: &str) -> Result<Option<String>, ErrorKind> {
    if is_markup(text) {
        return words_of(text).map(Some);
    }
    if !has_reference(text) {
        return Ok(None);
    }
    let text = resolved(text);
    if is_markup(&text) { words_of(&text).map(Some) } else { Ok(Some(text)) }
}

/// The words of HTML. Words that were escaped as a whole begin with a tag, or have line breaks; a
/// text on markup does not.
fn words_of(html: &str) -> Result<String, ErrorKind> {
    let text = words(&paragraphed(html))?;
    let is_escaped = tags(&text).any(|tag| tag.at == 0 || tag.name == "br") && is_markup(&text);
    if is_escaped { words(&paragraphed(&text)) } else { Ok(text) }
}

/// A start tag of a known element.
struct Tag<'t> {
    at: usize,
    name: &'static str,
    /// What stands after its name.
    rest: &'t str,
}

/// The start tags of known elements in `text`.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    memmem::find_iter(text.as_bytes(), b"<").filter_map(|at| {
        let inner = text.get(at + 1..)?;
        let end = inner.find(|letter: char| !letter.is_ascii_alphanumeric())?;
        let (name, rest) = inner.split_at(end);
        let known = VOID.iter().chain(&BLOCKS).chain(&INLINE);
        let name = known.copied().find(|known| name.eq_ignore_ascii_case(known))?;
        let ends = rest.starts_with(['>', '/', ' ', '\n', '\t', '\r']);
        ends.then_some(Tag { at, name, rest })
    })
}

impl Tag<'_> {
    /// Whether it is spoken of, as in "the <p> tag".
    fn is_mentioned(&self, text: &str) -> bool {
        let spaced = |letter: Option<char>| letter.is_none_or(char::is_whitespace);
        let after = self.rest.strip_prefix('>').map(|rest| rest.chars().next());
        self.at > 0 && spaced(text[..self.at].chars().next_back()) && after.is_some_and(spaced)
    }

    /// Whether its element ends somewhere; a paragraph may end by itself.
    fn is_closed(&self) -> bool {
        let end = format!("</{}", self.name);
        let ends = self.rest.match_indices("</").map(|(at, _)| &self.rest[at..]);
        let closes =
            |rest: &str| rest.get(..end.len()).is_some_and(|r| r.eq_ignore_ascii_case(&end));
        self.at == 0 && self.name == "p" || ends.take(ENDS).any(closes)
    }
}

/// End tags that are looked at for that of an element.
const ENDS: usize = 200;
/// Start tags that are looked at for one that is no mere mention.
const STARTS: usize = 50;

/// Whether a text is HTML: a known element is used in it, and not only spoken of.
fn is_markup(text: &str) -> bool {
    let used =
        |tag: Tag<'_>| VOID.contains(&tag.name) || !tag.is_mentioned(text) && tag.is_closed();
    memchr(b'<', text.as_bytes()).is_some() && tags(text).take(STARTS).any(used)
}

/// HTML whose paragraphs are marked: an editor's text has blank lines where no element parts it.
fn paragraphed(text: &str) -> Cow<'_, str> {
    let parts = |tag: Tag<'_>| tag.name == "br" || BLOCKS.contains(&tag.name);
    if tags(text).any(parts) {
        return text.into();
    }
    text.replace("\r\n", "\n").replace("\n\n", "<p>").into()
}

/// Whether a text has a character reference: a `&` whose name ends in a `;` and is known.
fn has_reference(text: &str) -> bool {
    let named = |at: usize| {
        let rest = &text.as_bytes()[at..];
        let end = memchr(b';', &rest[..rest.len().min(LONGEST_REFERENCE)]);
        end.and_then(|end| text.get(at..=at + end))
            .is_some_and(|part| decode_html_entities(part) != part)
    };
    memmem::find_iter(text.as_bytes(), b"&").any(named)
}

/// A text with the characters that its references stand for. Where Unicode has but control
/// characters, windows-1252 is meant, says the Standard.
fn resolved(text: &str) -> String {
    let letter = |letter: char| match letter {
        '\u{80}'..='\u{9f}' => {
            let byte = [letter as u8];
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&byte);
            text.chars().next().unwrap_or(letter)
        }
        letter => letter,
    };
    decode_html_entities(text).chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_read_and_plain_text_stays() {
        let html = [
            ("<p>It rains.</p>\n<p>It&nbsp;pours.</p>", "It rains.\n\nIt pours."),
            ("It rains.<br/>It pours.", "It rains.\n\nIt pours."),
            ("It <b>rains</b>.\r\n\r\nIt <a href=\"x\">pours</a>.", "It rains.\n\nIt pours."),
            ("&lt;p&gt;Q&amp;amp;A &lt;b&gt;now&lt;/b&gt;.&lt;/p&gt;", "Q&A now."),
            ("It rains.&lt;br&gt;It pours.", "It rains.\n\nIt pours."),
            ("It rains &lt;b&gt;...&lt;/b&gt; now &#36;5.", "It rains ... now $5."),
            ("Marlow&#8217;s &#146;berths&#x2019; &amp; piers", "Marlow’s ’berths’ & piers"),
            ("One.\n\nTwo &hellip;", "One.\n\nTwo …"),
            ("<p>The tag &lt;p&gt; ends with &lt;/p&gt;.</p>", "The tag <p> ends with </p>."),
            ("<P CLASS=x>Old<P>times", "Old\n\ntimes"),
        ];
        for (text, words) in html {
            assert_eq!(unmarked(text).unwrap().as_deref(), Some(words), "{text}");
        }
        for text in [
            "AT&T and Q&A; R&D;",
            "a < b && c > d",
            "I <3 it, he said; ten <b",
            "The tag <p> ends with </p>, and <b> in bold.",
            "From <ann@example.org>",
            "&copy 2024 & more",
            "if (i<p) { }",
            "",
        ] {
            assert_eq!(unmarked(text).unwrap(), None, "{text}");
        }
        assert_eq!(
            unmarked("The tag &lt;p&gt; ends with &lt;/p&gt;.").unwrap().as_deref(),
            Some("The tag <p> ends with </p>.")
        );
    }
}
