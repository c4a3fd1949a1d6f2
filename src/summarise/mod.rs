//! Sentences rated, and the best chosen, verbatim and in the order of the article.
//!
//! A [`Summariser`] does two things apart from each other: it rates every sentence, and it selects.
//! Most methods differ in how they rate and leave the selection to the best ratings.

mod brief;
mod centroid;
mod cues;
pub mod expected;
mod focus;
mod forward;
mod intern;
mod lead;
mod length;
mod lex_rank;
mod method;
mod page_rank;
mod rated;
mod select;
mod story;
#[cfg(test)]
mod suite;
mod surface;
mod text_rank;
mod together;
mod vectors;

pub use brief::{Brief, Briefer, Chosen, Reason, summarise};
pub use centroid::Centroid;
pub use expected::{BriefModel, Expected, Explanation, Tensor, TensorData, TensorError};
pub use focus::Focus;
pub use forward::Forward;
pub use lead::Lead;
pub use length::Length;
pub use lex_rank::LexRank;
pub use method::{Method, UnknownMethod};
pub use story::Story;
pub use text_rank::TextRank;
pub use together::{Attributed, Together, together};

use crate::analysis::Analysis;

/// A way of writing a brief: it rates sentences, then selects.
pub trait Summariser {
    /// The method that made the last ratings.
    fn method(&self) -> Method;

    /// Rates each sentence of `story`: higher is better, within this article only.
    fn rate(&mut self, story: &Story) -> Vec<f32>;

    /// Chooses sentences by their `ratings`: rising indices, as many as `length` says.
    fn select(&mut self, story: &Story, ratings: &[f32], length: Length) -> Vec<usize> {
        select::best(story, ratings, length)
    }

    /// What earned the `chosen` sentences of the last selection their place, where the method
    /// can tell.
    fn explain(
        &self,
        _analysis: &Analysis<'_>,
        _story: &Story,
        _chosen: &[usize],
    ) -> Option<Explanation> {
        None
    }
}
