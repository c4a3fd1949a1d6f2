//! Blocks judged by their neighbours: between boilerplate, under a teaser, after the story.

use super::block::{Block, Ending, full_stops};
use super::kind::Kind;
use super::phrases::Phrases;
use super::rule::Rule;
use super::shape::LONGEST_HEADLINE;

/// A teaser of more words carries its title itself.
const LONGEST_LABEL: usize = 4;

/// Judges the blocks that are still open by their neighbours.
pub(super) fn judge(blocks: &[Block<'_>], verdicts: &mut [Option<Rule>], phrases: &Phrases) {
    under_teasers(blocks, verdicts);
    between_boilerplate(blocks, verdicts, phrases);
    after_story(blocks, verdicts, phrases);
}

/// Titles of other stories: `Related` / `Who votes how, and why?`
fn under_teasers(blocks: &[Block<'_>], verdicts: &mut [Option<Rule>]) {
    for at in 1..blocks.len() {
        let above = verdicts[at - 1].filter(|&above| above == Rule::Teaser);
        let is_label = above.is_some() && blocks[at - 1].words <= LONGEST_LABEL;
        if is_label && verdicts[at].is_none() && is_title(&blocks[at]) {
            verdicts[at] = Some(Rule::TitleUnderTeaser);
        }
    }
}

/// Whether a block may be the title of a story: few words that do not end as sentences of it do.
fn is_title(block: &Block<'_>) -> bool {
    let asks = block.text.ends_with(['?', '!']);
    block.words <= LONGEST_HEADLINE
        && (block.ending == Ending::Open || asks)
        && full_stops(block.text).next().is_none()
        && !block.text.starts_with(['"', '“', '„', '«', '•', '-'])
}

/// Lines that talk to the reader, with boilerplate above and below, after the story has begun.
fn between_boilerplate(blocks: &[Block<'_>], verdicts: &mut [Option<Rule>], phrases: &Phrases) {
    let edge = Some(Some(Rule::LineAfterStory));
    let first = verdicts.iter().position(Option::is_none).unwrap_or(blocks.len());
    for at in first + 1..blocks.len() {
        let sides = [Some(verdicts[at - 1]), verdicts.get(at + 1).copied().or(edge)];
        let sides = sides.map(|side| side.flatten().map(Rule::kind));
        // A heading on one side will do: of a form, not of the story.
        let enclosed =
            sides.iter().all(Option::is_some) && sides.contains(&Some(Kind::Boilerplate));
        if enclosed && verdicts[at].is_none() {
            verdicts[at] = phrases.between(&blocks[at]);
        }
    }
}

/// Lines with nothing but boilerplate below, from the last upwards, as far as they are known for it.
fn after_story(blocks: &[Block<'_>], verdicts: &mut [Option<Rule>], phrases: &Phrases) {
    for at in (1..blocks.len()).rev() {
        if verdicts[at].is_some() {
            continue;
        }
        let above = verdicts[at - 1];
        let closed = above.is_some_and(Rule::closes_story);
        let told = phrases.last(&blocks[at]);
        let told = told.or_else(|| above.and_then(|_| phrases.between(&blocks[at])));
        verdicts[at] =
            told.or_else(|| (closed && is_title(&blocks[at])).then_some(Rule::LineAfterStory));
        if verdicts[at].is_none() {
            return;
        }
    }
}
