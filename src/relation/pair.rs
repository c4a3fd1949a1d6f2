//! Pairs: two names in one sentence.

use std::ops::Range;

use crate::analysis::Analysis;

/// Two names of a sentence, as places in [`Analysis::words`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The words of the sentence.
    pub sentence: Range<usize>,
    /// The name that stands first …
    pub first: Range<usize>,
    /// … and the one after it.
    pub second: Range<usize>,
}

impl Pair {
    /// The pair of the names at two byte ranges of an article that is one sentence, in either order;
    /// none where a range holds no word or they overlap.
    #[must_use]
    pub fn of(analysis: &Analysis<'_>, one: &Range<usize>, other: &Range<usize>) -> Option<Self> {
        let (one, other) = (words_at(analysis, one)?, words_at(analysis, other)?);
        let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
        let sentence = analysis.title().len()..analysis.words().len();
        (first.end <= second.start).then_some(Self { sentence, first, second })
    }
}

/// The words of the text that a range of bytes touches.
fn words_at(analysis: &Analysis<'_>, bytes: &Range<usize>) -> Option<Range<usize>> {
    let (title, tokens) = (analysis.title().len(), analysis.tokens());
    let start = tokens.partition_point(|token| token.span.end <= bytes.start);
    let end = tokens.partition_point(|token| token.span.start < bytes.end);
    (start < end).then_some(title + start..title + end)
}
