//! RSS 0.9x, 1.0 and 2.0 and Atom 1.0, from XML events to entries.

use quick_xml::events::{BytesStart, Event};

use super::super::xml::{Xml, attribute};
use super::entry::{Element, Entry, Parsed, unprefixed};

/// Reads a feed as far as it goes: one that is cut short or breaks off has the entries before that.
///
/// # Errors
/// Why it is no feed at all.
pub(super) fn parse(xml: &str) -> Result<Parsed, String> {
    let mut parser = Parser { xml: Xml::new(xml), feed: Parsed::default(), is_feed: false };
    let ended = parser.run();
    let Parser { mut feed, is_feed, .. } = parser;
    match ended {
        Err(broken) if !is_feed => return Err(broken),
        Ok(()) if !is_feed => return Err("neither <rss> nor <feed> nor <rdf:RDF>".to_owned()),
        ended => feed.broken = ended.err(),
    }
    Ok(feed)
}

struct Parser<'x> {
    xml: Xml<'x>,
    feed: Parsed,
    is_feed: bool,
}

impl<'x> Parser<'x> {
    /// Walks from element to element; those that hold entries are walked into.
    fn run(&mut self) -> Result<(), String> {
        let mut open = 0;
        loop {
            match self.xml.next()? {
                Event::Start(tag) => open += usize::from(self.enter(&tag)?),
                Event::End(_) => open -= 1,
                Event::Eof if open > 0 => return Err(self.ends_in("the feed")),
                Event::Eof => return Ok(()),
                _ => (),
            }
        }
    }

    /// Takes up an element of the feed; whether it is one to walk into, whose end is still to come.
    fn enter(&mut self, tag: &BytesStart<'x>) -> Result<bool, String> {
        match unprefixed(tag.name().as_ref()) {
            "rss" | "feed" | "rdf:RDF" => {
                self.is_feed = true;
                self.feed.language = attribute(tag, "xml:lang");
                return Ok(true);
            }
            "channel" => return Ok(true),
            "item" | "entry" => {
                let entry = self.entry(tag)?;
                self.feed.entries.push(entry);
            }
            _ => self.describe(tag)?,
        }
        Ok(false)
    }

    /// Takes up what an element says of the feed itself.
    fn describe(&mut self, tag: &BytesStart<'x>) -> Result<(), String> {
        let text = self.text(tag)?;
        let place = match Element::of(tag.name().as_ref()) {
            Some(Element::Title) => &mut self.feed.site,
            Some(Element::Language) => &mut self.feed.language,
            _ => return Ok(()),
        };
        *place = place.take().or(Some(text).filter(|text| !text.is_empty()));
        Ok(())
    }

    fn entry(&mut self, tag: &BytesStart<'x>) -> Result<Entry, String> {
        let mut entry = Entry::new(tag);
        loop {
            match self.xml.next()? {
                Event::Start(tag) => {
                    let text = self.text(&tag)?;
                    if let Some(element) = Element::of(tag.name().as_ref()) {
                        entry.take(element, &tag, text);
                    }
                }
                Event::End(_) => return Ok(entry),
                Event::Eof => return Err(self.ends_in("an entry")),
                _ => (),
            }
        }
    }

    fn text(&mut self, tag: &BytesStart<'x>) -> Result<String, String> {
        let after = |broken| format!("{broken}, after {} whole entries", self.feed.entries.len());
        self.xml.inner(tag).map_err(after)
    }

    fn ends_in(&self, what: &str) -> String {
        format!("it ends within {what}, after {} whole entries", self.feed.entries.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(xml: &str) -> Vec<String> {
        let entries = parse(xml).unwrap().entries;
        entries.into_iter().map(|entry| entry.title.unwrap_or_default()).collect()
    }

    #[test]
    fn every_dialect_has_its_entries() {
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Marlow</title>\
            <entry xml:lang='cy'><id>urn:1</id><title>Berths</title><link href='/1'/>\
            <author><name>Nora &amp; Quist</name><email>n@example.org</email></author>\
            <content type='xhtml'><div>One<br/> &lt; two &amp; three.</div></content></entry></feed>";
        let feed = parse(atom).unwrap();
        assert_eq!(feed.site.as_deref(), Some("Marlow"));
        assert_eq!(feed.language.as_deref(), Some("en"));
        let entry = &feed.entries[0];
        assert_eq!(entry.language.as_deref(), Some("cy"));
        assert_eq!((entry.id.as_deref(), entry.url.as_deref()), (Some("urn:1"), Some("/1")));
        assert_eq!(entry.authors, ["Nora & Quist"]);
        let content = entry.content.as_ref().unwrap();
        assert_eq!(content.text, "<div>One<br></br> &lt; two &amp; three.</div>");
        assert!(!content.plain);

        let rss = "<rss version='2.0'><channel><title>Marlow</title><image><title>Logo</title></image>\
            <item><guid>1</guid><title>A</title><media:title>B</media:title><dc:creator>N</dc:creator>\
            <description>short</description><content:encoded><![CDATA[<p>long</p>]]></content:encoded>\
            </item></channel></rss>";
        let feed = parse(rss).unwrap();
        assert_eq!(feed.site.as_deref(), Some("Marlow"));
        let entry = &feed.entries[0];
        assert_eq!(entry.title.as_deref(), Some("A"));
        assert_eq!(entry.content.as_ref().unwrap().text, "<p>long</p>");
        assert_eq!(entry.summary.as_ref().unwrap().text, "short");
        assert_eq!(entry.authors, ["N"]);

        let rdf = "<rdf:RDF><channel rdf:about='x'><title>Marlow</title></channel>\
            <item rdf:about='urn:2'><title>A</title></item></rdf:RDF>";
        let feed = parse(rdf).unwrap();
        assert_eq!(feed.entries[0].id.as_deref(), Some("urn:2"));
    }

    #[test]
    fn a_bare_ampersand_is_a_letter() {
        let item = |title: &str| format!("<rss><channel><item><title>{title}</title></item>");
        let whole = |title: &str| titles(&format!("{}</channel></rss>", item(title)));
        assert_eq!(whole("Here & there"), ["Here & there"]);
        assert_eq!(whole("AT&T; Q&A"), ["AT&T; Q&A"]);
        assert_eq!(whole("R&#38;D &lt;b&gt; caf&eacute;"), ["R&D <b> caf&eacute;"]);
        assert_eq!(whole("&"), ["&"]);
    }

    #[test]
    fn a_feed_that_breaks_off_has_the_entries_before_that() {
        let good = "<rss><channel><item><title>A</title></item><item><title>B</title></item>";
        for (rest, why) in [
            ("", "within the feed, after 2 whole"),
            ("<item><title>C", "within <title>, after 2 whole"),
            ("<item><title>C</title>", "within an entry, after 2 whole"),
            ("<item><title>C</description></item>", "at byte"),
            ("<item><ti", "at byte"),
        ] {
            let feed = parse(&format!("{good}{rest}")).unwrap();
            assert_eq!(feed.entries.len(), 2, "{rest}");
            let broken = feed.broken.unwrap();
            assert!(broken.contains(why), "{rest}: {broken}");
        }
    }

    #[test]
    fn what_is_no_feed_is_an_error() {
        for xml in ["", "<html><body>no</body></html>", "<a><b>", "text"] {
            assert!(parse(xml).is_err(), "{xml}");
        }
    }
}
