//! Record metadata: what stands beside an article in its record.

use nutgraf::raw::read::{Note, Record};
use nutgraf::raw::text::Article;
use serde_json::Value;

/// Metadata of a record: the caller's fields, and what reading took.
pub(crate) struct RecordMetadata {
    /// The caller's own fields, as many as the format repeats.
    pub(crate) fields: Vec<(String, Value)>,
    /// What had to be done to make text of it.
    pub(crate) notes: Vec<Note>,
}

impl RecordMetadata {
    /// The article in `record`, and what stands beside it.
    pub(crate) fn of(record: Record) -> (Article, Self) {
        let Record { article, fields, notes, .. } = record;
        (article, Self { fields, notes })
    }
}
