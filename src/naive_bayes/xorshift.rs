//! Shuffling that is the same on every machine.

/// Random numbers of Marsaglia, "Xorshift RNGs" (2003).
pub(super) struct Xorshift(u64);

impl Xorshift {
    /// The generator at the paper's own seed.
    pub(super) const fn new() -> Self {
        Self(88_172_645_463_325_252)
    }

    const fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as u32
    }

    /// Fisher and Yates's shuffle.
    pub(super) fn shuffle(&mut self, order: &mut [u32]) {
        for last in (1..order.len()).rev() {
            order.swap(last, self.next() as usize % (last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shuffle_loses_nothing() {
        let mut order: Vec<u32> = (0..100).collect();
        Xorshift::new().shuffle(&mut order);
        assert!(!order.is_sorted());
        order.sort_unstable();
        assert_eq!(order, (0..100).collect::<Vec<_>>());
    }
}
