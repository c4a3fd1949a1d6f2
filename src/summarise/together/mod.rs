//! Briefs of many reports of one event.
//!
//! Every report is rated by itself, and ratings are brought to one scale (`joint_story`). What
//! independent reports agree on gains, in the same words or in others (`agreement`). The brief opens
//! on the newest state, and goes on with what adds to it (`choice`).

mod agreement;
mod brief;
mod choice;
mod joint_story;
mod write;

pub use brief::{JointBrief, JointSentence};
pub use write::together;
