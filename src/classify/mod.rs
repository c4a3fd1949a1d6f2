//! Vectors in, tags out.

mod assurance;
mod calibration;
mod class_counts;
mod classifier;
mod complement;
mod cuts;
mod discriminative;
mod error;
mod explain;
mod label;
mod linear;
mod metrics;
mod multinomial;
mod prior;
mod prune;
mod search;
mod solver;
mod targets;
mod weights;

pub use assurance::{Assurance, OperatingPoint, PRECISIONS};
pub use calibration::{Calibration, Logistic};
pub use class_counts::ClassCounts;
pub use classifier::{Classifier, Prediction};
pub use complement::{ComplementNb, ComplementNbParams, ComplementNbValidParams};
pub use discriminative::{DiscriminativeParams, DiscriminativeValidParams};
pub use error::Error;
pub use explain::{Evidence, Explanation};
pub use label::{Choice, Facet, Label, LabelId};
pub use linear::Linear;
pub use metrics::{LabelCounts, accuracy, count_labels, macro_f1, micro_f1};
pub use multinomial::{MultinomialNb, MultinomialNbParams, MultinomialNbValidParams};
pub use prior::NaiveBayesPrior;
pub use prune::Importance;
pub use search::{Algorithm, Fitted, OutOfFold, Search, Setting, Split, Trial};
pub use targets::Targets;
pub use weights::Weights;
