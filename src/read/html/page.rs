//! A page as an article: the words of its story, and what the page says of it.

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::super::error::ErrorKind;
use super::blocks::Block;
use super::captions::outline;
use super::depth::{DEEPEST, is_too_deep};
use super::heart::heart;
use super::json_ld::article_body;
use super::measure::letters;
use super::metadata::Metadata;
use super::story::{Story, story};
use crate::span::Span;
use crate::text::{LeftOut, Mark};

/// A page of more bytes holds no article, but a data set or an attack.
pub(in crate::read) const MAX_PAGE: u64 = 16 << 20;

/// Elements that a page may have: parsing takes some microseconds for each.
const MAX_ELEMENTS: usize = 200_000;

/// A story of fewer letters is looked for elsewhere in its page.
const SHORTEST_STORY: usize = 250;

/// Where the page tells machines so many times the letters of a story, it does not show the story.
const UNSHOWN: usize = 2;

/// What was found in a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Page {
    pub(in crate::read) title: Option<String>,
    /// Paragraphs with a blank line between.
    pub(in crate::read) text: String,
    /// Which of them are headings and items.
    pub(in crate::read) marks: Vec<Mark>,
    /// What stood between them.
    pub(in crate::read) left_out: Vec<LeftOut>,
    pub(in crate::read) metadata: Metadata,
}

impl Page {
    /// Finds the story in `html`: by the method of Mozilla's Readability, and by the names that the
    /// page gives to its parts.
    ///
    /// # Errors
    /// [`ErrorKind::TooLong`] and [`ErrorKind::TooDeep`].
    pub(in crate::read) fn read(html: &str) -> Result<Self, ErrorKind> {
        let page = Self::of(parse(html)?);
        if page.text.len() >= SHORTEST_STORY || !html.contains("<noscript") {
            return Ok(page);
        }
        // Pages that a script writes may hold their story for readers without scripts.
        let shown = html.replace("<noscript", "<div").replace("</noscript", "</div");
        let other = Self::of(parse(&shown)?);
        Ok(if other.text.len() > page.text.len() { other } else { page })
    }

    fn of(tree: Document) -> Self {
        let outline = outline(&tree);
        let (mut metadata, told) = (Metadata::of(&tree), article_body(&tree));
        let config =
            Config { keep_classes: true, max_elements_to_parse: MAX_ELEMENTS, ..Config::default() };
        let readable = Readability { doc: tree, doc_url: None, config }.parse().ok();
        if let Some(readable) = &readable {
            metadata.fill(readable);
        }
        let content =
            readable.map(|readable| self::outline(&Document::fragment(&*readable.content)));
        let heart = content.map(|content| heart(&content)).unwrap_or_default();
        let title = metadata.titles.headline();
        let mut story = story(&outline, heart, title.as_deref().unwrap_or_default());
        if let Some(told) = told.map(|told| paragraphs(&told))
            && letters(&told) > UNSHOWN * letters(&story.blocks)
        {
            let left_out = story.left_out.into_iter().map(|(_, block)| (told.len(), block));
            story = Story { left_out: left_out.collect(), blocks: told };
        }
        // Where no story stands out, the page is all there is.
        if story.blocks.is_empty() {
            story = Story { blocks: outline.without_captions(), left_out: Vec::new() };
        }
        Self { title, metadata, ..Self::joined(story) }
    }

    fn joined(Story { blocks, left_out }: Story) -> Self {
        let mut page = Self::default();
        let mut left_out = left_out.into_iter().peekable();
        for (number, block) in blocks.into_iter().enumerate() {
            while let Some((_, block)) = left_out.next_if(|(before, _)| *before <= number) {
                page.left_out.push(LeftOut { at: page.text.len(), text: block.text });
            }
            if !page.text.is_empty() {
                page.text.push_str("\n\n");
            }
            let start = page.text.len();
            page.text.push_str(&block.text);
            let span = Span::new(start, page.text.len());
            page.marks.extend(block.layout.map(|layout| Mark { span, layout }));
        }
        let end = page.text.len();
        page.left_out.extend(left_out.map(|(_, block)| LeftOut { at: end, text: block.text }));
        page
    }
}

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

/// The paragraphs of a text that may be HTML, or lines.
fn paragraphs(text: &str) -> Vec<Block> {
    let lines = text.lines().flat_map(|line| ["<p>", line]).collect::<String>();
    if is_too_deep(&lines) {
        Vec::new()
    } else {
        outline(&Document::fragment(lines)).without_captions()
    }
}

/// The words of a piece of HTML, all of them: paragraphs with a blank line between.
///
/// # Errors
/// [`ErrorKind::TooLong`] and [`ErrorKind::TooDeep`].
pub(in crate::read) fn words(html: &str) -> Result<String, ErrorKind> {
    check(html)?;
    let blocks = outline(&Document::fragment(html)).without_captions();
    Ok(blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n"))
}
