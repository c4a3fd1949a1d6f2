//! The stance of an article towards an actor: from its mentions, and from how the article speaks.
//!
//! Each sentence that names the actor is judged for itself, and what is said of all of them is
//! *pooled*. Where whole articles were learnt from too, *cues* decide in *two stages*: whether the
//! article takes a side, told by the pooled mentions, the outlet's *own voice*, its genre and the
//! *meaning* of what is said of the actor; and which.

mod cue;
mod cues;
mod fit;
mod meaning;
mod mention_prediction;
mod mentions;
mod overall;
mod own_voice;
mod pool;
mod wording;

pub use cues::{Setting, cue_names, cues};
pub use fit::{Example, fit};
pub use meaning::Meaning;
pub use mention_prediction::MentionPrediction;
pub use mentions::{Pooled, Stance};
pub use own_voice::OwnVoice;
pub use pool::Part;
