//! Sentences in the order of their ratings.

/// A sentence and its rating: the better rated is the lesser, and of two rated alike the earlier.
///
/// One whole number, so that sorting compares no floats. It falls as the rating rises: the bits of a
/// positive float rise with it, those of a negative one fall; see [`f32::total_cmp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rated(u64);

impl Rated {
    /// Sentence `index`, rated.
    #[inline]
    pub(crate) fn new(index: usize, rating: f32) -> Self {
        let bits = rating.to_bits();
        let negative = (bits.cast_signed() >> 31).cast_unsigned();
        let falling = bits ^ (!negative >> 1);
        Self(u64::from(falling) << 32 | index as u64)
    }

    /// The number of the sentence.
    #[inline]
    pub(crate) const fn index(self) -> usize {
        (self.0 & u32::MAX as u64) as usize
    }
}

/// The indices of `ratings`, best first.
pub(crate) fn ranked(ratings: &[f32]) -> Vec<usize> {
    let mut ranked: Vec<Rated> =
        ratings.iter().enumerate().map(|(index, &rating)| Rated::new(index, rating)).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(Rated::index).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn better_sentences_come_first_and_earlier_ones_of_those_alike(
            ratings in prop::collection::vec(
                prop_oneof![any::<f32>(), Just(0.0), Just(-0.0), Just(f32::NAN), -2.0_f32..2.0],
                0..60,
            ),
        ) {
            let mut expected: Vec<usize> = (0..ratings.len()).collect();
            expected.sort_by(|&a, &b| ratings[b].total_cmp(&ratings[a]));
            prop_assert_eq!(ranked(&ratings), expected);
        }
    }
}
