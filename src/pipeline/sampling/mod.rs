//! Pool-based sampling: which of many articles to label next for a facet, and how good a model of the
//! labels so far is.

mod accuracy;
mod candidates;
mod embedding;
mod error;
mod opinion;
mod pick;
mod reader;
mod sampler;
mod unlabelled;

pub use pick::{Pick, PoolCounts, Sample, Suggestion};
pub use sampler::PoolSampler;
