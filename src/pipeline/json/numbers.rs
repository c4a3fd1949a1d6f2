//! Numbers as outputs have them.

/// A share to four decimals: more would be noise.
pub(super) fn rounded(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}
