//! Why a tag is given, as places in the article.

use nutgraf::analysis::Analysis;
use nutgraf::classify::{Evidence, Explanation};
use nutgraf::span::Span;
use nutgraf::text::Token;

/// The evidence for and against one label.
pub(crate) struct Why {
    pub(crate) score: f32,
    pub(crate) intercept: f32,
    /// The weightiest first; their shares and the intercept sum to the score.
    pub(crate) clues: Vec<Clue>,
    /// The share that falls on each word of the article, by its place in [`Analysis::words`].
    words: Vec<f32>,
}

/// A word of the article as evidence.
pub(crate) struct Word {
    pub(crate) token: Token,
    /// Its share of the score, of all clues that it is part of.
    pub(crate) share: f32,
    /// Its share as a part of the largest (−1 to 1).
    pub(crate) weight: f32,
}

/// A word or phrase with its share of the score.
pub(crate) struct Clue {
    pub(crate) text: String,
    pub(crate) share: f32,
    /// Where it stands; nowhere, if it is the target itself.
    pub(crate) place: Option<Place>,
}

/// Where a clue stands.
pub(crate) struct Place {
    pub(crate) part: Part,
    /// In the order of the text.
    pub(crate) spans: Vec<Span>,
}

/// A part of an article that spans can count into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Title,
    Text,
}

impl Part {
    /// Its words, as a range of [`Analysis::words`].
    fn range(self, analysis: &Analysis<'_>) -> std::ops::Range<usize> {
        let title = analysis.title().len();
        match self {
            Self::Title => 0..title,
            Self::Text => title..analysis.words().len(),
        }
    }

    /// Its text.
    pub(crate) fn of<'a>(self, analysis: &Analysis<'a>) -> &'a str {
        let article = analysis.article();
        match self {
            Self::Title => article.title.as_deref().unwrap_or_default(),
            Self::Text => &article.text,
        }
    }
}

impl Why {
    pub(crate) fn new(analysis: &Analysis<'_>, explanation: &Explanation) -> Self {
        let mut words = vec![0.0; analysis.words().len()];
        for evidence in &explanation.evidence {
            spread(evidence, &mut words);
        }
        Self {
            score: explanation.score,
            intercept: explanation.intercept,
            clues: explanation.evidence.iter().flat_map(|e| clues(analysis, e)).collect(),
            words,
        }
    }

    /// The words of `part`, in order.
    pub(crate) fn words<'w>(
        &'w self,
        analysis: &'w Analysis<'_>,
        part: Part,
    ) -> impl Iterator<Item = Word> + 'w {
        let largest =
            self.words.iter().fold(f32::MIN_POSITIVE, |most, share| most.max(share.abs()));
        let range = part.range(analysis);
        let tokens = analysis.words()[range.clone()].iter().copied();
        let word = move |(token, &share)| Word { token, share, weight: share / largest };
        tokens.zip(&self.words[range]).map(word)
    }
}

/// Divides the share of a phrase evenly among the places where it stands, and the words there.
fn spread(evidence: &Evidence, words: &mut [f32]) {
    let each = evidence.share / evidence.occurrences.len() as f32;
    for occurrence in &evidence.occurrences {
        for &word in occurrence {
            words[word] += each / occurrence.len() as f32;
        }
    }
}

/// One clue for the title and one for the text, each with its portion of the share.
fn clues(analysis: &Analysis<'_>, evidence: &Evidence) -> Vec<Clue> {
    let clue = |share, place| Clue { text: evidence.text.clone(), share, place };
    let all = evidence.occurrences.len();
    if all == 0 {
        return vec![clue(evidence.share, None)];
    }
    let parts = [Part::Title, Part::Text].into_iter();
    parts
        .filter_map(|part| {
            let range = part.range(analysis);
            let here = |words: &&Vec<usize>| words.first().is_some_and(|word| range.contains(word));
            let mut spans: Vec<Span> = Vec::new();
            let mut count = 0;
            for words in evidence.occurrences.iter().filter(here) {
                count += 1;
                spans.extend(runs(analysis, words.iter().copied().filter(|w| range.contains(w))));
            }
            let place = Place { part, spans };
            (count > 0).then(|| clue(evidence.share * count as f32 / all as f32, Some(place)))
        })
        .collect()
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
