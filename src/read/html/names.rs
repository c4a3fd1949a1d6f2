//! Tables of what the names of elements say: words of a class or an id, and parts of one.

use aho_corasick::AhoCorasick;
use dom_query::NodeRef;

use crate::text::entries;

/// Words and parts of names, the words sorted as their file has them.
#[derive(Debug)]
pub(super) struct Names {
    words: Vec<&'static str>,
    parts: Option<AhoCorasick>,
}

/// The names of an element, its class and its id, in small letters.
pub(super) struct OwnNames([String; 2]);

impl OwnNames {
    pub(super) fn of(node: &NodeRef<'_>) -> Self {
        let names = [node.class(), node.id_attr()];
        Self(names.map(|name| name.map_or_else(String::new, |name| name.to_ascii_lowercase())))
    }
}

impl Names {
    /// A line a word; a part stands between stars; `#` starts a comment.
    pub(super) fn read(lines: &'static str) -> Self {
        let (parts, words): (Vec<_>, _) = entries(lines).partition(|line| line.starts_with('*'));
        // No prefilter: names are short.
        let bare = parts.into_iter().map(|part| part.trim_matches('*'));
        let parts = AhoCorasick::builder().prefilter(false).build(bare).ok();
        Self { words, parts }
    }

    /// Whether one of an element's names is among them.
    pub(super) fn name(&self, own: &OwnNames) -> bool {
        own.0.iter().any(|name| !name.is_empty() && self.hold(name))
    }

    fn hold(&self, name: &str) -> bool {
        let mut words = name.split(|c: char| !c.is_ascii_alphanumeric());
        words.any(|word| self.words.binary_search(&word).is_ok())
            || self.parts.as_ref().is_some_and(|parts| parts.is_match(name))
    }

    #[cfg(test)]
    pub(super) fn can_be_searched(&self) -> bool {
        self.words.is_sorted() && self.parts.is_some()
    }
}
