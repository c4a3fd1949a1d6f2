//! Metadata of a record: what stands beside its article.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::source;
use crate::read::{Note, Record};
use crate::text::Article;

/// Metadata of a record: the caller's fields, and what reading took.
pub struct RecordMetadata {
    /// The caller's own fields, as many as the format repeats.
    pub fields: Vec<(String, Value)>,
    /// What had to be done to make text of it.
    pub notes: Vec<Note>,
}

impl RecordMetadata {
    /// The article in `record`, and what stands beside it.
    #[must_use]
    pub fn of(record: Record) -> (Article, Self) {
        let Record { article, fields, notes, .. } = record;
        (article, Self { fields, notes })
    }

    /// The caller's fields as an object of their own; none where there are none.
    #[must_use]
    pub fn kept(&self) -> Option<Fields<'_>> {
        (!self.fields.is_empty()).then_some(Fields(&self.fields))
    }

    /// When the article was printed, as its fields tell.
    #[must_use]
    pub fn date(&self) -> Option<String> {
        source::date(|name| self.field(name))
    }

    /// Who printed it, as its fields tell.
    #[must_use]
    pub fn outlet(&self) -> Option<String> {
        source::outlet(|name| self.field(name))
    }

    /// Where it stands, as its fields tell.
    #[must_use]
    pub fn url(&self) -> Option<String> {
        source::url(|name| self.field(name))
    }

    fn field(&self, name: &str) -> Option<&Value> {
        self.fields.iter().rev().find(|(own, _)| own == name).map(|(_, value)| value)
    }
}

/// Fields of the caller's as a JSON object, in the caller's order.
pub struct Fields<'a>(&'a [(String, Value)]);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
