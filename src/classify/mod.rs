//! Vectors in, tags out.

mod classifier;
mod explain;
mod linear;
mod rows;

pub use classifier::{Classifier, KNOWN_ENOUGH, Prediction};
pub use explain::{Evidence, Explanation};
pub(crate) use linear::Cell;
pub use linear::Linear;
