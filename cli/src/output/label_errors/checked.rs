use nutgraf::raw::corpus::Corpus;
use nutgraf::raw::label_errors::LabelFindings;

use crate::config::LabelColumns;

/// Checked labels: what was found in which corpus, and how much of it is to be shown.
#[derive(Clone, Copy)]
pub(crate) struct Checked<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) findings: &'a LabelFindings,
    pub(crate) columns: &'a LabelColumns,
    /// Findings of each kind that are shown.
    pub(crate) limit: usize,
}
