//! What an output format has to do.

use nutgraf::raw::pipeline::{CleanArticle, MergedBrief, Reading, SplitArticle};
use nutgraf::raw::read::{Note, Record};
use serde_json::Value;

use super::copies::Copies;
use super::rules::ListedRule;
use crate::record::{ArticleRecord, RecordMetadata};

/// What is said of a format that is not built in.
pub(crate) const NO_PARQUET: &str = "this nutgraf is built without Parquet; `cargo build --release --features \
    parquet` has it";

/// Layout of a document: what stands around its articles.
pub(crate) trait DocumentLayout: Sync {
    /// Looks at the first record, before anything is written.
    fn begin(&self, _first: &Record) {}

    /// What stands before the first article.
    fn opening(&self) -> String {
        String::new()
    }

    /// What stands between two articles.
    fn between(&self) -> String {
        String::new()
    }

    /// What stands after the last article.
    fn closing(&self) -> String {
        String::new()
    }
}

/// Format of tags and briefs.
///
/// To add one, write a file with a type that implements this, and give it a row in
/// [`readings`](super::choose::readings).
pub(crate) trait ReadingFormat: DocumentLayout {
    /// The tags of one article, its brief, or both.
    fn reading(&self, reading: &Reading<'_>, metadata: &RecordMetadata) -> String;
}

/// Format of records, which also what lies in an archive can be written in; a row in
/// [`records`](super::choose::records) each.
pub(crate) trait RecordFormat: DocumentLayout {
    /// A record, with the caller's fields in the caller's order.
    fn record(&self, record: &ArticleRecord, fields: &CallerFields) -> String;
}

/// Fields of the caller's own.
pub(crate) type CallerFields = [(String, Value)];

/// Format of briefs of several articles; a row in [`merged`](super::choose::merged) each.
pub(crate) trait MergedFormat: DocumentLayout {
    /// The brief of several articles, by what they have in common if that was asked for.
    fn merged(&self, merged: &MergedBrief<'_>, name: Option<&str>) -> String;
}

/// Format of text that was cleaned, split or compared; a row in
/// [`plain`](super::choose::plain) each.
pub(crate) trait PlainFormat: DocumentLayout {
    /// What is left of one article and, where that was asked for, what was cut and why.
    fn clean(&self, clean: &CleanArticle<'_>, notes: &[Note], explain: bool) -> String;

    /// The sentences of one article.
    fn sentences(&self, split: &SplitArticle<'_>, notes: &[Note]) -> String;

    /// Articles that are nearly the same text.
    fn copies(&self, copies: &Copies<'_>) -> String;

    /// The rules of cleaning and of sentence splitting.
    fn rules(&self, rules: &[ListedRule]) -> String;
}
