//! nutgraf reads news.

pub mod classify;
pub mod corpus;
pub mod read;
pub mod span;
pub mod text;
