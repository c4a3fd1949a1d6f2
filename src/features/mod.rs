//! Words in, vectors out: which features an article has, and how much each weighs.

mod counter;
mod error;
mod extract;
mod fit;
mod group;
mod index;
mod keys;
mod memory;
mod names;
mod repeated;
mod sparse;
mod target;
mod vectoriser;
mod vocabulary;

pub use error::Error;
pub use fit::Example;
pub use group::Group;
pub use memory::Memory;
pub use names::{Names, shared_prefix};
pub use sparse::{FeatureId, SparseVector, Vectors};
pub use vectoriser::{Vectorised, Vectoriser};
pub use vocabulary::{Entry, Vocabulary};
