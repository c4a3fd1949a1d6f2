//! What an article is read in for names: its headlines and its sentences.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::clean::{Kind, Rule};
use crate::span::Span;
use crate::text::{Token, TokenKind};

/// Words of fewer bytes are in lower case in most headlines that capitalise the others.
const LONGER: usize = 4;
/// How many longer words a line must have, and which share of them a capital, for its capitals to
/// say nothing. A sentence may be short and full of names: `President Trump met Angela Merkel`.
const IN_HEADLINES: (usize, f64) = (4, 0.6);
const IN_SENTENCES: (usize, f64) = (8, 0.9);

/// A stretch of an article that is read as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// Its words, as places in [`Analysis::words`].
    pub(super) words: Range<usize>,
    /// Whether it is a headline.
    pub(super) headline: bool,
    /// Whether all its words have capitals, names or not.
    pub(super) all_capitals: bool,
}

/// The headlines and sentences of an article, in order.
pub(super) fn passages(analysis: &Analysis<'_>) -> Vec<Passage> {
    let title = analysis.title().len();
    let headlines = analysis
        .segments()
        .iter()
        .filter(|segment| {
            segment.kind() == Kind::Headline && segment.rule != Rule::RepeatedHeadline
        })
        .map(|segment| (words_of(analysis, segment.span), true));
    let sentences = analysis
        .sentences()
        .iter()
        .map(|sentence| (title + sentence.tokens.start..title + sentence.tokens.end, false));
    let mut passages: Vec<_> = std::iter::once((0..title, true))
        .chain(headlines)
        .chain(sentences)
        .filter(|(words, _)| !words.is_empty())
        .collect();
    passages.sort_by_key(|(words, _)| words.start);
    let passage = |(words, headline): (Range<usize>, bool)| Passage {
        all_capitals: all_capitals(analysis, words.clone(), headline),
        words,
        headline,
    };
    passages.into_iter().map(passage).collect()
}

fn words_of(analysis: &Analysis<'_>, span: Span) -> Range<usize> {
    let (title, tokens) = (analysis.title().len(), analysis.tokens());
    let start = tokens.partition_point(|token| token.span.start < span.start);
    let end = tokens.partition_point(|token| token.span.end <= span.end);
    title + start..title + end.max(start)
}

fn all_capitals(analysis: &Analysis<'_>, words: Range<usize>, headline: bool) -> bool {
    let (enough, share) = if headline { IN_HEADLINES } else { IN_SENTENCES };
    let longer = |token: &Token| token.kind == TokenKind::Word && token.span.len() >= LONGER;
    let longer: Vec<_> = words.filter(|&word| longer(&analysis.words()[word])).collect();
    let capitals = longer.iter().filter(|&&word| is_capital(analysis, word)).count();
    longer.len() >= enough && capitals as f64 >= share * longer.len() as f64
}

/// Whether the word at this place of [`Analysis::words`] starts with a capital.
pub(super) fn is_capital(analysis: &Analysis<'_>, word: usize) -> bool {
    analysis.word(word).chars().next().is_some_and(char::is_uppercase)
}
