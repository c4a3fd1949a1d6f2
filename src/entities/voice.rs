//! Whose voice speaks: the outlet's own, or that of somebody it quotes.

use super::actor::Mention;
use super::report;
use crate::analysis::Analysis;
use crate::span::Span;
use crate::text::quotations;

/// Whose words a mention stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// The outlet's.
    Own,
    /// Those of somebody it quotes or reports.
    Quoted,
}

impl Voice {
    /// Whose words `mention` stands in. A headline is the outlet's, unless the name stands between
    /// quotation marks there.
    #[must_use]
    pub fn of(analysis: &Analysis<'_>, mention: &Mention) -> Self {
        let first = mention.words.start;
        let at = analysis.words()[first].span.start;
        let quoted = if first < analysis.title().len() {
            let title = analysis.article().title.as_deref().unwrap_or_default();
            is_within(&quotations(title), at)
        } else {
            is_within(analysis.quotations(), at)
        };
        let reported =
            || !mention.headline && report::reported(analysis, &mention.passage).contains(&first);
        if quoted || reported() { Self::Quoted } else { Self::Own }
    }
}

/// Whether a quotation holds the byte at `at`.
pub(super) fn is_within(quotations: &[Span], at: usize) -> bool {
    let after = quotations.partition_point(|quotation| quotation.start <= at);
    quotations[..after].last().is_some_and(|quotation| at < quotation.end)
}
