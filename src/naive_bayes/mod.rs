//! Naive Bayes over sparse TF-IDF vectors: multinomial, complement and discriminative.

mod class_counts;
mod complement;
mod discriminative;
mod error;
mod log_odds;
mod multinomial;
mod pages;
mod prior;
mod solver;
mod weights;

pub use class_counts::ClassCounts;
pub use complement::{ComplementNb, ComplementNbParams, ComplementNbValidParams};
pub use discriminative::{DiscriminativeParams, DiscriminativeValidParams};
pub use error::Error;
pub use multinomial::{MultinomialNb, MultinomialNbParams, MultinomialNbValidParams};
pub use prior::{NaiveBayesPrior, PriorShape};
pub use weights::Weights;
