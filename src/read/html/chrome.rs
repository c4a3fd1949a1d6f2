//! The page around a story, by the names that its makers give to its parts.

use std::sync::LazyLock;

use dom_query::NodeRef;

/// Names that say it; see the file.
const NAMES: &str = include_str!("chrome.txt");

/// A part with more than this share of the text is the story, whatever its class.
const LARGEST: f64 = 0.2;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(NAMES));

struct Table {
    words: Vec<&'static str>,
    parts: Vec<&'static str>,
}

impl Table {
    fn read(names: &'static str) -> Self {
        let lines = names.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (parts, words) = lines.partition(|line| line.starts_with('*'));
        let bare =
            |parts: Vec<&'static str>| parts.into_iter().map(|p| p.trim_matches('*')).collect();
        Self { words, parts: bare(parts) }
    }

    fn names(&self, class: &str) -> bool {
        let class = class.to_ascii_lowercase();
        let mut words = class.split(|c: char| !c.is_ascii_alphanumeric());
        words.any(|word| self.words.binary_search(&word).is_ok())
            || self.parts.iter().any(|part| class.contains(part))
    }
}

/// Tells the parts of a page that are not its story.
pub(super) struct Chrome {
    /// Bytes of text in the whole tree.
    pub(super) whole: usize,
}

impl Chrome {
    /// Whether `node` is such a part.
    pub(super) fn holds(&self, node: &NodeRef<'_>) -> bool {
        if matches!(node.node_name().as_deref(), Some("article" | "body" | "html" | "main")) {
            return false;
        }
        (node.class().is_some_and(|class| TABLE.names(&class))
            || node.id_attr().is_some_and(|id| TABLE.names(&id)))
            && (node.text().len() as f64) < LARGEST * self.whole as f64
    }
}
