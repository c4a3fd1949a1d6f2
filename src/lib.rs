//! nutgraf reads news.

pub mod classify;
pub mod corpus;
mod error;
pub mod evaluate;
pub mod features;
pub mod model;
pub mod pipeline;
pub mod read;
pub mod span;
pub mod summarise;
pub mod text;

pub use error::Error;
