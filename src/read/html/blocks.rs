//! The blocks of a tree of tags: paragraphs, headings, items.

use dom_query::{Document, NodeRef};

use super::chrome::Chrome;

/// A run of text that a browser sets apart from others.
#[derive(Debug)]
pub(super) struct Block {
    /// Its words with one space between.
    pub(super) text: String,
    /// Letters of it, without white space.
    pub(super) letters: usize,
    /// How many of them are the text of links.
    pub(super) linked: usize,
    /// Whether it heads what follows.
    pub(super) heading: bool,
}

/// Elements that begin and end a block.
const BLOCKS: [&str; 48] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
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
const WORDLESS: [&str; 28] = [
    "aside",
    "audio",
    "button",
    "canvas",
    "caption",
    "datalist",
    "dialog",
    "embed",
    "figcaption",
    "footer",
    "form",
    "head",
    "iframe",
    "input",
    "math",
    "nav",
    "noscript",
    "object",
    "progress",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "track",
    "video",
];

/// The blocks of `tree` in order, without those whose class says that they belong to the page and
/// not to the story; `None` asks no class.
pub(super) fn blocks(tree: &Document, chrome: Option<Chrome>) -> Vec<Block> {
    let mut walk =
        Walk { chrome, found: Vec::new(), text: String::new(), linked: 0, links: 0, headings: 0 };
    let mut steps = vec![Step::Into(tree.root())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Into(node) if node.is_text() => walk.words(&node.text()),
            Step::Into(node) => walk.enter(node, &mut steps),
            Step::OutOf(name) => walk.leave(&name),
        }
    }
    walk.end_block();
    walk.found
}

/// Trees of strangers may be deep: steps to come are held in a list, and not on the stack.
enum Step<'t> {
    Into(NodeRef<'t>),
    OutOf(String),
}

struct Walk {
    chrome: Option<Chrome>,
    found: Vec<Block>,
    text: String,
    linked: usize,
    /// Links that are open.
    links: usize,
    /// Headings that are open.
    headings: usize,
}

impl Walk {
    fn enter<'t>(&mut self, node: NodeRef<'t>, steps: &mut Vec<Step<'t>>) {
        let name = node.node_name().map(|name| name.to_string()).unwrap_or_default();
        if node.is_element() && self.is_passed_over(&node, &name) {
            self.text.push(' ');
            return;
        }
        if is_block(&name) {
            self.end_block();
        }
        self.links += usize::from(name == "a");
        self.headings += usize::from(is_heading(&name));
        steps.push(Step::OutOf(name));
        steps.extend(node.children_it(true).map(Step::Into));
    }

    fn is_passed_over(&self, node: &NodeRef<'_>, name: &str) -> bool {
        WORDLESS.binary_search(&name).is_ok()
            || node.has_attr("hidden")
            || node.attr("aria-hidden").is_some_and(|hidden| &*hidden == "true")
            || self.chrome.as_ref().is_some_and(|chrome| chrome.holds(node))
    }

    fn leave(&mut self, name: &str) {
        if is_block(name) {
            self.end_block();
        }
        self.links -= usize::from(name == "a");
        self.headings -= usize::from(is_heading(name));
    }

    fn words(&mut self, text: &str) {
        if self.links > 0 {
            self.linked += letters(text);
        }
        self.text.push_str(text);
    }

    fn end_block(&mut self) {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            let (linked, heading) = (self.linked, self.headings > 0);
            self.found.push(Block { letters: letters(&text), text, linked, heading });
        }
        self.text.clear();
        self.linked = 0;
    }
}

fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_searched() {
        assert!(BLOCKS.is_sorted() && WORDLESS.is_sorted());
    }

    #[test]
    fn blocks_are_what_a_browser_sets_apart() {
        let tree = Document::from(
            "<body><h2>Head</h2><p>One <b>two</b>\nthree<br>four</p><ul><li>x <a href=y>link</a></ul>\
             <figure><img><figcaption>caption</figcaption></figure><script>no()</script>\
             <div hidden>no</div>loose<p>end",
        );
        let found: Vec<_> = blocks(&tree, None)
            .into_iter()
            .map(|block| (block.text, block.linked, block.heading))
            .collect();
        let block = |text: &str, linked, heading| (text.to_owned(), linked, heading);
        assert_eq!(
            found,
            [
                block("Head", 0, true),
                block("One two three", 0, false),
                block("four", 0, false),
                block("x link", 4, false),
                block("loose", 0, false),
                block("end", 0, false),
            ]
        );
    }
}
