//! Tallies of the features of a set: each in its column, or the score that they come to.

use super::features::SetFeature;

/// A number for each feature of a set.
pub(super) type SetRow = [f32; SetFeature::COUNT];

/// Tally: what the features of a set are told to, one after the other.
pub(super) trait Tally {
    /// Adds to the number of a feature.
    fn add(&mut self, feature: SetFeature, number: f32);

    /// Adds 1 to it where it `holds`.
    fn count(&mut self, feature: SetFeature, holds: bool) {
        self.add(feature, f32::from(u8::from(holds)));
    }
}

impl Tally for SetRow {
    fn add(&mut self, feature: SetFeature, number: f32) {
        self[feature as usize] += number;
    }
}

/// Score of a set, without a row of its features: most sets are only compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Score<'w> {
    /// What a unit of each feature counts for.
    worth: &'w SetRow,
    pub(super) sum: f32,
}

impl<'w> Score<'w> {
    /// The score of nothing, where a unit of each feature is worth so much.
    pub(super) const fn by(worth: &'w SetRow) -> Self {
        Self { worth, sum: 0.0 }
    }
}

impl Tally for Score<'_> {
    fn add(&mut self, feature: SetFeature, number: f32) {
        self.sum += self.worth[feature as usize] * number;
    }
}

#[cfg(test)]
mod tests {
    use std::array::from_fn;

    use super::*;

    #[test]
    fn a_score_is_what_a_row_is_worth() {
        let worth: SetRow = from_fn(|place| place as f32 - 9.0);
        let (mut row, mut score) = ([0.0; SetFeature::COUNT], Score::by(&worth));
        let told = |tally: &mut dyn Tally| {
            tally.add(SetFeature::Sum, 1.5);
            tally.count(SetFeature::Quotes, true);
            tally.count(SetFeature::Question, false);
            tally.count(SetFeature::Quotes, true);
        };
        told(&mut row);
        told(&mut score);
        let expected: f32 = row.iter().zip(worth).map(|(number, worth)| number * worth).sum();
        assert!((score.sum - expected).abs() < 1e-5, "{} {expected}", score.sum);
        assert!((row[SetFeature::Quotes as usize] - 2.0).abs() < 1e-6);
    }
}
