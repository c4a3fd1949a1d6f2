//! Page: what all hypertext shares, whether it is served or stands in a file. One style, and texts with
//! what is to be seen of them.

mod clues;
mod layers;
mod paragraphs;
mod shade;
mod standalone;
mod when;

pub(crate) use clues::clues;
pub(crate) use layers::pieces;
pub(crate) use paragraphs::{inline, paragraphs};
#[cfg(feature = "desk")]
pub(crate) use shade::signed;
pub(crate) use shade::{SHADES, shade};
pub(crate) use standalone::{head, standalone};
pub(crate) use when::when;
