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
mod html;
mod jsonl;
mod levels;
mod markdown;
mod methods;
mod ninjs;
mod phrases;
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
pub(crate) use format::DocumentLayout;
pub(crate) use methods::{SheetFormat, methods};
pub(crate) use phrases::focus;
pub(crate) use predictions::{PredictionsFormat, predictions};
pub(crate) use rules::ListedRule;
