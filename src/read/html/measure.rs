//! Blocks measured: what is a paragraph, what a teaser.

use super::blocks::Block;

/// A block of more letters is a paragraph, even if all of it is a link.
const LONGEST_TEASER: usize = 300;
/// A paragraph has at least so many letters.
pub(super) const SHORTEST_PARAGRAPH: usize = 60;

impl Block {
    /// Whether it is no teaser: one that is a link, or little else, and no sentence.
    pub(super) fn is_prose(&self) -> bool {
        self.letters >= LONGEST_TEASER || 5 * self.linked <= 4 * self.letters || self.is_sentence()
    }

    /// Whether it is a paragraph that is a link: long, and with a stop that titles have not.
    pub(super) fn is_sentence(&self) -> bool {
        self.layout.is_none() && self.letters >= SHORTEST_PARAGRAPH && self.ends_with(&['.', '。'])
    }

    /// Whether it is sentences, and few words of it are links.
    pub(super) fn is_paragraph(&self) -> bool {
        !self.is_heading()
            && self.letters >= SHORTEST_PARAGRAPH
            && 4 * self.linked <= self.letters
            && self.ends_with(&STOPS)
    }

    /// Whether it ends with one of `stops`, and not with the three that break a teaser off.
    fn ends_with(&self, stops: &[char]) -> bool {
        self.text.trim_end_matches(CLOSING).ends_with(stops) && !self.text.ends_with("...")
    }
}

/// Marks that may stand behind a stop.
const CLOSING: [char; 8] = ['"', '\'', '”', '“', '’', '»', ')', ' '];
/// Marks at the end of a paragraph.
const STOPS: [char; 7] = ['.', '!', '?', ':', ',', '。', '।'];

/// Drops headings under which nothing is left.
pub(super) fn drop_headless(blocks: &mut Vec<Block>) {
    while blocks.last().is_some_and(Block::is_heading) {
        blocks.pop();
    }
}

/// Letters of `blocks`.
pub(super) fn letters<'b>(blocks: impl IntoIterator<Item = &'b Block>) -> usize {
    blocks.into_iter().map(|block| block.letters).sum()
}

/// A line by its letters and figures alone, to be compared.
pub(super) fn plain(line: &str) -> String {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
