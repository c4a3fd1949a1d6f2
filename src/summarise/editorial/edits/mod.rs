//! Edits that make sentences stand by themselves, a file each, and their copy editor.
//!
//! What can be mended is known before a set is chosen, so that a fault which an edit mends costs it
//! little; the edits are made of the set that was chosen.

mod acronym;
pub(super) mod copy_editor;
mod introduction;
mod known;
mod label;
pub(super) mod opener;
mod pronoun;
