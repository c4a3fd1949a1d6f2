//! What of a text is the story: blocks of a page, the rule that decides on each, and what is left.
//!
//! [`Cleaned`] is a text without its page; [`segments`] is what each stretch of it is. Every
//! [`Segment`] names its [`Rule`]; all of them are listed below, by `nutgraf clean --rules` and in
//! `docs/rules.md`.
//!
#![doc = include_str!("../../docs/rules.md")]

mod agencies;
mod block;
mod cleaned;
mod credits;
mod cuts;
mod dateline;
mod judge;
mod kind;
mod links;
mod lookup;
mod neighbours;
mod notices;
mod page_head;
mod paragraph;
mod photo_credit;
mod phrase_table;
mod phrases;
mod plain;
mod repeats;
mod rule;
mod seam;
mod segment;
mod segments;
mod shape;

pub use cleaned::{Cleaned, headline};
pub(crate) use dateline::length as dateline;
pub use kind::Kind;
pub(crate) use photo_credit::length as photo_credit;
pub use rule::{Basis, Rule};
pub use segment::Segment;
pub(crate) use segments::marked_segments;
pub use segments::segments;
