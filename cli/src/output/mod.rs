//! Results in the formats that can be asked for: one file a format.

#[cfg(test)]
mod agreement;
mod choose;
mod copies;
mod csv;
mod curves;
pub(crate) mod evaluation;
mod format;
mod html;
mod jsonl;
mod levels;
mod markdown;
mod ninjs;
#[cfg(feature = "parquet")]
mod parquet;
mod phrases;
pub(crate) mod picks;
mod records;
pub(crate) mod rouge;
mod rules;
mod text;

#[cfg(feature = "archive")]
pub(crate) use choose::records;
pub(crate) use choose::{TagsRequest, briefs, merged, plain, tags};
pub(crate) use copies::{Copies, Copy};
pub(crate) use curves::curves;
#[cfg(feature = "archive")]
pub(crate) use format::RecordFormat;
pub(crate) use format::{DocumentLayout, NO_PARQUET};
#[cfg(feature = "parquet")]
pub(crate) use parquet::ParquetFile;
pub(crate) use phrases::focus;
pub(crate) use rules::ListedRule;
