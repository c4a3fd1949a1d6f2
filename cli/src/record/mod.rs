//! Records: what nutgraf says of an article, as systems keep it. A line of JSON has it whole, and
//! every other form is made of that line, so that none can say anything else.

mod article;
mod brief;
mod line;
mod metadata;
mod model_id;
mod provenance;
mod relation;
mod rule;
mod shape;
mod tag;

pub(crate) use article::ArticleRecord;
pub(crate) use brief::BriefRecord;
#[cfg(feature = "archive")]
pub(crate) use brief::SentenceRecord;
pub(crate) use line::line;
pub(crate) use metadata::{Fields, RecordMetadata};
pub(crate) use model_id::ModelId;
pub(crate) use provenance::{NUTGRAF, Provenance};
#[cfg(feature = "archive")]
pub(crate) use relation::RelationRecord;
pub(crate) use shape::{FacetColumns, RecordShape};
pub(crate) use tag::TagRecord;
#[cfg(feature = "archive")]
pub(crate) use tag::{StanceRecord, VoiceRecord};
