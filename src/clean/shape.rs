//! What the shape and place of a block say, in any language.

use super::block::{Block, CLOSING, Ending, OPENING};
use super::dateline;
use super::phrases::Verdict;
use super::segments::Kind;

/// Headings between paragraphs have at most this many words.
const LONGEST_SUBHEADING: usize = 12;
/// Headlines have at most this many words.
pub(super) const LONGEST_HEADLINE: usize = 22;
/// Names of outlets, sections and people have at most this many words.
const LONGEST_NAME: usize = 4;
/// A question that heads an answer has at most this many words.
const LONGEST_QUESTION: usize = 12;
/// A text that asks this many short questions on lines of their own answers each below it.
const ASKING: usize = 2;
/// A lone lower-case word of more letters is tags without the spaces between them.
const LONGEST_WORD: usize = 20;
/// A sentence of the story has at least this many words.
const SHORTEST_SENTENCE: usize = 5;

/// Where a block stands among the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'b, 't> {
    pub(super) blocks: &'b [Block<'t>],
    pub(super) at: usize,
    pub(super) page: Page,
    /// Whether the block below is known to be no prose.
    pub(super) cut_below: bool,
}

/// What the blocks of a text say together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    /// The first block that is more than a name.
    title: usize,
    /// The first and the last block that is a paragraph beyond doubt.
    story: (usize, usize),
    /// Whether questions head the paragraphs of this text.
    asks: bool,
    /// Whether a paragraph of this text is not all in capitals.
    in_small_letters: bool,
}

impl Page {
    /// The page of `blocks`, where `is_open` tells which of them are still to be judged.
    pub(super) fn of(blocks: &[Block<'_>], is_open: impl Fn(usize) -> bool) -> Self {
        let end = blocks.len();
        let told = |at: &usize| is_open(*at) && is_paragraph(&blocks[*at]);
        let title = blocks.iter().position(|block| block.words > LONGEST_NAME).unwrap_or(end);
        let story = ((0..end).find(told).unwrap_or(end), (0..end).rev().find(told).unwrap_or(end));
        let asks = blocks.iter().filter(|block| is_question(block)).count() >= ASKING;
        let small = |block: &Block<'_>| is_paragraph(block) && !is_in_capitals(block.text);
        let in_small_letters = blocks.iter().any(small);
        Self { title, story, asks, in_small_letters }
    }
}

/// A rule on shapes: what the block is, when it applies.
struct Rule {
    kind: Kind,
    reason: &'static str,
    applies: fn(&Place<'_, '_>) -> bool,
}

/// Rules in the order in which they are asked; the first that applies decides.
const RULES: [Rule; 10] = [
    Rule { kind: Kind::Furniture, reason: "no words", applies: has_no_words },
    Rule { kind: Kind::Furniture, reason: "tag list", applies: is_tag_list },
    Rule { kind: Kind::Furniture, reason: "address", applies: is_address },
    Rule { kind: Kind::Headline, reason: "headline", applies: is_headline },
    Rule { kind: Kind::Furniture, reason: "line in capitals", applies: is_shouted },
    Rule { kind: Kind::Byline, reason: "name line", applies: is_name },
    Rule { kind: Kind::Headline, reason: "line under the headline", applies: is_standfirst },
    Rule { kind: Kind::Headline, reason: "question as heading", applies: is_asked },
    Rule { kind: Kind::Headline, reason: "subheading", applies: is_subheading },
    Rule { kind: Kind::Furniture, reason: "line after the story", applies: is_after_story },
];

/// Reasons that rest on shape and place alone.
const DOUBTFUL: [&str; 5] = [
    "name line",
    "line under the headline",
    "question as heading",
    "subheading",
    "line after the story",
];

/// Whether a verdict is withdrawn from a text of which too little would be left: one that rests on
/// shape alone, and a headline that does not stand apart.
pub(super) fn is_doubtful(block: &Block<'_>, verdict: Verdict) -> bool {
    DOUBTFUL.contains(&verdict.reason) || verdict.reason == "headline" && !block.apart_below
}

/// What the shape and place of a block say it is, if they say anything.
pub(super) fn judge(place: &Place<'_, '_>) -> Option<Verdict> {
    let rule = RULES.iter().find(|rule| (rule.applies)(place))?;
    Some(Verdict { kind: rule.kind, reason: rule.reason })
}

/// Whether a block is a paragraph of the story beyond doubt.
fn is_paragraph(block: &Block<'_>) -> bool {
    block.words >= SHORTEST_SENTENCE && block.ending != Ending::Open
        || block.words > LONGEST_HEADLINE
}

/// Whether a block asks a short question, and no more.
fn is_question(block: &Block<'_>) -> bool {
    block.words <= LONGEST_QUESTION
        && block.text.ends_with(['?', '؟', '？'])
        && !block.text.starts_with(['"', '“', '‘', '\'', '«', '„', '”'])
        && block.text.matches(['.', '?', '!', '؟', '？']).count() == 1
}

impl<'t> Place<'_, 't> {
    fn block(&self) -> &Block<'t> {
        &self.blocks[self.at]
    }

    fn is_above_story(&self) -> bool {
        self.at < self.page.story.0
    }

    fn is_below_story(&self) -> bool {
        self.at > self.page.story.1
    }
}

fn has_no_words(place: &Place<'_, '_>) -> bool {
    !place.block().text.contains(char::is_alphabetic) && place.block().words <= LONGEST_NAME
}

/// One long lower-case word: `trumpputinukrainetrumpsgaza`.
fn is_tag_list(place: &Place<'_, '_>) -> bool {
    let block = place.block();
    let tags = |c: char| c.is_lowercase() || c.is_ascii_digit();
    block.words == 1 && block.text.len() > LONGEST_WORD && block.text.chars().all(tags)
}

fn is_address(place: &Place<'_, '_>) -> bool {
    let text = place.block().text;
    place.block().words == 1
        && (text.contains("://") || text.starts_with("www.") || text.contains('@'))
}

/// The first line that is more than a name, where it does not end like a sentence of the story; a
/// sentence may stand in it if it stands apart or the page repeats it.
fn is_headline(place: &Place<'_, '_>) -> bool {
    let block = place.block();
    let first = place.at <= place.page.title;
    let long = block.words > LONGEST_NAME || place.at == 0;
    let below = place.blocks.get(place.at + 1);
    let apart =
        block.apart_below || place.cut_below || below.is_some_and(|below| below.text == block.text);
    let dated = || dateline::length(block.text, block.text).is_some();
    let titled = block.is_fragment(LONGEST_HEADLINE)
        || apart && block.words <= LONGEST_HEADLINE && block.ending == Ending::Within
        || apart && block.words <= LONGEST_QUESTION && block.text.ends_with(['?', '!']);
    first && long && titled && below.is_some() && !ends_quoted_sentence(block.text) && !dated()
}

/// Whether a quotation closes after the stop of its sentence.
fn ends_quoted_sentence(text: &str) -> bool {
    text.trim_end_matches(CLOSING).len() < text.len()
        && text.trim_end_matches(CLOSING).ends_with('.')
}

/// Few words in capitals above the story: an outlet, a section, a writer.
fn is_name(place: &Place<'_, '_>) -> bool {
    place.is_above_story() && place.at > 0 && place.block().is_fragment(LONGEST_NAME)
}

/// A line in capitals among paragraphs that are not: `CLICK HERE FOR MORE`, the title of another
/// story.
fn is_shouted(place: &Place<'_, '_>) -> bool {
    let block = place.block();
    place.page.in_small_letters
        && (SHORTEST_SENTENCE..=LONGEST_HEADLINE).contains(&block.words)
        && !block.text.ends_with('.')
        && !block.text.starts_with(OPENING)
        && is_in_capitals(block.text)
}

/// Whether no small letter is in `text`, and enough others.
fn is_in_capitals(text: &str) -> bool {
    let mut capitals = text.chars().filter(|c| c.is_uppercase());
    !text.contains(char::is_lowercase) && capitals.nth(SHORTEST_SENTENCE).is_some()
}

fn is_standfirst(place: &Place<'_, '_>) -> bool {
    place.is_above_story() && place.block().is_fragment(LONGEST_HEADLINE)
}

fn is_asked(place: &Place<'_, '_>) -> bool {
    let next = place.blocks.get(place.at + 1);
    is_question(place.block())
        && next.is_some_and(|next| !is_question(next) && is_paragraph(next))
        && (place.page.asks || place.block().apart_above && !place.block().apart_below)
}

fn is_subheading(place: &Place<'_, '_>) -> bool {
    !place.is_below_story()
        && place.block().is_fragment(LONGEST_SUBHEADING)
        && !is_item(place.block())
}

fn is_after_story(place: &Place<'_, '_>) -> bool {
    place.is_below_story() && place.block().is_fragment(LONGEST_HEADLINE) && !is_item(place.block())
}

/// Whether a block is an item of a list, which is part of the story.
fn is_item(block: &Block<'_>) -> bool {
    block.text.starts_with(['•', '-', '–', '*', '·', '▪', '●'])
}
