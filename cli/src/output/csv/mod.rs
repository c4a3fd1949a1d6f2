//! Tables: one row an article, or one a tag.

mod briefs;
mod carried;
mod cells;
mod facets;
mod long;
mod predictions;
mod shares;
mod tags;

pub(super) use briefs::{BriefsCsv, MergedCsv};
pub(super) use cells::{optional, row, safe};
pub(super) use long::LongCsv;
pub(super) use predictions::predictions;
pub(super) use shares::shares;
pub(super) use tags::TagsCsv;
