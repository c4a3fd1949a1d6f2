//! Scores into probabilities that mean what they say, and into certainty.

mod auc;
mod binomial;
mod calibration;
mod cuts;
mod held_out;
mod levels;
mod likelihood;
mod logistic;
mod promise;
mod temper;
mod thresholds;

pub use auc::auc;
pub use calibration::Calibration;
pub(crate) use calibration::{inverse_temperature, softmax};
pub use held_out::HeldOutTag;
pub use levels::{Above, LabelProbabilities, LevelCalibration};
pub use logistic::Logistic;
pub use promise::Promise;
pub use thresholds::{OperatingPoint, PRECISIONS, PrecisionThresholds};
