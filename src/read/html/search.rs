//! What the elements of a page say of its blocks, and of where the story is.

use std::ops::Range;

use super::blocks::{Block, Outline, Region};
use super::heart::{FOREIGN, LARGEST, found_in, regions};
use super::role::{ARTICLE, Role};

/// An element holds the story if it has this share of the letters that Readability found.
const HELD: f64 = 0.9;
/// A part is the page's if less than this share of it is what Readability found.
const OWN: f64 = 0.5;

/// What is known of the blocks of a page.
pub(super) struct Search<'p> {
    pub(super) page: &'p Outline,
    /// Letters of it that Readability has found.
    found: f64,
    /// Whether Readability has found it.
    pub(super) heart: Vec<bool>,
    /// Whether the page says that it is none of the story.
    pub(super) cut: Vec<bool>,
    /// Whether it is the words of others, which are cut wherever they stand.
    pub(super) others: Vec<bool>,
    /// Whether the page says that it leads into the story.
    pub(super) lead: Vec<bool>,
    /// Whether it quotes.
    pub(super) quote: Vec<bool>,
}

impl<'p> Search<'p> {
    /// Reads the roles of the elements of `page`, of which Readability has found `heart`.
    pub(super) fn new(page: &'p Outline, heart: &[Block]) -> Self {
        let none = || vec![false; page.blocks.len()];
        let heart = found_in(&page.blocks, heart);
        let (cut, others, lead, quote) = (none(), none(), none(), none());
        let mut search = Self { page, found: 0.0, heart, cut, others, lead, quote };
        search.found = search.found_in(&(0..page.blocks.len()));
        for Region { role, blocks } in regions(page) {
            match role {
                Role::Foreign if !search.is_most(&blocks) => {
                    search.others[blocks.clone()].fill(true);
                    search.cut(blocks);
                }
                Role::Unseen if !search.is_most(&blocks) => search.cut(blocks),
                Role::Chrome if search.is_own(&blocks) => search.cut(blocks),
                Role::Caption => {
                    search.lead[blocks.clone()].fill(false);
                    search.cut(blocks);
                }
                Role::Lead => search.lead[blocks].fill(true),
                Role::Quote => search.quote[blocks].fill(true),
                Role::Chrome | Role::Foreign | Role::Post | Role::Story(_) | Role::Unseen => {}
            }
        }
        search
    }

    /// Readability drops the names of some elements, and takes their words for the story.
    fn cut(&mut self, blocks: Range<usize>) {
        self.heart[blocks.clone()].fill(false);
        self.cut[blocks].fill(true);
    }

    /// Whether a part is the page's own: it is small, or little of it is what Readability found.
    fn is_own(&self, blocks: &Range<usize>) -> bool {
        let whole = self.letters(blocks.clone(), |_| true) as f64;
        self.found_in(blocks) < OWN * whole || whole < LARGEST * self.found
    }

    /// Whether a part holds most of what Readability found.
    fn is_most(&self, blocks: &Range<usize>) -> bool {
        self.found_in(blocks) >= FOREIGN * self.found
    }

    fn found_in(&self, blocks: &Range<usize>) -> f64 {
        self.letters(blocks.clone(), |at| self.heart[at]) as f64
    }

    /// Letters of those of `blocks` that count.
    pub(super) fn letters(&self, blocks: Range<usize>, counts: impl Fn(usize) -> bool) -> usize {
        blocks.filter(|&at| counts(at)).map(|at| self.page.blocks[at].letters).sum()
    }

    /// From the first block that Readability found to the last.
    pub(super) fn bounds(&self) -> Option<Range<usize>> {
        let first = self.heart.iter().position(|&found| found)?;
        let last = self.heart.iter().rposition(|&found| found)?;
        Some(first..last + 1)
    }

    /// The element that holds the story: the first `<article>` or its like, or else the largest that
    /// is named for it.
    pub(super) fn container(&self, known: usize) -> Option<(usize, Range<usize>)> {
        let surest = self.holders(known).filter(|(degree, _)| *degree <= ARTICLE);
        let container = surest.min_by_key(|(_, blocks)| blocks.start);
        container
            .or_else(|| self.holders(known).max_by_key(|(_, blocks)| blocks.start))
            .map(|(degree, blocks)| (degree, blocks.clone()))
    }

    /// The elements named as the story that hold what Readability found, `known` letters in all,
    /// with how sure they are.
    fn holders(&self, known: usize) -> impl Iterator<Item = (usize, &Range<usize>)> {
        self.page.regions.iter().filter_map(move |Region { role, blocks }| {
            let found = || self.letters(blocks.clone(), |at| self.heart[at]) as f64;
            match role {
                Role::Story(degree) if found() >= HELD * known as f64 => Some((*degree, blocks)),
                _ => None,
            }
        })
    }

    /// The largest element that holds the story.
    pub(super) fn widest(&self, known: usize) -> Option<(usize, Range<usize>)> {
        let holders = self.holders(known).map(|(degree, blocks)| (degree, blocks.clone()));
        holders.max_by_key(|(_, blocks)| blocks.len())
    }

    /// Whether a block is a paragraph that may be of the story.
    pub(super) fn is_paragraph(&self, at: usize) -> bool {
        !self.cut[at] && self.page.blocks[at].is_paragraph()
    }
}
