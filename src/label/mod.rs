//! Facets and labels, and what the training articles are labelled.

mod facet;
mod matrix;
mod pooling;

pub use facet::{Choice, Facet, Label, LabelId, LabelRole};
pub use matrix::{LabelMatrix, LabelMatrixView};
pub use pooling::Pooling;
