//! Provenance of records.

use super::model_id::ModelId;

/// The version that stands in every record.
pub const NUTGRAF: &str = env!("CARGO_PKG_VERSION");

/// Provenance of records: which model makes them, and how much of the article they repeat.
#[derive(Clone, Debug)]
pub struct Provenance {
    pub model: ModelId,
    /// Whether the text is in the record.
    pub with_text: bool,
}
