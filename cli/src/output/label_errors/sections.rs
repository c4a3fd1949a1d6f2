//! Sections of a report: the findings of one kind.

use nutgraf::raw::label_errors::Finding;

/// Findings of one kind, of which some are shown.
pub(super) struct Section<'a> {
    pub(super) kind: &'static str,
    pub(super) shown: &'a [Finding],
    /// How many more there are.
    pub(super) more: usize,
}

/// The findings kind by kind, in their order, at most `limit` of each.
pub(super) fn sections(findings: &[Finding], limit: usize) -> impl Iterator<Item = Section<'_>> {
    let kinds = findings.chunk_by(|a, b| a.problem.kind() == b.problem.kind());
    kinds.map(move |own| {
        let shown = &own[..limit.min(own.len())];
        Section { kind: own[0].problem.kind(), shown, more: own.len() - shown.len() }
    })
}

impl Section<'_> {
    /// How many findings there are.
    pub(super) const fn len(&self) -> usize {
        self.shown.len() + self.more
    }
}
