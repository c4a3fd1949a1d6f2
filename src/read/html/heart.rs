//! The heart of a story: what Readability finds, without what the page has put in between.

use std::collections::HashSet;

use super::blocks::{Block, Outline, Region};
use super::comments::comments;
use super::measure::{SHORTEST_PARAGRAPH, drop_headless, letters};
use super::role::Role;

/// A part with more than this share of what Readability found is the story, whatever its class.
pub(super) const LARGEST: f64 = 0.2;
/// Words of others with this share of the text are the story of a page of posts.
pub(super) const FOREIGN: f64 = 0.75;

/// The heart of a story, of what Readability `found`.
pub(super) fn heart(found: &Outline) -> Vec<Block> {
    let all = letters(&found.blocks) as f64;
    let mut cut = vec![false; found.blocks.len()];
    for Region { role, blocks } in regions(found) {
        let share = letters(&found.blocks[blocks.clone()]) as f64 / all;
        let is_cut = match role {
            Role::Foreign | Role::Unseen => share < FOREIGN,
            Role::Chrome => share < LARGEST,
            Role::Caption => true,
            Role::Lead | Role::Post | Role::Quote | Role::Story(_) => false,
        };
        if is_cut {
            cut[blocks].fill(true);
        }
    }
    let kept = found.blocks.iter().zip(cut).filter(|(block, cut)| !cut && block.is_prose());
    let mut heart: Vec<Block> = kept.map(|(block, _)| block.clone()).collect();
    drop_headless(&mut heart);
    heart
}

/// The elements with a role, and the comments that no element names.
pub(super) fn regions(outline: &Outline) -> impl Iterator<Item = Region> {
    let comments = comments(&outline.blocks);
    let comments = comments.map(|blocks| Region { role: Role::Foreign, blocks });
    outline.regions.iter().cloned().chain(comments)
}

/// Which of `blocks` belong to the `heart`. A short one may stand elsewhere in the page as well: it
/// counts only between long ones, and right beside them.
pub(super) fn found_in(blocks: &[Block], heart: &[Block]) -> Vec<bool> {
    let known: HashSet<&str> = heart.iter().map(|block| block.text.as_str()).collect();
    let is_known = |block: &Block| known.contains(block.text.as_str());
    let is_long = |block: &Block| block.letters >= SHORTEST_PARAGRAPH && is_known(block);
    let mut found: Vec<bool> = blocks.iter().map(is_known).collect();
    let Some(mut first) = blocks.iter().position(is_long) else { return found };
    let mut last = blocks.iter().rposition(is_long).unwrap_or(first);
    while first > 0 && found[first - 1] {
        first -= 1;
    }
    while found.get(last + 1) == Some(&true) {
        last += 1;
    }
    found[..first].fill(false);
    found[last + 1..].fill(false);
    found
}
