//! How good it is: what was made, against what people made.
//!
//! A [`Report`] says it of tags, a [`BriefReport`] of briefs, by [`rouge`].

pub mod rouge;

mod agreement;
mod briefs;
mod confusion;
mod coverage;
mod duplicates;
mod error;
mod estimate;
mod headline;
mod honest_accuracy;
mod leaks;
mod mcnemar;
mod metrics;
mod mismatch;
mod outcome;
mod porter;
mod prediction;
mod reliability;
mod report;
mod resample;
mod sample;
mod shortcuts;
mod wilson;

pub use agreement::{Agreement, cohen_kappa, krippendorff_alpha};
pub use briefs::{BriefFigures, BriefReport, BriefWriter, JudgedBrief, RougeEstimates};
pub use confusion::{ConfusedPair, Confusion};
pub use coverage::{Coverage, CoveragePoint, Sure};
pub use duplicates::{Duplicates, Item, Twins};
pub use error::Error;
pub use estimate::Estimate;
pub use headline::{Answer, Headline};
pub use honest_accuracy::HonestAccuracy;
pub use leaks::{Grouping, Leaks, told_by_group};
pub use mcnemar::McNemar;
pub(crate) use metrics::standard_error;
pub use metrics::{LabelCounts, accuracy, count_labels, macro_f1, micro_f1};
pub use mismatch::LabelMismatch;
pub use outcome::{GivenTag, Outcome};
pub use prediction::{ArticlePrediction, Evaluated, PredictedLabel};
pub use reliability::{Bin, Reliability};
pub use report::{FacetReport, KnownWords, LabelReport, Protocol, Report};
pub use shortcuts::{Labelled, ShortcutFeature, shortcut_features};
pub use wilson::wilson;
