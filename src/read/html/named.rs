//! The story by the names of elements alone, where Readability has not found it.

use std::ops::Range;

use super::role::{Role, STORIES};
use super::search::Search;
use super::story::Story;

/// Of elements with a name for it, one with this share of the most prose in any is the story.
const MOST: f64 = 0.6;

impl Search<'_> {
    /// What stands in the element that is named as the story; in all of the page, if none is.
    pub(super) fn named(&self) -> Story {
        let (element, all) = (self.surest(), 0..self.page.blocks.len());
        let within = element.clone().unwrap_or(all.clone());
        let kept = all.map(|at| within.contains(&at) && self.may_be_story(at)).collect();
        self.told(kept, &element.unwrap_or_default())
    }

    /// The surest element that has most of the prose.
    fn surest(&self) -> Option<Range<usize>> {
        let most = self.stories(|_| true).map(|(prose, _)| prose).max().filter(|&most| most > 0)?;
        (0..STORIES).find_map(|degree| {
            // Of two that hold the same prose, the smaller.
            let best = self
                .stories(|of| of == degree)
                .max_by_key(|(prose, blocks)| (*prose, usize::MAX - blocks.len()));
            let best = best.filter(|&(prose, _)| prose as f64 >= MOST * most as f64);
            best.map(|(_, blocks)| blocks.clone())
        })
    }

    /// The elements named as the story that are so sure, each with the letters of its prose.
    fn stories(
        &self,
        wanted: impl Fn(usize) -> bool,
    ) -> impl Iterator<Item = (usize, &Range<usize>)> {
        let regions = self.page.regions.iter();
        let named =
            regions.filter(move |region| matches!(region.role, Role::Story(of) if wanted(of)));
        named.map(|region| (self.prose(&region.blocks), &region.blocks))
    }

    fn prose(&self, blocks: &Range<usize>) -> usize {
        let kept =
            blocks.clone().filter(|&at| self.may_be_story(at)).map(|at| &self.page.blocks[at]);
        let prose = kept.filter(|block| !block.is_heading());
        prose.map(|block| block.letters.saturating_sub(block.linked)).sum()
    }

    fn may_be_story(&self, at: usize) -> bool {
        !self.cut[at] && self.page.blocks[at].is_prose()
    }
}
