//! Vectors in, tags out.

mod cell;
mod classifier;
mod continued;
mod dense_rows;
mod embedding_weights;
mod explain;
mod known_targets;
mod linear;
mod mixed_rows;
mod path;
mod select;
mod staged;
mod two_stage;
mod under;

pub(crate) use cell::Cell;
pub use classifier::{Classifier, MIN_VOCABULARY_COVERAGE, Prediction};
pub(crate) use continued::ContinuedFit;
pub(crate) use embedding_weights::EmbeddingWeights;
pub(crate) use explain::add_shares;
pub use explain::{Evidence, ScoreExplanation};
pub use known_targets::{KnownTargets, target_key};
pub use linear::Linear;
pub use path::Path;
pub use two_stage::{CueWeights, Sides, Staged, TwoStage, TwoStageCard};
