//! Training: from labelled articles to a model, facet by facet, and from summaries to a model of
//! briefs.

mod brief;
mod calibrated;
mod continued;
mod continued_facet;
mod counted;
mod counts;
mod definitions;
mod error;
mod examples;
mod facet_trainer;
mod feature_selection;
#[cfg(test)]
mod fixture;
mod learnt;
mod level;
mod picks;
mod run;
mod splits;
mod targets;
mod trainer;
mod whole_articles;

pub use brief::{BriefTrainer, SUMMARY_FIELD, summary};
pub use counts::{ArticleLabels, TrainingCounts};
pub use error::TrainError;
pub(in crate::pipeline) use learnt::{Learnt, key};
pub use picks::{Picks, PicksError, PicksTrainer, fingerprint};
pub use trainer::{BUDGET, GENERATIVE_BUDGET, Progress, Trainer};
