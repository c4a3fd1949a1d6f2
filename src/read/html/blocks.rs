//! The blocks of a tree of tags (paragraphs, headings, items), and the elements they stand in.

use std::ops::Range;

use dom_query::{Document, NodeRef};

use super::hidden::{is_hidden, is_unseen};
use super::role::{Role, roles};
use crate::text::Layout;

/// A run of text that a browser sets apart from others.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Its words with one space between.
    pub(super) text: String,
    /// Letters of it, without white space.
    pub(super) letters: usize,
    /// How many of them are the text of links.
    pub(super) linked: usize,
    /// Whether it heads what follows, or is an item of a list or a table.
    pub(super) layout: Option<Layout>,
}

/// An element with a role, by the blocks that stand in it.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub(super) role: Role,
    pub(super) blocks: Range<usize>,
}

/// The blocks of a page in order, and its elements that have a role.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) blocks: Vec<Block>,
    pub(super) regions: Vec<Region>,
}

/// Elements that begin and end a block.
const BLOCKS: [&str; 50] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "label",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that never hold words of a story.
const WORDLESS: [&str; 26] = [
    "aside", "audio", "button", "canvas", "datalist", "dialog", "embed", "footer", "form", "head",
    "iframe", "input", "math", "nav", "noscript", "object", "progress", "script", "select",
    "style", "svg", "template", "textarea", "title", "track", "video",
];

impl Block {
    /// Whether it heads what follows.
    pub(super) fn is_heading(&self) -> bool {
        matches!(self.layout, Some(Layout::Heading(_)))
    }
}

impl Outline {
    /// What stands in `tree`.
    pub(super) fn of(tree: &Document) -> Self {
        let mut walk = Walk::default();
        let mut steps = vec![Step::Into(tree.root())];
        while let Some(step) = steps.pop() {
            match step {
                Step::Into(node) if node.is_text() => walk.words(&node.text()),
                Step::Into(node) => walk.enter(node, &mut steps),
                Step::OutOf(name, regions) => walk.leave(&name, regions),
            }
        }
        walk.end_block();
        walk.outline
    }
}

/// Trees of strangers may be deep: steps to come are held in a list, and not on the stack.
enum Step<'t> {
    Into(NodeRef<'t>),
    /// Out of an element called so, which has these regions.
    OutOf(String, Range<usize>),
}

#[derive(Default)]
struct Walk {
    outline: Outline,
    text: String,
    linked: usize,
    /// Links that are open.
    links: usize,
    /// Degrees of the headings that are open.
    headings: Vec<u8>,
    /// Items of lists and cells of tables that are open.
    items: usize,
    /// The first block of the lines that breaks alone part.
    lines: usize,
    /// Posts that are open.
    posts: usize,
}

impl Walk {
    fn enter<'t>(&mut self, node: NodeRef<'t>, steps: &mut Vec<Step<'t>>) {
        let name = node.node_name().map(|name| name.to_string()).unwrap_or_default();
        if node.is_element() && is_passed_over(&node, &name) {
            if !is_footnote_mark(&node, &name) {
                self.text.push(' ');
            }
            return;
        }
        if is_block(&name) {
            self.end_block();
            self.end_lines(&name);
        }
        let regions = self.open_regions(&node, &name);
        self.links += usize::from(name == "a");
        self.headings.extend(heading(&name));
        self.items += usize::from(is_item(&name));
        steps.push(Step::OutOf(name, regions));
        steps.extend(node.children_it(true).map(Step::Into));
    }

    /// Opens a region for each role of `node`.
    fn open_regions(&mut self, node: &NodeRef<'_>, name: &str) -> Range<usize> {
        let first = self.outline.regions.len();
        let in_sentence = self.is_in_sentence();
        let found = node.is_element().then(|| roles(node, name, in_sentence));
        for role in found.into_iter().flatten() {
            self.end_block();
            let start = self.outline.blocks.len();
            self.posts += usize::from(role == Role::Post);
            self.outline.regions.push(Region { role, blocks: start..start });
        }
        first..self.outline.regions.len()
    }

    /// Whether words stand before, in the same sentence.
    fn is_in_sentence(&self) -> bool {
        let before = self.text.trim_end();
        !before.is_empty() && !before.ends_with(['.', '!', '?', ':', '…'])
    }

    fn leave(&mut self, name: &str, regions: Range<usize>) {
        if is_block(name) || !regions.is_empty() {
            self.end_block();
            self.end_lines(name);
        }
        for region in &mut self.outline.regions[regions] {
            region.blocks.end = self.outline.blocks.len();
            self.posts -= usize::from(region.role == Role::Post);
        }
        self.links -= usize::from(name == "a");
        if heading(name).is_some() {
            self.headings.pop();
        }
        self.items -= usize::from(is_item(name));
    }

    fn words(&mut self, text: &str) {
        if self.links > 0 {
            self.linked += letters(text);
        }
        self.text.push_str(text);
    }

    fn end_block(&mut self) {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = text.replace(SOFT_HYPHEN, "");
        if !text.is_empty() {
            let (letters, linked, layout) = (letters(&text), self.linked, self.layout());
            self.outline.blocks.push(Block { text, letters, linked, layout });
        }
        self.text.clear();
        self.linked = 0;
    }

    /// Ends a run of lines that breaks alone part, unless it goes on: many are a list.
    fn end_lines(&mut self, name: &str) {
        if name == "br" {
            return;
        }
        let lines = &mut self.outline.blocks[self.lines..];
        if lines.len() >= LIST {
            for line in lines {
                line.layout = line.layout.or(Some(Layout::Item));
            }
        }
        self.lines = self.outline.blocks.len();
    }

    fn layout(&self) -> Option<Layout> {
        if self.posts > 0 {
            return Some(Layout::Post);
        }
        let heading = self.headings.last().map(|&degree| Layout::Heading(degree));
        heading.or((self.items > 0).then_some(Layout::Item))
    }
}

/// So many lines of one element are a list: dates of a tour, a song.
const LIST: usize = 4;

/// A place where a browser may break a word: no letter of it.
const SOFT_HYPHEN: char = '\u{ad}';

fn is_passed_over(node: &NodeRef<'_>, name: &str) -> bool {
    WORDLESS.binary_search(&name).is_ok()
        || is_hidden(node)
        || !is_block(name) && is_unseen(node)
        || is_footnote_mark(node, name)
        || name == "a" && is_picture_of_post(node)
}

/// Whether a link stands for a picture in a post: `pic.twitter.com/abc`.
fn is_picture_of_post(link: &NodeRef<'_>) -> bool {
    let words = link.first_child().filter(NodeRef::is_text).map(|text| text.text());
    words.is_some_and(|words| words.trim_start().starts_with("pic.twitter.com/"))
}

/// Whether an element is a raised link without a letter: the mark of a note, which stands glued to a
/// word.
fn is_footnote_mark(node: &NodeRef<'_>, name: &str) -> bool {
    let is = |other: Option<NodeRef<'_>>, name| other.is_some_and(|node| node.has_name(name));
    let raised = match name {
        "sup" => is(node.parent(), "a") || is(node.first_element_child(), "a"),
        "a" => is(node.first_element_child(), "sup"),
        _ => false,
    };
    raised && is_mark(node)
}

/// Whether there is text in `node`, but few characters and no letter.
fn is_mark(node: &NodeRef<'_>) -> bool {
    let (mut length, mut letter) = (0, false);
    for part in node.descendants_it().filter(NodeRef::is_text) {
        let text = part.text();
        length += text.trim().len();
        letter |= text.contains(char::is_alphabetic);
        if letter || length > LONGEST_MARK {
            return false;
        }
    }
    length > 0
}

/// The longest mark of a note, in bytes: `[123]`.
const LONGEST_MARK: usize = 6;

fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// The degree of a heading.
fn heading(name: &str) -> Option<u8> {
    let degree = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&degree).then_some(degree)
}

fn is_item(name: &str) -> bool {
    matches!(name, "li" | "dd" | "dt" | "td" | "th")
}

fn letters(text: &str) -> usize {
    text.chars().filter(|&c| !c.is_whitespace() && c != SOFT_HYPHEN).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_searched() {
        assert!(BLOCKS.is_sorted() && WORDLESS.is_sorted());
    }

    fn blocks(html: &str) -> Vec<(String, usize, Option<Layout>)> {
        let blocks = Outline::of(&Document::from(html)).blocks;
        blocks.into_iter().map(|block| (block.text, block.linked, block.layout)).collect()
    }

    #[test]
    fn blocks_are_what_a_browser_sets_apart() {
        let found = blocks(
            "<body><h2>Head</h2><p>One <b>two</b>\nthree<br>four</p><ul><li>x <a href=y>link</a></ul>\
             <figure><img><figcaption>caption</figcaption></figure><script>no()</script>\
             <span hidden>no</span>loose<p>end",
        );
        let block = |text: &str, linked, layout| (text.to_owned(), linked, layout);
        assert_eq!(
            found,
            [
                block("Head", 0, Some(Layout::Heading(2))),
                block("One two three", 0, None),
                block("four", 0, None),
                block("x link", 4, Some(Layout::Item)),
                block("caption", 0, None),
                block("loose", 0, None),
                block("end", 0, None),
            ]
        );
    }

    #[test]
    fn words_are_as_a_reader_sees_them() {
        let table = [
            ("engineers found<sup><a href='#fn1'>1</a></sup>, to", "engineers found, to"),
            ("engineers found<a href='#fn1'><sup>[2]</sup></a>.", "engineers found."),
            ("an area of 5 m<sup>2</sup>", "an area of 5 m2"),
            ("the 5<sup><a href=x>th</a></sup> day", "the 5th day"),
            ("a quay <span class='visually-hidden'>Image of a quay.</span> in", "a quay in"),
            ("<span style='Display: none'>Log in.</span> He left", "He left"),
            (
                "threats to <span class=r><a href=x>Jane Doe</a><span class='rollover-block'><a href=x>\
                 Jane Doe</a> <a href=y>Doe wins</a> MORE</span></span> (D-Minn.)",
                "threats to Jane Doe (D-Minn.)",
            ),
            ("how <a id='auto-tag_jane'>Jane Doe</a> came", "how Jane Doe came"),
            ("how <span class='tag'>Jane Doe</span> came", "how Jane Doe came"),
            ("po\u{ad}wer bal\u{ad}lad", "power ballad"),
        ];
        for (html, text) in table {
            let found = blocks(&format!("<p>{html}</p>"));
            let [(words, ..)] = &found[..] else { panic!("{html}: {found:?}") };
            assert_eq!(words, text, "{html}");
        }
    }
}
