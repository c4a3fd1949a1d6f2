//! From what was typed to what is needed: checked settings, an opened model, an opened output.

mod brief;
mod classify;
mod common;
#[cfg(feature = "desk")]
mod desk;
mod evaluate;
mod evaluate_brief;
mod labels_check;
mod labels_next;
mod model;
mod prevalence;
#[cfg(feature = "desk")]
mod serve;
mod study;
mod summarise;
mod train;
mod train_brief;
mod train_picks;
mod train_relations;

pub(crate) use brief::briefs;
#[cfg(feature = "desk")]
pub(crate) use brief::open_brief_model;
pub(crate) use classify::ClassifyConfig;
#[cfg(feature = "archive")]
pub(crate) use classify::IntoArchive;
pub(crate) use common::{batch, reading as reading_of, sink, use_threads};
#[cfg(feature = "desk")]
pub(crate) use desk::DeskConfig;
pub(crate) use evaluate::{Candidate, EvaluateConfig, LabelledArticles};
pub(crate) use evaluate_brief::{BriefsFile, EvaluateBriefConfig};
pub(crate) use labels_check::{LabelColumns, LabelsCheckConfig};
pub(crate) use labels_next::NextConfig;
pub(crate) use model::open_model;
#[cfg(feature = "desk")]
pub(crate) use model::{IdentifiedModel, identified_model};
pub(crate) use prevalence::PrevalenceConfig;
#[cfg(feature = "desk")]
pub(crate) use serve::{ServeConfig, set_up};
pub(crate) use summarise::{Joint, SummariseConfig};
pub(crate) use train::TrainConfig;
pub(crate) use train_brief::TrainBriefConfig;
pub(crate) use train_picks::TrainPicksConfig;
pub(crate) use train_relations::{LabelledSentence, TrainRelationsConfig};
