//! Vectors in, tags out.

mod class_counts;
mod complement;
mod discriminative;
mod error;
mod label;
mod multinomial;
mod prior;
mod solver;
mod targets;
mod weights;

pub use class_counts::ClassCounts;
pub use complement::{ComplementNb, ComplementNbParams, ComplementNbValidParams};
pub use discriminative::{DiscriminativeParams, DiscriminativeValidParams};
pub use error::Error;
pub use label::{Choice, Facet, Label, LabelId};
pub use multinomial::{MultinomialNb, MultinomialNbParams, MultinomialNbValidParams};
pub use prior::NaiveBayesPrior;
pub use targets::Targets;
pub use weights::Weights;
