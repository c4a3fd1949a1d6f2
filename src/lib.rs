//! nutgraf reads news.

pub mod classify;
pub mod evaluate;
pub mod features;
pub mod model;
pub mod read;
pub mod span;
pub mod summarise;
pub mod text;
