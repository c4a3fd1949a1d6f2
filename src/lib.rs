//! nutgraf reads news.
pub mod span;
pub mod text;
