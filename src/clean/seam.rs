//! Seams: where a scrape has glued a word to the next.

/// Both halves of a fused word have at least this many letters: `PutinDonald`, not `McDonald`.
pub(super) const SHORTEST_HALF: usize = 3;

/// Where a capital follows a small letter in `text`.
pub(super) fn seams(text: &str) -> impl Iterator<Item = usize> {
    let mut small = false;
    text.char_indices().filter_map(move |(at, c)| {
        let seam = small && c.is_uppercase();
        small = c.is_lowercase();
        seam.then_some(at)
    })
}

/// The letters right before `at`.
pub(super) fn before(text: &str, at: usize) -> &str {
    let start = text[..at].char_indices().rev().find(|(_, c)| !c.is_alphanumeric());
    &text[start.map_or(0, |(at, c)| at + c.len_utf8())..at]
}
