//! Model selection: an algorithm's settings, and the weights that are kept, on held-out articles.

mod candidate;
mod cross_validation;
mod fitter;
mod grid_search;
mod model_selection;
mod prune;
mod search;
mod setting;
mod split;

pub use grid_search::Fitted;
pub use model_selection::ModelSelection;
pub use prune::Importance;
pub(crate) use search::FEW;
pub use setting::{Algorithm, CandidateResult, Setting};
pub use split::{OutOfFold, Split};
