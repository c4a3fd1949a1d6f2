//! nutgraf reads news.

pub mod classify;
pub mod features;
pub mod read;
pub mod span;
pub mod text;
