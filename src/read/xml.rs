//! Events of XML, read forgivingly: feeds and news items of the wild.

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Elements one within another, beyond which a document is an attack.
pub(super) const DEEPEST: usize = 1000;

/// Reader of XML. A bare `&`, which XML forbids, is a letter.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
}

impl<'x> Xml<'x> {
    pub(super) fn new(xml: &'x str) -> Self {
        let mut reader = Reader::from_str(xml);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.expand_empty_elements = true;
        Self { reader }
    }

    /// The next event.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub(super) fn next(&mut self) -> Result<Event<'x>, String> {
        self.reader
            .read_event()
            .map_err(|error| format!("at byte {}: {error}", self.reader.error_position()))
    }

    /// The text of the element that `tag` begins, up to its end. Elements within it stay as markup.
    ///
    /// # Errors
    /// Why it has no end.
    pub(super) fn inner(&mut self, tag: &BytesStart<'x>) -> Result<String, String> {
        let (mut text, mut open) = (String::new(), 0);
        loop {
            match self.next()? {
                Event::Start(_) if open == DEEPEST => return Err(too_deep()),
                Event::Start(inner) => {
                    open += 1;
                    text.extend(["<", &inner, ">"]);
                }
                Event::End(_) if open == 0 => return Ok(text.trim().to_owned()),
                Event::End(inner) => {
                    open -= 1;
                    text.extend(["</", inner.name().as_ref(), ">"]);
                }
                Event::Text(part) => text.push_str(&part),
                Event::CData(part) => text.push_str(&part),
                // Within markup a reference stays one, for the parser of HTML.
                Event::GeneralRef(part) if open > 0 => text.extend(["&", &part, ";"]),
                Event::GeneralRef(part) => push_resolved(&mut text, &part),
                Event::Eof => return Err(format!("it ends within <{}>", tag.name().as_ref())),
                _ => (),
            }
        }
    }
}

/// What is wrong with elements too many levels deep.
pub(super) fn too_deep() -> String {
    format!("more than {DEEPEST} elements within each other")
}

/// Adds the character that a reference stands for; names that only HTML knows stay references.
fn push_resolved(text: &mut String, reference: &BytesRef<'_>) {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => text.push(character),
        _ => match resolve_predefined_entity(reference) {
            Some(resolved) => text.push_str(resolved),
            None => text.extend(["&", reference, ";"]),
        },
    }
}

/// An attribute of a tag; `None` where it is missing or cannot be read.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    unescape(&attribute.value).ok().map(|value| value.trim().to_owned())
}
