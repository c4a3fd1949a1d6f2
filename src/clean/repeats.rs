//! Blocks that stand twice in a text.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use nohash_hasher::NoHashHasher;

use super::block::Block;
use super::kind::Kind;
use super::rule::Rule;
use crate::text::TermHash;

/// Judges blocks that repeat others, or that only open them.
pub(super) fn judge(blocks: &[Block<'_>], verdicts: &mut [Option<Rule>]) {
    mark_repeats(blocks, verdicts);
    mark_openings(blocks, verdicts);
}

/// A line of fewer words may stand twice in a story by chance: "He laughed."
const SHORTEST_REPEAT: usize = 5;

/// Blocks of prose between a teaser and the paragraph that it is a copy of: the lead, or none.
const LEAD: usize = 1;

/// Marks what stands twice: the headline, a teaser that the story repeats, a line that the page
/// repeats. The first copy stays, so that a lead leads, but for a teaser right above the lead.
fn mark_repeats(blocks: &[Block<'_>], verdicts: &mut [Option<Rule>]) {
    let mut seen: HashMap<u64, usize, BuildHasherDefault<NoHashHasher<u64>>> = HashMap::default();
    let opening = verdicts.iter().position(Option::is_none);
    for (at, block) in blocks.iter().enumerate() {
        let text = TermHash::of(block.text).0;
        let Some(&first) = seen.get(&text).filter(|&&first| blocks[first].text == block.text)
        else {
            seen.insert(text, at);
            continue;
        };
        match verdicts[first] {
            _ if heads_others(blocks, verdicts, first, at) => {}
            Some(rule) if rule.kind().is_head() => {
                verdicts[at] = Some(Rule::RepeatedHeadline);
            }
            None if block.words < SHORTEST_REPEAT => {}
            None if opening == Some(first) && prose(&verdicts[first + 1..at]) <= LEAD => {
                verdicts[first] = Some(Rule::Repeated);
                seen.insert(text, at);
            }
            None => verdicts[at] = Some(Rule::Repeated),
            Some(_) => {}
        }
    }
}

/// Whether a heading or a question stands over something else than the first time: it is asked of
/// several, or heads several parts.
fn heads_others(blocks: &[Block<'_>], verdicts: &[Option<Rule>], first: usize, at: usize) -> bool {
    let below = |at: usize| {
        let mut beneath = (at + 1..blocks.len()).take(TEASER_REACH);
        beneath.find(|&at| verdicts[at].is_none()).map(|at| blocks[at].text)
    };
    let heads = match verdicts[first] {
        Some(rule) => rule.kind() == Kind::Heading,
        None => blocks[at].text.ends_with('?'),
    };
    heads && below(at).is_some() && below(at) != below(first)
}

/// Blocks that are still taken for prose.
fn prose(verdicts: &[Option<Rule>]) -> usize {
    verdicts.iter().filter(|verdict| verdict.is_none()).count()
}

/// A teaser stands at most this many blocks above the paragraph that it is the opening of.
const TEASER_REACH: usize = 12;

/// Marks what only opens a later paragraph: `The council voted on...`
fn mark_openings(blocks: &[Block<'_>], verdicts: &mut [Option<Rule>]) {
    for at in 0..blocks.len() {
        let opening = blocks[at].text.trim_end_matches(['.', '…', ' ']);
        let later = blocks.iter().skip(at + 1).take(TEASER_REACH);
        let opens = |block: &Block<'_>| {
            block.text.len() > blocks[at].text.len() && block.text.starts_with(opening)
        };
        let broken_off = blocks[at].text.ends_with('…') || blocks[at].text.ends_with("...");
        let long = blocks[at].words >= SHORTEST_REPEAT;
        if verdicts[at].is_none() && broken_off && long && later.into_iter().any(opens) {
            verdicts[at] = Some(Rule::Repeated);
        }
    }
}
