use super::ModelId;

/// The version that stands in every record.
pub(crate) const NUTGRAF: &str = env!("CARGO_PKG_VERSION");

/// Provenance of records: which model makes them, and how much of the article they repeat.
#[derive(Clone, Debug)]
pub(crate) struct Provenance {
    pub(crate) model: ModelId,
    /// Whether the text is in the record.
    pub(crate) with_text: bool,
}
