//! Logarithms of small numbers: each is worked out once.

use std::array::from_fn;
use std::sync::LazyLock;

use super::story_profile::REACH;

/// `ln(1 + number)`.
pub(super) fn ln_1p(number: usize) -> f32 {
    static KEPT: LazyLock<[f32; REACH]> = LazyLock::new(|| from_fn(work_out));
    KEPT.get(number).copied().unwrap_or_else(|| work_out(number))
}

fn work_out(number: usize) -> f32 {
    libm::logf(1.0 + number as f32)
}
