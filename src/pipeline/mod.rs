//! The rooms put to work: an article's way to tags, stances and brief ([`Pipeline`]), a corpus's way
//! to a model ([`Trainer`]), and the evaluation of both.

mod article;
mod batch;
mod brief;
mod cleaned;
mod comparison;
mod cross_validation;
mod drifted;
#[cfg(feature = "embedded")]
mod embedded;
mod evaluate;
mod evaluate_brief;
mod explanation;
mod facet_evaluator;
mod headline;
mod held_out;
mod json;
mod label_focus;
mod lead;
mod lineage;
mod meanings;
mod merged;
mod parts;
mod predict;
mod prevalence;
mod query_focus;
mod reading;
mod request;
mod rule_audit;
mod ruled;
mod sampling;
mod settings;
mod stance_evidence;
mod survey;
mod tag;
mod tags;
mod train;

pub use article::Pipeline;
pub use batch::in_order;
pub use brief::ArticleBrief;
pub use cleaned::{CleanArticle, SplitArticle};
pub use comparison::{Comparison, FacetComparison, Move, compare};
pub use cross_validation::Stage;
pub use drifted::{DriftReport, FacetDrift, Known, LabelDrift, drift};
#[cfg(feature = "embedded")]
pub use embedded::{
    EMBEDDED, EMBEDDED_BRIEF, embedded_brief_model, embedded_model, embedded_relation_model,
};
pub use evaluate_brief::BriefEvaluator;
pub use explanation::{Contribution, TagExplanation, TextPart, WordContribution};
pub use held_out::HeldOutBy;
pub use label_focus::label_focus;
pub use merged::MergedBrief;
pub use parts::Latest;
pub use prevalence::{FacetPrevalence, HeldOut, LabelPrevalence, halves, prevalence};
pub use reading::Reading;
pub use request::{ACTORS, BriefFocus, LabelSelection, PRECISION};
pub use rule_audit::audit_rules;
pub use sampling::{Pick, PoolCounts, PoolSampler, Sample, Suggestion};
pub use settings::Evaluation;
pub use survey::{Survey, Surveyed, SurveyedFacet, survey, survey_examples};
pub use tags::{Abstention, AttributedTag, FacetTags, StanceEvidence, StrongestMention, Tag, Tags};
pub use train::{
    ArticleLabels, BUDGET, BriefTrainer, GENERATIVE_BUDGET, Picks, PicksError, PicksTrainer,
    Progress, SUMMARY_FIELD, TrainError, Trainer, TrainingCounts, fingerprint, summary,
};
