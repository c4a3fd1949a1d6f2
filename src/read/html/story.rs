//! The story of a page: what Readability finds, completed from the page that it stands in.
//!
//! Readability finds the heart of a story by its prose, and drops what stands apart from it: a
//! standfirst, the second of two sections, a list. The names that its makers gave to the elements of
//! a page say how far the story reaches, and what within is none of it.

use std::ops::Range;

use super::blocks::{Block, Outline};
use super::measure::{letters, plain};
use super::role::ARTICLE;
use super::search::Search;
use crate::text::Layout;

/// The story, and what was left out: of the element that holds it, and of the words of others.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub(super) blocks: Vec<Block>,
    /// Each with how many blocks of the story stand before it.
    pub(super) left_out: Vec<(usize, Block)>,
}

/// Readability's text is in the page if it has this share of its letters.
const FOUND: f64 = 0.7;
/// Where the page has so many times the paragraphs, what Readability found is a piece of the story.
const PIECE: usize = 2;
/// What Readability found is a piece only if it has fewer letters.
const LONGEST_PIECE: usize = 1_500;
/// What leads into the story has at least so many letters.
const SHORTEST_LEAD: usize = 40;
/// A pull quote has at most so many letters.
const LONGEST_QUOTE: usize = 240;
/// Quotations that are looked for in the story: each is compared with all of it.
const MOST_QUOTES: usize = 64;

/// The story of `page`, of which Readability has found `heart`.
pub(super) fn story(page: &Outline, heart: Vec<Block>, title: &str) -> Story {
    let search = Search::new(page, &heart);
    let known = search.letters(0..page.blocks.len(), |at| search.heart[at]);
    let is_found = known as f64 >= FOUND * letters(&heart) as f64;
    if let Some(found) = search.bounds().filter(|_| is_found) {
        return search.complete(found, known, &plain(title));
    }
    let named = search.named();
    if letters(&named.blocks) > PIECE * letters(&heart) {
        return named;
    }
    let others = page.blocks.iter().zip(&search.others).filter(|(_, other)| **other);
    let left_out = others.map(|(block, _)| (heart.len(), block.clone())).collect();
    Story { blocks: heart, left_out }
}

/// How far the story reaches in its page.
struct Reach<'t> {
    /// The headline, to be compared.
    title: &'t str,
    /// From the first block that Readability found to the last.
    found: Range<usize>,
    /// The element that holds it, if one is named for it.
    element: Option<Range<usize>>,
    /// That element, or the whole page.
    within: Range<usize>,
    /// Where it may begin: behind the headline.
    start: usize,
    /// Whether it may begin before what Readability found, and go on behind.
    has_head: bool,
    has_tail: bool,
}

impl Search<'_> {
    fn complete(&self, found: Range<usize>, known: usize, title: &str) -> Story {
        let reach = self.reach(found, known, title);
        let kept = (0..self.page.blocks.len()).map(|at| self.keeps(&reach, at)).collect();
        self.told(kept, &reach.element.unwrap_or(reach.found))
    }

    fn reach<'t>(&self, found: Range<usize>, known: usize, title: &'t str) -> Reach<'t> {
        let is_piece = self.is_piece(&found);
        let element = if is_piece { self.widest(known) } else { self.container(known) };
        let is_sure = element.as_ref().is_some_and(|(degree, _)| *degree <= ARTICLE);
        let element = element.map(|(_, blocks)| blocks);
        let within = element.clone().unwrap_or(0..self.page.blocks.len());
        let is_head = |at: &usize| {
            self.is_title(*at, title) || self.page.blocks[*at].layout == Some(Layout::Heading(1))
        };
        let headline = (0..found.start).rev().find(is_head);
        let behind = headline.filter(|_| !is_piece).map(|at| at + 1);
        Reach {
            title,
            start: behind.unwrap_or(within.start),
            has_head: is_sure || headline.is_some(),
            has_tail: is_sure || is_piece,
            found,
            element,
            within,
        }
    }

    /// Whether what Readability found is but a piece of the story: one post of several, one section.
    fn is_piece(&self, found: &Range<usize>) -> bool {
        let all = self.letters(0..self.page.blocks.len(), |at| self.is_paragraph(at));
        let is_found = |at: usize| self.heart[at] && self.page.blocks[at].is_paragraph();
        let found = self.letters(found.clone(), is_found);
        found < LONGEST_PIECE && all > PIECE * found
    }

    fn is_title(&self, at: usize, title: &str) -> bool {
        !title.is_empty() && plain(&self.page.blocks[at].text) == title
    }

    /// Whether a block belongs to a story that reaches so far.
    fn keeps(&self, reach: &Reach<'_>, at: usize) -> bool {
        if self.heart[at] || self.is_title(at, reach.title) {
            return !self.is_title(at, reach.title);
        }
        if at < reach.found.start {
            return reach.has_head && at >= reach.start && self.leads(at);
        }
        let within = reach.within.contains(&at);
        if at >= reach.found.end {
            return reach.has_tail && within && self.is_paragraph(at);
        }
        let block = &self.page.blocks[at];
        let is_marked = reach.element.is_some() && block.layout.is_some();
        within
            && !self.cut[at]
            && block.is_prose()
            && (block.is_paragraph() || block.is_sentence() || is_marked)
    }

    /// Whether a block between the headline and the first paragraph leads into the story.
    fn leads(&self, at: usize) -> bool {
        let block = &self.page.blocks[at];
        let long = block.is_prose() && block.letters >= SHORTEST_LEAD;
        let marked = self.lead[at] || block.is_heading() && !self.cut[at];
        long && marked || self.is_paragraph(at)
    }

    /// The blocks that are kept, and those left out between them and elsewhere `within` an element;
    /// the words of others wherever they stand.
    pub(super) fn told(&self, mut kept: Vec<bool>, within: &Range<usize>) -> Story {
        for at in self.pulled(&kept) {
            kept[at] = false;
        }
        self.drop_headless(&mut kept);
        let mut story = Story::default();
        for (at, block) in self.page.blocks.iter().enumerate() {
            if kept[at] {
                story.blocks.push(block.clone());
            } else if within.contains(&at) || self.others[at] {
                story.left_out.push((story.blocks.len(), block.clone()));
            }
        }
        story
    }

    /// Drops headings under which nothing is kept.
    fn drop_headless(&self, kept: &mut [bool]) {
        let headless = |at: &usize| !kept[*at] || self.page.blocks[*at].is_heading();
        let last = (0..kept.len()).rev().take_while(headless).last().unwrap_or(kept.len());
        kept[last..].fill(false);
    }

    /// Quotations that are pulled from a paragraph that is kept as well.
    fn pulled(&self, kept: &[bool]) -> Vec<usize> {
        let told = || self.page.blocks.iter().zip(kept).filter(|(_, kept)| **kept);
        let quotes = (0..kept.len()).filter(|&at| kept[at] && self.quote[at]).take(MOST_QUOTES);
        let is_pulled = |at: &usize| {
            let quote = &self.page.blocks[*at];
            let words = quote.text.trim_matches(|c: char| !c.is_alphanumeric());
            let holds = |block: &Block| block.letters > quote.letters && block.text.contains(words);
            quote.letters <= LONGEST_QUOTE && told().any(|(block, _)| holds(block))
        };
        quotes.filter(is_pulled).collect()
    }
}
