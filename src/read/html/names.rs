//! Tables of what the names of elements say: words of a class or an id, and parts of one.

use dom_query::NodeRef;

/// Words and parts of names, each sorted as its file has them.
#[derive(Debug)]
pub(super) struct Names {
    words: Vec<&'static str>,
    parts: Vec<&'static str>,
}

impl Names {
    /// A line a word; a part stands between stars; `#` starts a comment.
    pub(super) fn read(lines: &'static str) -> Self {
        let lines = lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (parts, words) = lines.partition(|line| line.starts_with('*'));
        let bare =
            |parts: Vec<&'static str>| parts.into_iter().map(|p| p.trim_matches('*')).collect();
        Self { words, parts: bare(parts) }
    }

    /// Whether the class or the id of `node` is among them.
    pub(super) fn name(&self, node: &NodeRef<'_>) -> bool {
        node.class().is_some_and(|class| self.hold(&class))
            || node.id_attr().is_some_and(|id| self.hold(&id))
    }

    fn hold(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        let mut words = name.split(|c: char| !c.is_ascii_alphanumeric());
        words.any(|word| self.words.binary_search(&word).is_ok())
            || self.parts.iter().any(|part| name.contains(part))
    }

    #[cfg(test)]
    pub(super) fn can_be_searched(&self) -> bool {
        self.words.is_sorted()
    }
}
