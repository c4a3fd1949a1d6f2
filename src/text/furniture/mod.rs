//! What of a text is the story, and what is furniture of the page around it.

mod block;
mod credits;
mod cuts;
mod phrases;
mod shape;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use block::Block;
use nohash_hasher::NoHashHasher;
use phrases::{Phrases, Verdict};
use shape::{Page, Place};

use super::{Language, Term};
use crate::span::Span;

/// What a segment of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Sentences of the story.
    Prose,
    /// The headline, or a heading between paragraphs.
    Headline,
    /// Who wrote it, where and when.
    Byline,
    /// Words under a picture, and its credit.
    Caption,
    /// Everything else a page prints around a story: logos, tag lists, share bars, forms.
    Furniture,
}

/// A stretch of an article that is one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands, without white space at its ends.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Why it is held to be that: the name of the rule.
    pub reason: &'static str,
}

impl Segment {
    const fn new(span: Span, verdict: Verdict) -> Self {
        Self { span, kind: verdict.kind, reason: verdict.reason }
    }

    /// A sentence of an article that came split: the source has said that it is prose.
    pub(super) const fn given(span: Span) -> Self {
        Self { span, kind: Kind::Prose, reason: "given as a sentence" }
    }
}

/// The segments of `text` in order; together they hold all of it but white space.
///
/// Phrases decide first, by tables a language; then shape and place; what neither knows is prose,
/// and what scraping glued to a paragraph is cut off it.
#[must_use]
pub fn segments(text: &str, language: Language) -> Vec<Segment> {
    let phrases = Phrases::of(language);
    let blocks = Block::all(text);
    let mut verdicts = judge(&blocks, phrases);
    mark_repeats(&blocks, &mut verdicts);
    give_back(&blocks, &mut verdicts);
    let mut segments = Vec::with_capacity(blocks.len());
    for (block, verdict) in blocks.iter().zip(verdicts) {
        match verdict {
            Some(verdict) => segments.push(Segment::new(block.span, verdict)),
            None => cut(text, block.span, phrases, &mut segments),
        }
    }
    segments
}

/// What each block is; `None` for a paragraph of the story.
fn judge(blocks: &[Block<'_>], phrases: &Phrases) -> Vec<Option<Verdict>> {
    let mut verdicts: Vec<_> = blocks.iter().map(|block| phrases.judge(block)).collect();
    let page = Page::of(blocks, |at| verdicts[at].is_none());
    for (at, verdict) in verdicts.iter_mut().enumerate() {
        *verdict = verdict.or_else(|| shape::judge(&Place { blocks, at, page }));
    }
    verdicts
}

/// A line of fewer words may stand twice in a story by chance: "He laughed."
const SHORTEST_REPEAT: usize = 5;

/// Marks what stands twice: the headline, a teaser that the story repeats, a refrain of the page.
fn mark_repeats(blocks: &[Block<'_>], verdicts: &mut [Option<Verdict>]) {
    let mut seen: HashMap<u64, usize, BuildHasherDefault<NoHashHasher<u64>>> = HashMap::default();
    let opening = verdicts.iter().position(Option::is_none);
    for (at, block) in blocks.iter().enumerate() {
        let text = Term::of(block.text).0;
        let Some(&first) = seen.get(&text).filter(|&&first| blocks[first].text == block.text)
        else {
            seen.insert(text, at);
            continue;
        };
        let repeated = |kind| Some(Verdict { kind, reason: "repeated" });
        match verdicts[first] {
            Some(Verdict { kind: Kind::Headline, .. }) => verdicts[at] = repeated(Kind::Headline),
            None if block.words < SHORTEST_REPEAT => {}
            None if opening == Some(first) => {
                verdicts[first] = repeated(Kind::Furniture);
                seen.insert(text, at);
            }
            None => verdicts[at] = repeated(Kind::Furniture),
            Some(_) => {}
        }
    }
}

/// Gives back what shape alone would cut from a text that is not built like an article: verse, a
/// list, a chat. Such a text would lose more than it keeps.
fn give_back(blocks: &[Block<'_>], verdicts: &mut [Option<Verdict>]) {
    let doubtful = |verdict: &Option<Verdict>| {
        verdict.is_some_and(|verdict| shape::DOUBTFUL.contains(&verdict.reason))
    };
    let bytes = |which: &dyn Fn(&Option<Verdict>) -> bool| -> usize {
        let chosen = blocks.iter().zip(&*verdicts).filter(|(_, verdict)| which(verdict));
        chosen.map(|(block, _)| block.span.len()).sum()
    };
    if bytes(&doubtful) > bytes(&|verdict| verdict.is_none()) {
        verdicts.iter_mut().filter(|verdict| doubtful(verdict)).for_each(|verdict| *verdict = None);
    }
}

/// Adds a paragraph of the story to `segments`, with what is glued to it cut off.
fn cut(text: &str, paragraph: Span, phrases: &Phrases, segments: &mut Vec<Segment>) {
    let mut rest = paragraph;
    let opens = !segments.iter().any(|segment| segment.kind == Kind::Prose);
    if let Some(seam) = opens.then(|| cuts::fused_head(text, rest)).flatten() {
        let head = Span::new(rest.start, seam).trim(text);
        let is_headline =
            |s: &Segment| s.kind == Kind::Headline && s.span.of(text) == head.of(text);
        let kind = if segments.iter().any(is_headline) { Kind::Headline } else { Kind::Caption };
        segments.push(Segment { span: head, kind, reason: "fused with the first sentence" });
        rest = Span::new(seam, rest.end);
    }
    while let Some((teaser, verdict)) = cuts::glued_teaser(text, rest, phrases) {
        push_prose(text, Span::new(rest.start, teaser.start), segments);
        segments.push(Segment::new(teaser.trim(text), verdict));
        rest = Span::new(teaser.end, rest.end);
    }
    let mark = cuts::agency_mark(text, rest);
    push_prose(
        text,
        Span::new(rest.start, mark.map_or(rest.end, |(mark, _)| mark.start)),
        segments,
    );
    segments.extend(mark.map(|(mark, verdict)| Segment::new(mark, verdict)));
}

fn push_prose(text: &str, span: Span, segments: &mut Vec<Segment>) {
    let span = span.trim(text);
    if !span.is_empty() {
        segments.push(Segment { span, kind: Kind::Prose, reason: "paragraph" });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn segments_tile_the_text(
            text in "([a-z]{1,6}|[A-Z][a-z]{1,4}|\\PC|[.!?:] ?|Read more|Related|Comments| – Reuters|\n\n?){0,80}",
            language in prop::sample::select(Language::ALL),
        ) {
            let mut end = 0;
            for segment in segments(&text, language) {
                prop_assert!(text[end..segment.span.start].chars().all(char::is_whitespace));
                prop_assert!(!segment.span.is_empty() && segment.span.trim(&text) == segment.span);
                end = segment.span.end;
            }
            prop_assert!(text[end..].chars().all(char::is_whitespace));
        }
    }
}
