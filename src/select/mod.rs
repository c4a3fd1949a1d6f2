//! Choosing an algorithm's settings, and the weights that are kept, on held-out articles.

mod learner;
mod prune;
mod search;
mod setting;

pub use prune::Importance;
pub use search::{Fitted, OutOfFold, Search, Split};
pub use setting::{Algorithm, Setting, Trial};
