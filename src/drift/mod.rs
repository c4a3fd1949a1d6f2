//! Drift: whether articles are other than those that a model was made for, and whether it is worse on
//! them, which are two questions.
//!
//! What *differs* need not be worse: every outlet differs from every other, and a pandemic made the news
//! easier to file. [`two_sample`] and [`newcomers`] tell the first, [`ExpectedAccuracy`] the second,
//! as far as it can be told without labels.

mod expected_accuracy;
mod newcomers;
mod projection;
mod two_sample;

pub use expected_accuracy::ExpectedAccuracy;
pub use newcomers::{Newcomer, newcomers};
pub use projection::{DIMENSIONS, project};
pub use two_sample::{TwoSample, two_sample, two_sample_weighted};
