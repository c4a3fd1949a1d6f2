//! Settings of an evaluation.

use super::request::PRECISION;

/// Evaluation settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evaluation {
    /// The precision from which on a tag is called sure (0 to 1).
    pub precision: f64,
    /// How many words each prediction names at most, the weightiest first.
    pub words: usize,
}

impl Default for Evaluation {
    fn default() -> Self {
        Self { precision: PRECISION, words: 0 }
    }
}
