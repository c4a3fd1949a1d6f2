//! Repairs: what has happened to a text on its way, undone where that is beyond doubt.
//!
//! Each file mends one kind of damage, and says how much of it there was, so that a note can stand
//! in the output. What cannot be told any more is left as it is.

mod article;
mod broken_word;
mod bytes_literal;
mod code_page;
mod escape;
mod invisible;
mod kinds;
mod letter_spaced;
mod lost;
mod marked;
mod misread;
mod mojibake;
mod other_pages;
mod styled;

pub(super) use article::repair;
