//! Sentences rated, and the best chosen, verbatim and in the order of the article.
//!
//! A [`Summariser`] does two things apart from each other: it rates every sentence, and it selects.
//! Most methods differ in how they rate and leave the selection to the best ratings.

mod brief;
mod centroid;
mod cues;
mod edit;
pub mod editorial;
mod encoded;
pub mod expected;
mod explanation;
mod focus;
mod forward;
mod fragment;
mod interner;
mod lead;
mod length;
mod lex_rank;
mod meaning;
mod method;
mod page_rank;
mod punctuation;
mod rated;
mod select;
mod standing;
mod story;
mod suite;
mod summariser;
mod text_rank;
mod together;
mod vectors;
mod writer;

pub use brief::{Brief, Chosen, Reason};
pub use centroid::Centroid;
pub use edit::{Edit, EditKind, printed};
pub use editorial::{Editorial, EditorialCard, EditorialWeights, EditorialWeightsError};
pub use expected::{BriefModel, Expected, Tensor, TensorData, TensorError};
pub use explanation::{
    BriefExplanation, FeatureContribution, LikelyWord, RunnerUp, SentenceExplanation,
};
pub use focus::Focus;
pub use forward::Forward;
pub use lead::Lead;
pub use length::Length;
pub use lex_rank::LexRank;
pub use meaning::{Meaning, Meanings};
pub use method::{Method, MethodName, UnknownMethod};
pub use select::select_best;
pub use standing::Standing;
pub use story::{Story, StorySentence};
pub use suite::assert_sound;
pub use summariser::Summariser;
pub use text_rank::TextRank;
pub use together::{JointBrief, JointSentence, together};
pub use writer::{SummaryWriter, summarise};
