//! Excerpts: some words of an analysed article, as an analysis of their own.

use std::cell::OnceCell;

use super::analysis::Analysis;
use super::sentence::Sentence;
use crate::clean::Segment;
use crate::span::Span;
use crate::text::Token;

impl Analysis<'_> {
    /// Some of the words, those at `places` in rising order, as if they were all there is: the
    /// sentence of a mention. Spans and ids of words stay what they are; all of the places belong to
    /// the title, or all to the text.
    #[must_use]
    pub fn excerpt(&self, places: &[usize]) -> Self {
        let words: Vec<Token> = places.iter().map(|&place| self.words[place]).collect();
        let in_text = places.first().is_none_or(|&first| first >= self.title);
        let bounds = words.first().zip(words.last());
        let span = bounds.map_or(Span::new(0, 0), |(a, b)| Span::new(a.span.start, b.span.end));
        Self {
            text: places.first().map_or(self.text, |&first| self.source(first)),
            segments: OnceCell::from(vec![Segment::given(span)]),
            sentences: OnceCell::from(vec![Sentence { span, tokens: 0..words.len() }]),
            in_scope: OnceCell::from(vec![0..words.len()]),
            words,
            title: 0,
            quotations: if in_text { self.quotations_in(span) } else { OnceCell::new() },
            identified: OnceCell::new(),
            ..*self
        }
    }

    /// The quotations of the text that reach into `span`.
    fn quotations_in(&self, span: Span) -> OnceCell<Vec<Span>> {
        let quotations = self.quotations();
        let start = quotations.partition_point(|quotation| quotation.end <= span.start);
        let end = quotations.partition_point(|quotation| quotation.start < span.end);
        OnceCell::from(quotations[start..end.max(start)].to_vec())
    }
}
