//! Facets and labels, and what the training articles are labelled.

mod facet;
mod pooling;
mod targets;

pub use facet::{Choice, Facet, Label, LabelId, LabelRole};
pub use pooling::Pooling;
pub use targets::Targets;
