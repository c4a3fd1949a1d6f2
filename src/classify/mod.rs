//! Vectors in, tags out.

mod label;

pub use label::{Choice, Facet, Label, LabelId};
