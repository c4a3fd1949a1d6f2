//! Explanation of a tag, as places in the title and the text of the article.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::classify::{Evidence, ScoreExplanation};
use crate::span::Span;
use crate::text::Article;

/// Explanation of a tag: exact contributions to its score, which sum with the intercept to it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TagExplanation {
    /// Score of the label.
    pub score: f32,
    /// Score of the label before any word is read.
    pub intercept: f32,
    /// Contributions of words and phrases, the weightiest first.
    pub contributions: Vec<Contribution>,
    /// Contribution of each word where it stands, in the order of title and text; each phrase is
    /// divided evenly among its words and places.
    pub words: Vec<WordContribution>,
}

/// Contribution of a word or phrase to a score.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Contribution {
    /// The word or phrase in its normal form.
    pub text: String,
    /// What it adds to the score: above 0 it speaks for the label.
    pub share: f32,
    /// Where it stands; nowhere, if it is the target itself.
    pub part: Option<TextPart>,
    /// Its places there, in order; words side by side are one.
    pub spans: Vec<Span>,
    /// Whether no training article had it: only what it means is known.
    pub by_meaning: bool,
}

/// Contribution of one word where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct WordContribution {
    /// Where the span counts into.
    pub part: TextPart,
    /// The word.
    pub span: Span,
    /// What it adds to the score.
    pub share: f32,
    /// The same as a part of the largest (−1 to 1).
    pub weight: f32,
}

/// Part of an article that spans count into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TextPart {
    /// The title that came apart from the text.
    Title,
    /// The text.
    Text,
}

impl TextPart {
    const ALL: [Self; 2] = [Self::Title, Self::Text];

    /// Name in outputs: `title`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Text => "text",
        }
    }

    /// The part of `article`.
    #[must_use]
    pub fn of(self, article: &Article) -> &str {
        match self {
            Self::Title => article.title.as_deref().unwrap_or_default(),
            Self::Text => &article.text,
        }
    }

    /// Its words, as a range of [`Analysis::words`].
    fn range(self, analysis: &Analysis<'_>) -> Range<usize> {
        let title = analysis.title().len();
        match self {
            Self::Title => 0..title,
            Self::Text => title..analysis.words().len(),
        }
    }
}

impl TagExplanation {
    /// The same without places beyond the first `text` bytes of the text: what stands there, an alias
    /// has put there.
    pub(super) fn within(mut self, text: usize) -> Self {
        for own in self.contributions.iter_mut().filter(|own| own.part == Some(TextPart::Text)) {
            own.spans.retain(|span| span.end <= text);
            own.part = own.part.filter(|_| !own.spans.is_empty());
        }
        self.words.retain(|own| own.part == TextPart::Title || own.span.end <= text);
        self
    }

    pub(super) fn new(analysis: &Analysis<'_>, explanation: &ScoreExplanation) -> Self {
        let contributions = explanation.evidence.iter().flat_map(|e| contributions(analysis, e));
        Self {
            score: explanation.score,
            intercept: explanation.intercept,
            contributions: contributions.collect(),
            words: words(analysis, explanation),
        }
    }
}

/// One contribution for the title and one for the text, each with its portion of the share.
fn contributions(analysis: &Analysis<'_>, evidence: &Evidence) -> Vec<Contribution> {
    let (all, by_meaning) = (evidence.occurrences.len(), evidence.by_meaning);
    let text = || evidence.text.clone();
    if all == 0 {
        let share = evidence.share;
        let spans = Vec::new();
        return vec![Contribution { text: text(), share, part: None, spans, by_meaning }];
    }
    let within = |part: TextPart| {
        let range = part.range(analysis);
        let here = |words: &&Vec<usize>| words.first().is_some_and(|word| range.contains(word));
        let (mut spans, mut count) = (Vec::new(), 0);
        for words in evidence.occurrences.iter().filter(here) {
            count += 1;
            spans.extend(runs(analysis, words.iter().copied().filter(|w| range.contains(w))));
        }
        let share = evidence.share * count as f32 / all as f32;
        (count > 0).then(|| Contribution {
            text: text(),
            share,
            part: Some(part),
            spans,
            by_meaning,
        })
    };
    TextPart::ALL.into_iter().filter_map(within).collect()
}

/// The spans of words, those side by side as one.
fn runs(analysis: &Analysis<'_>, words: impl Iterator<Item = usize>) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut last = None;
    for word in words {
        let span = analysis.words()[word].span;
        match runs.last_mut() {
            Some(run) if last == Some(word.wrapping_sub(1)) => run.end = span.end,
            _ => runs.push(span),
        }
        last = Some(word);
    }
    runs
}

/// The words that contribute, in order.
fn words(analysis: &Analysis<'_>, explanation: &ScoreExplanation) -> Vec<WordContribution> {
    let mut shares = vec![0.0_f32; analysis.words().len()];
    for evidence in &explanation.evidence {
        let each = evidence.share / evidence.occurrences.len() as f32;
        for occurrence in &evidence.occurrences {
            for &word in occurrence {
                shares[word] += each / occurrence.len() as f32;
            }
        }
    }
    let largest = shares.iter().fold(f32::MIN_POSITIVE, |most, share| most.max(share.abs()));
    let words = analysis.words().iter().zip(shares).enumerate().filter(|(_, word)| word.1 != 0.0);
    let part =
        |place| if place < analysis.title().len() { TextPart::Title } else { TextPart::Text };
    let word = |(place, (token, share)): (usize, (&crate::text::Token, f32))| WordContribution {
        part: part(place),
        span: token.span,
        share,
        weight: share / largest,
    };
    words.map(word).collect()
}
