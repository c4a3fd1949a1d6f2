//! Texts that are nearly the same.

mod resemblance;

pub use resemblance::{COPY, Signature, near_copies, resemblance, words_of};
