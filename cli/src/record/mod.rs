//! Records: what nutgraf says of an article, as systems keep it. A line of JSON has it whole, and
//! every other form is made of that line, so that none can say anything else.

#[cfg(test)]
pub(crate) mod any;
mod article;
mod brief;
mod relation;
mod rule;
mod shape;
mod tag;

pub(crate) use article::ArticleRecord;
pub(crate) use brief::BriefRecord;
#[cfg(feature = "archive")]
pub(crate) use brief::SentenceRecord;
pub(crate) use nutgraf::raw::record::{Fields, ModelId, NUTGRAF, Provenance, RecordMetadata, line};
#[cfg(feature = "archive")]
pub(crate) use relation::RelationRecord;
#[cfg(feature = "archive")]
pub(crate) use rule::RuleRecord;
pub(crate) use shape::{FacetColumns, RecordShape};
pub(crate) use tag::TagRecord;
#[cfg(feature = "archive")]
pub(crate) use tag::{StanceRecord, VoiceRecord};
