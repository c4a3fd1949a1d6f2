//! Results in the formats that can be asked for: one file a format.

#[cfg(test)]
mod agreement;
mod choose;
pub(crate) mod comparisons;
mod copies;
mod csv;
mod curves;
pub(crate) mod drifts;
pub(crate) mod evaluation;
mod format;
pub(crate) mod html;
mod jsonl;
pub(crate) mod label_errors;
mod levels;
mod markdown;
mod methods;
mod ninjs;
#[cfg(feature = "parquet")]
mod parquet;
mod phrases;
pub(crate) mod picks;
mod predictions;
mod records;
pub(crate) mod rouge;
mod rules;
pub(crate) mod shares;
mod text;

#[cfg(feature = "archive")]
pub(crate) use choose::records;
pub(crate) use choose::{TagsRequest, briefs, merged, plain, tags};
pub(crate) use copies::{Copies, Copy};
pub(crate) use curves::curves;
#[cfg(feature = "archive")]
pub(crate) use format::RecordFormat;
pub(crate) use format::{DocumentLayout, NO_PARQUET};
#[cfg(feature = "desk")]
pub(crate) use jsonl::{brief_line, clean_line};
pub(crate) use methods::{SheetFormat, methods};
#[cfg(feature = "parquet")]
pub(crate) use parquet::ParquetFile;
pub(crate) use phrases::focus;
#[cfg(feature = "desk")]
pub(crate) use phrases::percent;
pub(crate) use predictions::{PredictionsFormat, predictions};
pub(crate) use rules::ListedRule;
