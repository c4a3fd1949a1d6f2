//! Verdicts on blocks: phrases first, then shape, neighbours and repetition.

use super::block::Block;
use super::phrases::Phrases;
use super::rule::Rule;
use super::shape::{Page, Position};
use super::{neighbours, repeats, shape};
use crate::text::Layout;

/// The rule that decides on each block; `None` for a paragraph of the story.
pub(super) fn judge(blocks: &[Block<'_>], phrases: &Phrases) -> Vec<Option<Rule>> {
    let mut verdicts: Vec<_> = blocks.iter().map(|block| phrases.judge(block)).collect();
    judge_shapes(blocks, &mut verdicts);
    neighbours::judge(blocks, &mut verdicts, phrases);
    // Where lines after the story are gone, the story ends earlier.
    judge_shapes(blocks, &mut verdicts);
    repeats::judge(blocks, &mut verdicts);
    give_back(blocks, &mut verdicts);
    empty_headings(blocks, &mut verdicts);
    verdicts
}

fn judge_shapes(blocks: &[Block<'_>], verdicts: &mut [Option<Rule>]) {
    let page = Page::of(blocks, |at| verdicts[at].is_none());
    for at in 0..blocks.len() {
        let cut_below = verdicts.get(at + 1).is_some_and(Option::is_some);
        let position = Position { blocks, at, page, cut_below };
        verdicts[at] = verdicts[at].or_else(|| shape::judge(&position));
    }
}

/// Marks headings under which nothing of the story is left before the next of their degree.
fn empty_headings(blocks: &[Block<'_>], verdicts: &mut [Option<Rule>]) {
    // The degree of the heading right below; sentences and items are beneath any heading.
    let mut below = None;
    for (block, verdict) in blocks.iter().zip(verdicts).rev() {
        match (*verdict, block.layout) {
            (Some(Rule::MarkedHeading), Some(Layout::Heading(degree))) => {
                if below.is_some_and(|below| below > degree) {
                    below = Some(degree);
                } else {
                    *verdict = Some(Rule::EmptyHeading);
                }
            }
            (Some(rule), _) if !rule.kind().is_story() => {}
            _ => below = Some(u8::MAX),
        }
    }
}

/// Gives back what shape alone would cut from a text that is not built like an article: verse, a
/// list, a chat. Such a text would lose more than it keeps.
fn give_back(blocks: &[Block<'_>], verdicts: &mut [Option<Rule>]) {
    let (mut doubtful, mut kept) = (0, 0);
    for (block, verdict) in blocks.iter().zip(&*verdicts) {
        match verdict {
            None => kept += block.span.len(),
            Some(rule) if shape::is_doubtful(block, *rule) => doubtful += block.span.len(),
            Some(_) => {}
        }
    }
    if doubtful <= kept {
        return;
    }
    for (block, verdict) in blocks.iter().zip(verdicts) {
        *verdict = verdict.filter(|&rule| !shape::is_doubtful(block, rule));
    }
}
