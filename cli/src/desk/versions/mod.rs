//! Versions of the model: each that was trained at the desk is kept, with how good it was found to be,
//! and any can be switched to.

mod card;
mod folder;

pub(super) use card::{FacetScores, VersionCard};
pub(super) use folder::Versions;
