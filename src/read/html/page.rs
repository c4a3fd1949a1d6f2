//! A page as an article: the words of its story, and what the page says of it.

use dom_query::Document;
use dom_smoothie::{Article as Readable, Config, Readability};

use super::super::error::ErrorKind;
use super::blocks::{Block, blocks};
use super::chrome::Chrome;
use super::depth::{DEEPEST, is_too_deep};
use super::metadata::Metadata;

/// A page of more bytes holds no article, but a data set or an attack.
pub(in crate::read) const MAX_PAGE: u64 = 16 << 20;

/// Elements that a page may have: parsing takes some microseconds for each.
const MAX_ELEMENTS: usize = 200_000;

/// What was found in a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Page {
    pub(in crate::read) title: Option<String>,
    /// Paragraphs with a blank line between.
    pub(in crate::read) text: String,
    pub(in crate::read) metadata: Metadata,
}

impl Page {
    /// Finds the story in `html` by the method of Mozilla's Readability, and cuts from it what the
    /// page has put in between: see [`Block::is_prose`].
    ///
    /// # Errors
    /// [`ErrorKind::TooLong`] and [`ErrorKind::TooDeep`].
    pub(in crate::read) fn read(html: &str) -> Result<Self, ErrorKind> {
        let tree = parse(html)?;
        let metadata = Metadata::of(&tree);
        let config =
            Config { keep_classes: true, max_elements_to_parse: MAX_ELEMENTS, ..Config::default() };
        let mut readability = Readability { doc: tree, doc_url: None, config };
        Ok(match readability.parse() {
            Ok(readable) => Self::of(&readable, metadata),
            // Where no story stands out, the page is all there is.
            Err(_) => Self {
                text: joined(&blocks(&parse(html)?, None)),
                title: metadata.title.clone(),
                metadata,
            },
        })
    }

    fn of(readable: &Readable, mut metadata: Metadata) -> Self {
        metadata.fill(readable);
        let title = headline(readable.title.trim(), metadata.title.as_deref());
        let tree = Document::fragment(&*readable.content);
        let whole = tree.root().text().len();
        let mut story = blocks(&tree, Some(Chrome { whole }));
        let headline = plain(title.as_deref().unwrap_or_default());
        story.retain(|block| block.is_prose() && plain(&block.text) != headline);
        drop_headless(&mut story);
        Self { title, text: joined(&story), metadata }
    }
}

/// The headline: `title`, without the name of the site that stands behind the page's `own`.
fn headline(title: &str, own: Option<&str>) -> Option<String> {
    let named = |own: &&str| {
        let rest = title.strip_prefix(own).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with(BEFORE_SITE))
    };
    let title = match own.filter(named) {
        None if !title.is_empty() => Some(title),
        None => own,
        named => named,
    };
    title.map(str::to_owned)
}

/// What parts a headline from the name of the site.
const BEFORE_SITE: [char; 7] = ['-', '–', '—', '|', '·', '•', '»'];

/// The tree of a page.
fn parse(html: &str) -> Result<Document, ErrorKind> {
    check(html)?;
    Ok(Document::from(html))
}

fn check(html: &str) -> Result<(), ErrorKind> {
    if html.len() as u64 > MAX_PAGE {
        Err(ErrorKind::TooLong { limit: MAX_PAGE })
    } else if is_too_deep(html) {
        Err(ErrorKind::TooDeep { limit: DEEPEST })
    } else {
        Ok(())
    }
}

/// The words of a piece of HTML, all of them: paragraphs with a blank line between.
///
/// # Errors
/// [`ErrorKind::TooLong`] and [`ErrorKind::TooDeep`].
pub(in crate::read) fn words(html: &str) -> Result<String, ErrorKind> {
    check(html)?;
    Ok(joined(&blocks(&Document::fragment(html), None)))
}

/// A block of more letters is a paragraph, even if all of it is a link.
const LONGEST_TEASER: usize = 300;

impl Block {
    /// Whether it is no teaser: one that is a link, or little else.
    fn is_prose(&self) -> bool {
        self.letters >= LONGEST_TEASER || 5 * self.linked <= 4 * self.letters
    }
}

/// Drops headings under which nothing is left.
fn drop_headless(blocks: &mut Vec<Block>) {
    while blocks.last().is_some_and(|last| last.heading) {
        blocks.pop();
    }
}

fn joined(blocks: &[Block]) -> String {
    blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

/// A line by its letters and figures alone, to be compared.
fn plain(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_leave_the_site_out() {
        let table = [
            ("Libraries stay open - Beacon", Some("Libraries stay open"), "Libraries stay open"),
            ("Talks | Beacon", Some("Talks"), "Talks"),
            ("Talks resume today", Some("Talks"), "Talks resume today"),
            ("Talks", None, "Talks"),
            ("", Some("Talks"), "Talks"),
        ];
        for (title, own, expected) in table {
            assert_eq!(headline(title, own).as_deref(), Some(expected), "{title}");
        }
        assert_eq!(headline("", None), None);
    }
}
