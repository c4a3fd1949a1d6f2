//! nutgraf reads news.

pub mod classify;
pub mod evaluate;
pub mod span;
pub mod summarise;
pub mod text;
