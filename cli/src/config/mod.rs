//! From what was typed to what is needed: checked settings, an opened model, an opened output.

mod brief;
mod classify;
mod common;
mod evaluate;
mod evaluate_brief;
mod model;
mod prevalence;
mod study;
mod summarise;
mod train;
mod train_brief;
mod train_picks;

pub(crate) use brief::briefs;
pub(crate) use classify::ClassifyConfig;
#[cfg(feature = "archive")]
pub(crate) use classify::IntoArchive;
pub(crate) use common::{batch, reading as reading_of, sink, use_threads};
pub(crate) use evaluate::{Candidate, EvaluateConfig, LabelledArticles};
pub(crate) use evaluate_brief::{BriefsFile, EvaluateBriefConfig};
pub(crate) use model::open_model;
pub(crate) use prevalence::PrevalenceConfig;
pub(crate) use summarise::{Joint, SummariseConfig};
pub(crate) use train::TrainConfig;
pub(crate) use train_brief::TrainBriefConfig;
pub(crate) use train_picks::TrainPicksConfig;
