//! Attribution: whose words a mention stands in, the outlet's or somebody's whom it quotes.

use super::actor::Mention;
use super::reported_speech::reported_speech;
use crate::analysis::Analysis;
use crate::text::{is_quoted, quotations};

/// Whose words a mention stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attribution {
    /// The outlet's own.
    OwnVoice,
    /// Those of somebody it quotes or reports.
    Quoted,
}

impl Attribution {
    /// Whose words `mention` stands in. A headline is the outlet's, unless the name stands between
    /// quotation marks there.
    #[must_use]
    pub fn of(analysis: &Analysis<'_>, mention: &Mention) -> Self {
        let first = mention.words.start;
        let at = analysis.words()[first].span.start;
        let quoted = if first < analysis.title().len() {
            let title = analysis.article().title.as_deref().unwrap_or_default();
            is_quoted(&quotations(title), at)
        } else {
            is_quoted(analysis.quotations(), at)
        };
        let reported =
            || !mention.headline && reported_speech(analysis, &mention.context).contains(&first);
        if quoted || reported() { Self::Quoted } else { Self::OwnVoice }
    }
}
