//! The set of sentences with the highest expected ROUGE.
//!
//! For every word and every pair of neighbouring words an additive model says how likely a human
//! brief of the article uses it. A third model shortlists eight sentences. Of all sets of the
//! length asked for, that one is taken whose value is highest: a linear function, trained on what
//! sets really scored, whose main terms are the expected ROUGE-1 and ROUGE-2 F1 of the set. A word
//! counts once in a set and the set's words stand in the denominator, so the method weighs
//! coverage against redundancy and length without any rule for either.
//!
//! All of it is linear in the article, but for a sort of its sentences.

mod additive;
mod beam;
mod boosting;
mod cross_fitted;
mod cue_counts;
mod explain;
#[cfg(test)]
pub(crate) mod fixture;
mod inference;
mod model;
mod pairs;
mod rated_words;
mod reference;
mod ridge;
mod scale;
mod search;
mod selection;
mod sentences;
mod shape_function;
mod similarity;
mod summariser;
#[cfg(test)]
mod tests;
mod train;
mod value;
mod word_table;
mod words;

pub use model::{BriefModel, Tensor, TensorData, TensorError};
pub(crate) use rated_words::RatedWords;
pub(crate) use reference::REFERENCE_WORDS;
pub use shape_function::ShapeFunction;
pub use summariser::Expected;
pub use train::{BriefModelTrainer, TrainError};
pub(crate) use word_table::WordTable;
