//! Whose voice speaks: the outlet's own, or that of somebody it quotes.

mod quotation;
mod report;

use super::{Analysis, Mention};
use crate::span::Span;

/// Whose words a mention stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// The outlet's.
    Own,
    /// Those of somebody it quotes or reports.
    Quoted,
}

/// Tells the voices of one article apart.
#[derive(Debug)]
pub struct Voices<'a> {
    analysis: &'a Analysis<'a>,
    quotations: Vec<Span>,
}

impl<'a> Voices<'a> {
    /// Reads where the article quotes.
    #[must_use]
    pub fn new(analysis: &'a Analysis<'a>) -> Self {
        Self { analysis, quotations: quotation::quotations(&analysis.article().text) }
    }

    /// The article that is read.
    #[must_use]
    pub const fn analysis(&self) -> &'a Analysis<'a> {
        self.analysis
    }

    /// Whose words a mention stands in. A headline is the outlet's, unless the name stands between
    /// quotation marks there.
    #[must_use]
    pub fn of(&self, mention: &Mention) -> Voice {
        let (first, title) = (mention.words.start, self.analysis.title().len());
        let quoted = if first < title {
            let title = self.analysis.article().title.as_deref().unwrap_or_default();
            self.is_within(&quotation::quotations(title), first)
        } else {
            self.is_within(&self.quotations, first)
        };
        let reported = || {
            !mention.headline
                && report::reported(self.analysis, &mention.passage).contains(&first)
        };
        if quoted || reported() { Voice::Quoted } else { Voice::Own }
    }

    fn is_within(&self, quotations: &[Span], word: usize) -> bool {
        let at = self.analysis.words()[word].span.start;
        let after = quotations.partition_point(|quotation| quotation.start <= at);
        quotations[..after].last().is_some_and(|quotation| at < quotation.end)
    }
}
