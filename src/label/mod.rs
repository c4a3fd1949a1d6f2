//! Facets and labels, and what the training articles are labelled.

mod facet;
mod targets;

pub use facet::{Choice, Facet, Label, LabelId};
pub use targets::Targets;
