//! NITF (<https://iptc.org/standards/nitf/>), NewsML-G2 and `NewsML` 1, from XML events to items.

use quick_xml::events::{BytesStart, Event};

use super::super::xml::{DEEPEST, Xml, attribute, too_deep};

/// What a file of news items says, as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) items: Vec<Item>,
    /// Why it ends before its end.
    pub(super) broken: Option<String>,
}

/// A news item. Its parts are HTML, or nearly.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) body: Option<String>,
    pub(super) author: Option<String>,
    pub(super) date: Option<String>,
    pub(super) language: Option<String>,
    /// Whether its content lies elsewhere, as pictures do.
    pub(super) is_remote: bool,
}

/// Reads news items as far as they go.
///
/// # Errors
/// Why there is none at all.
pub(super) fn parse(xml: &str) -> Result<Parsed, String> {
    let mut parser = Parser { xml: Xml::new(xml), open: Vec::new(), parsed: Parsed::default() };
    let ended = parser.run();
    let mut parsed = parser.parsed;
    match ended {
        Err(broken) if parsed.items.is_empty() => return Err(broken),
        Ok(()) if parsed.items.is_empty() => return Err("it has no item".to_owned()),
        ended => parsed.broken = ended.err(),
    }
    Ok(parsed)
}

struct Parser<'x> {
    xml: Xml<'x>,
    /// The names of the elements that are open.
    open: Vec<String>,
    parsed: Parsed,
}

impl<'x> Parser<'x> {
    fn run(&mut self) -> Result<(), String> {
        loop {
            match self.xml.next()? {
                Event::Start(_) if self.open.len() == DEEPEST => return Err(too_deep()),
                Event::Start(tag) => self.enter(&tag)?,
                Event::End(_) => drop(self.open.pop()),
                Event::Eof if self.open.is_empty() => return Ok(()),
                Event::Eof => {
                    let items = self.parsed.items.len();
                    return Err(format!("it ends within item {items}"));
                }
                _ => (),
            }
        }
    }

    /// Takes up an element, or walks into it.
    fn enter(&mut self, tag: &BytesStart<'x>) -> Result<(), String> {
        let name = local(tag);
        let in_item = self.open.iter().any(|open| open.eq_ignore_ascii_case("newsItem"));
        if name.eq_ignore_ascii_case("newsItem") || name == "nitf" && !in_item {
            self.parsed.items.push(Item {
                id: attribute(tag, "guid"),
                language: attribute(tag, "xml:lang"),
                ..Item::default()
            });
        }
        let parent = self.open.last().cloned().unwrap_or_default();
        let Some(item) = self.parsed.items.last_mut() else {
            self.open.push(name);
            return Ok(());
        };
        item.note(&name, tag);
        match item.place(&name, &parent) {
            None => self.open.push(name),
            Some(place) => {
                let inner = self.xml.inner(tag)?;
                *place = place.take().or(Some(inner).filter(|inner| !inner.is_empty()));
            }
        }
        Ok(())
    }
}

/// The name of an element without its prefix.
fn local(tag: &BytesStart<'_>) -> String {
    let name = tag.name();
    let name: &str = name.as_ref();
    name.rsplit(':').next().unwrap_or(name).to_owned()
}

impl Item {
    /// Where the content of an element belongs; of several, the first counts.
    fn place(&mut self, name: &str, parent: &str) -> Option<&mut Option<String>> {
        Some(match (name, parent) {
            ("hl1" | "headline" | "HeadLine", _) => &mut self.title,
            ("body.content" | "inlineData", _) | ("body", "html") => &mut self.body,
            ("byline" | "by" | "ByLine", _) => &mut self.author,
            ("contentCreated" | "FirstCreated" | "versionCreated" | "ThisRevisionCreated", _) => {
                &mut self.date
            }
            ("NewsItemId" | "PublicIdentifier", _) => &mut self.id,
            _ => return None,
        })
    }

    /// Takes up what an element says in its attributes.
    fn note(&mut self, name: &str, tag: &BytesStart<'_>) {
        let (place, value) = match name {
            "doc-id" => (&mut self.id, attribute(tag, "id-string")),
            "date.issue" => (&mut self.date, attribute(tag, "norm")),
            "language" => (&mut self.language, attribute(tag, "tag")),
            "remoteContent" => {
                self.is_remote = true;
                return;
            }
            _ => return,
        };
        *place = place.take().or(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_generation_has_its_items() {
        let nitf = "<nitf><head><title>T</title><docdata><doc-id id-string='n1'/>\
            <date.issue norm='2024-03-04T08:00:00Z'/></docdata></head><body><body.head><hedline>\
            <hl1>Berths &amp; piers</hl1></hedline><byline>By <person>Peter Lund</person></byline>\
            </body.head><body.content><p>One.</p><p>Two.</p></body.content></body></nitf>";
        let item = Item {
            id: Some("n1".into()),
            title: Some("Berths & piers".into()),
            body: Some("<p>One.</p><p>Two.</p>".into()),
            author: Some("By <person>Peter Lund</person>".into()),
            date: Some("2024-03-04T08:00:00Z".into()),
            ..Item::default()
        };
        assert_eq!(parse(nitf).unwrap().items, [item]);

        let g2 = "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>\
            <newsItem guid='g1' xml:lang='en'><itemMeta><versionCreated>2024</versionCreated></itemMeta>\
            <contentMeta><headline>Berths</headline><by>Peter Lund</by></contentMeta><contentSet>\
            <inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body><p>One.</p>\
            </body></html></inlineXML></contentSet></newsItem>\
            <newsItem guid='g2'><contentSet><remoteContent href='x.jpg'/></contentSet></newsItem>\
            </itemSet></newsMessage>";
        let items = parse(g2).unwrap().items;
        assert_eq!((items.len(), items[0].body.as_deref()), (2, Some("<p>One.</p>")));
        assert_eq!(
            (items[0].title.as_deref(), items[0].id.as_deref()),
            (Some("Berths"), Some("g1"))
        );
        assert!(items[1].is_remote && !items[0].is_remote);

        let first = format!(
            "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Berths</HeadLine></NewsLines>\
             <ContentItem><DataContent>{nitf}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
        );
        let items = parse(&first).unwrap().items;
        assert_eq!((items.len(), items[0].body.as_deref()), (1, Some("<p>One.</p><p>Two.</p>")));
    }

    #[test]
    fn what_is_cut_short_or_no_item_is_told() {
        let cut = parse("<nitf><body><body.content><p>One.").unwrap();
        assert_eq!(cut.broken.as_deref(), Some("it ends within <body.content>"));
        assert!(parse("<a/>").unwrap_err().contains("no item"));
        assert!(parse(&"<a>".repeat(2000)).unwrap_err().contains("within each other"));
    }
}
