//! Words in, vectors out: which features an article has, and how much each weighs.

mod counter;
mod embedder;
mod error;
mod extract;
mod family;
mod feature_index;
mod feature_table;
mod fit;
#[cfg(test)]
mod fixture;
mod grammar;
mod key_table;
mod mention;
mod names;
mod ngram;
mod occurrence;
mod polarity;
mod position;
mod position_cache;
mod repeated;
mod role;
mod scratch;
mod sparse;
mod target;
mod vectorise;
mod vectoriser;
mod vectors;
mod vocabulary;
mod vocabulary_fitter;
mod word_cache;
mod word_vectors;

pub use embedder::{Embedder, Window};
pub use error::Error;
pub use family::FeatureFamily;
pub use feature_table::{FeatureCounts, FeatureTable};
pub use names::{Names, shared_prefix};
pub use scratch::Scratch;
pub use sparse::{FeatureId, SparseVector};
pub use vectorise::Vectorised;
pub use vectoriser::Vectoriser;
pub use vectors::{Vectors, VectorsView};
pub use vocabulary::{Entry, Vocabulary};
pub use vocabulary_fitter::Instance;
pub use word_vectors::{WordVectors, WordVectorsId};
