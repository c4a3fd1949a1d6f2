//! Scores into probabilities that mean what they say, and into certainty.

mod assurance;
mod calibration;
mod cuts;
mod logistic;

pub use assurance::{Assurance, OperatingPoint, PRECISIONS};
pub use calibration::Calibration;
pub use logistic::Logistic;
