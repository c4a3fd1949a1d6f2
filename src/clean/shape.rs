//! What the shape and place of a block say, in any language.

use super::block::{Block, CLOSING, Ending, OPENING};
use super::dateline;
use super::rule::Rule;
use crate::text::Layout;

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

/// Position of a block among the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Position<'b, 't> {
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

/// Whether a rule applies to a block where it stands.
type Applies = fn(&Position<'_, '_>) -> bool;

/// Rules in the order in which they are asked; the first that applies decides.
const RULES: [(Rule, Applies); 10] = [
    (Rule::NoWords, has_no_words),
    (Rule::TagList, is_tag_list),
    (Rule::Address, is_address),
    (Rule::Headline, is_headline),
    (Rule::LineInCapitals, is_shouted),
    (Rule::NameLine, is_name),
    (Rule::Standfirst, is_standfirst),
    (Rule::Question, is_asked),
    (Rule::Subheading, is_subheading),
    (Rule::LineAfterStory, is_after_story),
];

/// Whether a rule is withdrawn from a text of which too little would be left: a doubtful one, and a
/// headline that does not stand apart.
pub(super) fn is_doubtful(block: &Block<'_>, rule: Rule) -> bool {
    rule.is_doubtful() || rule == Rule::Headline && !block.apart_below
}

/// What the shape of a block and its position say it is, if they say anything.
pub(super) fn judge(position: &Position<'_, '_>) -> Option<Rule> {
    marked(position).or_else(|| told_by_shape(position))
}

/// What the source of a block marks it as. Above the story a heading of the first degree is the
/// headline.
fn marked(position: &Position<'_, '_>) -> Option<Rule> {
    let block = position.block();
    match block.layout? {
        Layout::Post => Some(Rule::MarkedPost),
        Layout::Heading(degree) if degree > 1 || !position.is_above_story() => {
            (block.words <= LONGEST_HEADLINE).then_some(Rule::MarkedHeading)
        }
        Layout::Item => block.is_fragment(LONGEST_HEADLINE).then_some(Rule::MarkedItem),
        Layout::Heading(_) => None,
    }
}

fn told_by_shape(position: &Position<'_, '_>) -> Option<Rule> {
    RULES.iter().find(|(_, applies)| applies(position)).map(|&(rule, _)| rule)
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

impl<'t> Position<'_, 't> {
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

fn has_no_words(position: &Position<'_, '_>) -> bool {
    !position.block().text.contains(char::is_alphabetic) && position.block().words <= LONGEST_NAME
}

/// One long lower-case word: `trumpputinukrainetrumpsgaza`.
fn is_tag_list(position: &Position<'_, '_>) -> bool {
    let block = position.block();
    let tags = |c: char| c.is_lowercase() || c.is_ascii_digit();
    block.words == 1 && block.text.len() > LONGEST_WORD && block.text.chars().all(tags)
}

fn is_address(position: &Position<'_, '_>) -> bool {
    let text = position.block().text;
    position.block().words == 1
        && (text.contains("://") || text.starts_with("www.") || text.contains('@'))
}

/// The first line that is more than a name, where it does not end like a sentence of the story; a
/// sentence may stand in it if it stands apart or the page repeats it.
fn is_headline(position: &Position<'_, '_>) -> bool {
    let block = position.block();
    let first = position.at <= position.page.title;
    let long = block.words > LONGEST_NAME || position.at == 0;
    let below = position.blocks.get(position.at + 1);
    let apart = block.apart_below
        || position.cut_below
        || below.is_some_and(|below| below.text == block.text);
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
fn is_name(position: &Position<'_, '_>) -> bool {
    position.is_above_story() && position.at > 0 && position.block().is_fragment(LONGEST_NAME)
}

/// A line in capitals among paragraphs that are not: `CLICK HERE FOR MORE`, the title of another
/// story.
fn is_shouted(position: &Position<'_, '_>) -> bool {
    let block = position.block();
    position.page.in_small_letters
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

fn is_standfirst(position: &Position<'_, '_>) -> bool {
    position.is_above_story() && position.block().is_fragment(LONGEST_HEADLINE)
}

fn is_asked(position: &Position<'_, '_>) -> bool {
    let next = position.blocks.get(position.at + 1);
    is_question(position.block())
        && next.is_some_and(|next| !is_question(next) && is_paragraph(next))
        && (position.page.asks || position.block().apart_above && !position.block().apart_below)
}

fn is_subheading(position: &Position<'_, '_>) -> bool {
    !position.is_below_story()
        && position.block().is_fragment(LONGEST_SUBHEADING)
        && !is_item(position.block())
}

fn is_after_story(position: &Position<'_, '_>) -> bool {
    position.is_below_story()
        && position.block().is_fragment(LONGEST_HEADLINE)
        && !is_item(position.block())
}

/// Whether a block is an item of a list, which is part of the story.
fn is_item(block: &Block<'_>) -> bool {
    block.text.starts_with(['•', '-', '–', '*', '·', '▪', '●'])
}
