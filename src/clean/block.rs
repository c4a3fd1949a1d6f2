//! Blocks: the paragraphs of a text, and what their shape says.

use crate::span::Span;
use crate::text::{Layout, Mark, Wrap, leads_on, lines};

/// Longer blocks are paragraphs whatever they say; their words are not counted. In bytes.
const LONG: usize = 400;

/// A paragraph, heading or line of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block<'t> {
    pub(super) text: &'t str,
    pub(super) span: Span,
    /// Whether a blank line, or the edge of the text, stands above.
    pub(super) apart_above: bool,
    /// Whether a blank line, or the edge of the text, stands below.
    pub(super) apart_below: bool,
    /// Words between white space; `usize::MAX` for a long block.
    pub(super) words: usize,
    /// Whether sentences end in it.
    pub(super) ending: Ending,
    /// What its source marks it as.
    pub(super) layout: Option<Layout>,
}

/// Whether sentences end in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// None does: a heading, a name.
    Open,
    /// One ends within, and words follow that are none: `He left.Related: The road home`.
    Within,
    /// It ends as sentences end.
    Stopped,
}

impl<'t> Block<'t> {
    /// The blocks of `text`, wrapped lines joined, with what its source marks them as.
    pub(super) fn marked(text: &'t str, marks: &[Mark]) -> Vec<Self> {
        let mut blocks = Self::all(text);
        let mut marks = marks.iter().peekable();
        for block in &mut blocks {
            while marks.next_if(|mark| mark.span.end <= block.span.start).is_some() {}
            let own = marks.peek().filter(|mark| mark.span == block.span);
            block.layout = own.map(|mark| mark.layout);
        }
        blocks
    }

    /// The blocks of `text`, wrapped lines joined.
    fn all(text: &'t str) -> Vec<Self> {
        let wrap = Wrap::of(text);
        let mut blocks: Vec<Self> = Vec::new();
        let mut above: Option<Span> = None;
        for line in lines(text) {
            let span = line.trim(text);
            if span.is_empty() {
                if let Some(block) = blocks.last_mut() {
                    block.apart_below = true;
                }
                above = None;
                continue;
            }
            let joins = |above: &Span| {
                let wraps = |wrap: Wrap| wrap.joins(above.of(text), line.of(text));
                wrap.is_some_and(wraps) || leads_on(above.of(text))
            };
            match (blocks.last_mut(), above.filter(joins)) {
                (Some(block), Some(_)) => block.span.end = span.end,
                _ => blocks.push(Self::at(span, above.is_none())),
            }
            above = Some(line);
        }
        if let Some(block) = blocks.last_mut() {
            block.apart_below = true;
        }
        for block in &mut blocks {
            *block = block.read(text);
        }
        blocks
    }

    const fn at(span: Span, apart_above: bool) -> Self {
        let (text, words, ending) = ("", 0, Ending::Open);
        Self { text, span, apart_above, apart_below: false, words, ending, layout: None }
    }

    /// The block with its words counted.
    fn read(self, whole: &'t str) -> Self {
        let text = self.span.of(whole);
        let words = if text.len() > LONG { usize::MAX } else { words(text) };
        Self { text, words, ending: Ending::of(text), ..self }
    }

    /// Whether it is too short to be a paragraph, and holds no sentence.
    pub(super) const fn is_fragment(&self, longest: usize) -> bool {
        self.words <= longest && matches!(self.ending, Ending::Open)
    }
}

impl Ending {
    fn of(text: &str) -> Self {
        if is_stopped(text) {
            Self::Stopped
        } else if full_stops(text).next().is_some() {
            Self::Within
        } else {
            Self::Open
        }
    }
}

/// Full stops in `text` that end a sentence beyond doubt: after three small letters, and before a
/// gap, a capital or a closing mark; after a figure, glued to a capital.
pub(super) fn full_stops(text: &str) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b'.', text.as_bytes()).filter(|&at| {
        let word = text[..at].chars().rev().take(WORD).filter(|c| c.is_lowercase()).count() == WORD;
        let number = text[..at].ends_with(|c: char| c.is_ascii_digit());
        match text[at + 1..].chars().next() {
            Some(c) if c.is_uppercase() => word || number,
            next => word && next.is_none_or(|c| c.is_whitespace() || CLOSING.contains(&c)),
        }
    })
}

/// Whether `text` starts as sentences do: with a capital, a figure or what opens a quotation.
pub(super) fn opens_sentence(text: &str) -> bool {
    let starts = |c: char| c.is_uppercase() || c.is_ascii_digit() || OPENING.contains(&c);
    text.starts_with(starts)
}

/// Marks that may stand before the first word of a sentence.
pub(super) const OPENING: [char; 8] = ['"', '\'', '“', '‘', '„', '«', '¿', '¡'];

/// How many words `text` has, by the white space between them.
fn words(text: &str) -> usize {
    1 + text.bytes().filter(|&b| matches!(b, b' ' | b'\n')).count()
}

/// Letters that make sure that what stands before a stop is a word, and no abbreviation.
const WORD: usize = 3;

/// Marks that may stand between a stop and what follows the sentence.
pub(super) const CLOSING: [char; 7] = ['"', '\'', '”', '’', '»', ')', ']'];

/// Whether `text` ends as sentences end: with a stop, or a mark that promises more, within any
/// closing quotes, brackets and note marks.
fn is_stopped(text: &str) -> bool {
    let closed =
        text.trim_end_matches(['"', '\'', '”', '’', '»', '“', '‘', ')', ']', '*', ' ', '\u{a0}']);
    closed.ends_with([
        '.', '!', '?', '…', ':', ',', ';', '。', '！', '？', '؟', '۔', '।', '—', '–', '-',
    ])
}
