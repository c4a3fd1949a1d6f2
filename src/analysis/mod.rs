//! An article taken apart once: tokens with their stems, segments, sentences, quotations.

mod analyser;

pub use analyser::{Analyser, Analysis, Sentence};
