//! One-byte weights.

/// Largest magnitude of a one-byte weight.
pub(super) const FULL: f32 = 127.0;

/// Cell of a sparse row: one weight of a feature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) label: u16,
    /// The weight as a byte: the root of its size, in the label's scale.
    pub(crate) weight: i8,
}

/// The byte of a weight, counted in the smallest one that a byte can stand for.
pub(super) fn quantise(weight: f32) -> i8 {
    weight.abs().sqrt().round().copysign(weight) as i8
}

/// The weight of a byte, which stands for its root.
#[inline]
pub(super) fn restore(byte: i8) -> f32 {
    let root = f32::from(byte);
    root * root.abs()
}
