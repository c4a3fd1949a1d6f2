//! Contexts: what an article is read in for names, its headlines and its sentences.

use std::ops::Range;

use super::word_shape::is_capitalised;
use crate::analysis::Analysis;
use crate::clean::Rule;
use crate::span::Span;
use crate::text::{Token, TokenKind};

/// Words of fewer bytes are in lower case in most headlines that capitalise the others.
const LONGER: usize = 4;
/// How many longer words a line must have, and which share of them a capital, for its capitals to
/// say nothing. A sentence may be short and full of names: `President Trump met Angela Merkel`.
const IN_HEADLINES: (usize, f64) = (4, 0.6);
const IN_SENTENCES: (usize, f64) = (8, 0.9);

/// A headline or a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Context {
    /// Its words, as places in [`Analysis::words`].
    pub(super) words: Range<usize>,
    /// Whether it is a headline.
    pub(super) headline: bool,
    /// Whether all its words have capitals, names or not.
    pub(super) all_capitals: bool,
}

/// The headlines and sentences of an article, in order.
pub(super) fn contexts(analysis: &Analysis<'_>) -> Vec<Context> {
    let title = analysis.title().len();
    let headlines = analysis
        .segments()
        .iter()
        .filter(|segment| segment.kind().is_head() && segment.rule != Rule::RepeatedHeadline)
        .map(|segment| (words_of(analysis, segment.span), true));
    let sentences = analysis
        .sentences()
        .iter()
        .map(|sentence| (title + sentence.tokens.start..title + sentence.tokens.end, false));
    let mut contexts: Vec<_> = std::iter::once((0..title, true))
        .chain(headlines)
        .chain(sentences)
        .filter(|(words, _)| !words.is_empty())
        .collect();
    contexts.sort_by_key(|(words, _)| words.start);
    let context = |(words, headline): (Range<usize>, bool)| Context {
        all_capitals: all_capitals(analysis, words.clone(), headline),
        words,
        headline,
    };
    contexts.into_iter().map(context).collect()
}

/// How many of `contexts` are sentences.
pub(super) fn sentences(contexts: &[Context]) -> usize {
    contexts.iter().filter(|context| !context.headline).count()
}

fn words_of(analysis: &Analysis<'_>, span: Span) -> Range<usize> {
    let (title, tokens) = (analysis.title().len(), analysis.tokens());
    let start = tokens.partition_point(|token| token.span.start < span.start);
    let end = tokens.partition_point(|token| token.span.end <= span.end);
    title + start..title + end.max(start)
}

fn all_capitals(analysis: &Analysis<'_>, words: Range<usize>, headline: bool) -> bool {
    let (enough, share) = if headline { IN_HEADLINES } else { IN_SENTENCES };
    let is_longer = |token: &Token| token.kind == TokenKind::Word && token.span.len() >= LONGER;
    let longer = words.filter(|&word| is_longer(&analysis.words()[word]));
    let count = longer.clone().count();
    let capitals = || longer.filter(|&word| is_capitalised(analysis, word)).count();
    count >= enough && capitals() as f64 >= share * count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn an_article_is_read_headline_by_headline_and_sentence_by_sentence() {
        let article =
            Article::from_sentences("", &["Pell spoke for an hour.", "Nobody heard him."]);
        let article = article.with_title("Pell Speaks About Nothing Whatever");
        let analysis = Analyser::new(Language::English).analyse(&article);
        let found: Vec<_> = contexts(&analysis)
            .into_iter()
            .map(|context| (context.words, context.headline, context.all_capitals))
            .collect();
        assert_eq!(found, [(0..5, true, true), (5..10, false, false), (10..13, false, false)]);
    }
}
