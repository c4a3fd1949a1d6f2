//! What a feed says: of itself, and of each of its entries.

use std::borrow::Cow;

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

use super::super::xml::attribute;

/// A feed, as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) site: Option<String>,
    pub(super) language: Option<String>,
    pub(super) entries: Vec<Entry>,
    /// Why it ends before its end.
    pub(super) broken: Option<String>,
}

/// An entry (Atom) or item (RSS).
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) content: Option<Value>,
    pub(super) summary: Option<Value>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
}

/// The text of an element.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) text: String,
    /// Whether it calls itself plain, by `type="text"` or by having no type in Atom.
    pub(super) plain: bool,
}

/// Elements whose text is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Id,
    Title,
    Content,
    /// Plain unless its type says otherwise.
    AtomContent,
    Summary,
    Published,
    Updated,
    Author,
    Language,
    Link,
}

impl Element {
    /// The element called `name`, with its prefix; `None` for those of other vocabularies, such as
    /// `media:title`.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match unprefixed(name) {
            "id" | "guid" => Self::Id,
            "title" => Self::Title,
            "content:encoded" => Self::Content,
            "content" => Self::AtomContent,
            "description" | "summary" => Self::Summary,
            "published" | "pubDate" | "dc:date" => Self::Published,
            "updated" => Self::Updated,
            "author" | "dc:creator" => Self::Author,
            "language" | "dc:language" => Self::Language,
            "link" => Self::Link,
            _ => return None,
        })
    }
}

impl Entry {
    /// An entry that begins with `tag`.
    pub(super) fn new(tag: &BytesStart<'_>) -> Self {
        let (id, language) = (attribute(tag, "rdf:about"), attribute(tag, "xml:lang"));
        Self { id, language, ..Self::default() }
    }

    /// Takes up what stands in an element. Of several the first counts, but for an entry's authors.
    pub(super) fn take(&mut self, element: Element, tag: &BytesStart<'_>, text: String) {
        let kind = attribute(tag, "type");
        let value = |text| Value { text, plain: kind.as_deref().is_none_or(|kind| kind == "text") };
        match element {
            Element::Id => fill(&mut self.id, text),
            Element::Title => fill(&mut self.title, text),
            Element::Content => self.content = Some(Value { text, plain: false }),
            Element::AtomContent => fill_with(&mut self.content, value(text)),
            Element::Summary => fill_with(&mut self.summary, Value { text, plain: false }),
            Element::Published => fill(&mut self.published, text),
            Element::Updated => fill(&mut self.updated, text),
            Element::Author => {
                self.authors.extend(Some(person(&text)).filter(|name| !name.is_empty()));
            }
            Element::Language => fill(&mut self.language, text),
            Element::Link => fill(&mut self.url, attribute(tag, "href").unwrap_or(text)),
        }
    }
}

/// The name of an element without the prefix by which feeds of other kinds borrow from Atom.
pub(super) fn unprefixed(name: &str) -> &str {
    name.strip_prefix("atom:").unwrap_or(name)
}

/// The name of a person: in Atom an element of its own, in RSS all there is.
fn person(text: &str) -> String {
    let named = text.split_once("<name>").and_then(|(_, rest)| rest.split_once("</name>"));
    let Some((name, _)) = named else { return text.to_owned() };
    unescape(name.trim()).map_or_else(|_| name.to_owned(), Cow::into_owned)
}

fn fill(place: &mut Option<String>, text: String) {
    if place.as_ref().is_none_or(String::is_empty) && !text.is_empty() {
        *place = Some(text);
    }
}

fn fill_with(place: &mut Option<Value>, value: Value) {
    if place.is_none() && !value.text.is_empty() {
        *place = Some(value);
    }
}
