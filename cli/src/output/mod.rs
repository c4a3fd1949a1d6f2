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
mod phrases;
mod records;
pub(crate) mod rouge;
mod rules;
mod text;

#[cfg(feature = "archive")]
pub(crate) use choose::records;
pub(crate) use choose::{TagsRequest, briefs, merged, plain, tags};
pub(crate) use copies::{Copies, Copy};
pub(crate) use curves::curves;
pub(crate) use format::DocumentLayout;
#[cfg(feature = "desk")]
pub(crate) use jsonl::{brief_line, clean_line};
pub(crate) use phrases::focus;
#[cfg(feature = "desk")]
pub(crate) use phrases::percent;
pub(crate) use rules::ListedRule;
