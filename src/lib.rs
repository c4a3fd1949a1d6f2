//! nutgraf reads news.

pub mod classify;
pub mod span;
pub mod text;
