//! What of a text is the story: blocks of a page, the verdict on each, and what is left.

mod block;
mod cleaned;
mod context;
mod credits;
mod cuts;
mod dateline;
mod phrases;
mod segments;
mod shape;
mod table;

pub use cleaned::{Cleaned, headline};
pub use segments::{Kind, Segment, segments};
