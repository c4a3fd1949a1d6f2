//! Naive Bayes over sparse TF-IDF vectors: multinomial, complement and discriminative.

mod block_weights;
mod chunked_vec;
mod class_counts;
mod complement;
mod discriminant;
mod discriminative;
mod error;
mod label_block;
mod log_odds;
mod multinomial;
mod prior;
mod solver;
mod training_set;
mod weights;
mod xorshift;

pub use class_counts::ClassCounts;
pub use complement::{ComplementNb, ComplementNbParams, ComplementNbValidParams};
pub use discriminative::{DiscriminativeParams, DiscriminativeValidParams};
pub use error::Error;
pub use multinomial::{MultinomialNb, MultinomialNbParams, MultinomialNbValidParams};
pub use prior::{NaiveBayesPrior, PriorShape};
pub use training_set::TrainingSet;
pub use weights::Weights;
