//! Facets and labels, and what the training articles are labelled.

mod facet;
mod levels;
mod matrix;
mod pooling;

pub use facet::{Choice, Facet, Label, LabelId, LabelRole};
pub use levels::{LevelError, check_levels, parents_first};
pub use matrix::{LabelMatrix, LabelMatrixView};
pub use pooling::Pooling;
