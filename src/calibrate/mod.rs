//! Scores into probabilities that mean what they say, and into certainty.

mod calibration;
mod cuts;
mod levels;
mod logistic;
mod thresholds;

pub use calibration::Calibration;
pub use levels::{Above, LabelProbabilities, LevelCalibration};
pub use logistic::Logistic;
pub use thresholds::{OperatingPoint, PRECISIONS, PrecisionThresholds};
