//! How good it is: what was made, against what people made.
//!
//! A [`Report`] says it of tags, a [`BriefReport`] of briefs, by [`rouge`].

pub mod rouge;

mod briefs;
mod confusion;
mod coverage;
mod duplicates;
mod error;
mod estimate;
mod leaks;
mod metrics;
mod outcome;
mod porter;
mod reliability;
mod report;
mod resample;
mod sample;
mod shortcuts;

pub use briefs::{BriefFigures, BriefReport, BriefWriter, JudgedBrief, RougeEstimates};
pub use confusion::{ConfusedPair, Confusion};
pub use coverage::{Coverage, CoveragePoint, Sure};
pub use duplicates::{Duplicates, Item, Twins};
pub use error::Error;
pub use estimate::Estimate;
pub use leaks::{Grouping, Leaks, told_by_group};
pub(crate) use metrics::standard_error;
pub use metrics::{LabelCounts, accuracy, count_labels, macro_f1, micro_f1};
pub use outcome::{GivenTag, Outcome};
pub use reliability::{Bin, Reliability};
pub use report::{FacetReport, KnownWords, LabelReport, Protocol, Report};
pub use shortcuts::{Labelled, ShortcutFeature, shortcut_features};
