//! The stance of an article towards an actor, from its mentions.

mod mentions;
mod pool;

pub use mentions::{MentionPrediction, Stance};
pub use pool::Part;
