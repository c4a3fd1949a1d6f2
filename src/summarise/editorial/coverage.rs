//! Coverage: how much of what a story says the members of a set say.

use super::members::{MOST, Members, places_of};

/// Words of a story, by who of the members of a pool says them.
#[derive(Clone, Debug, Default)]
pub(super) struct Coverage {
    /// What each set of members says that nobody else does, by its weight.
    weights: Vec<(Members, f32)>,
    /// What all words weigh, said or not.
    all: f32,
}

impl Coverage {
    /// The coverage of words by who says each, and what it weighs; `all` of them weigh so much.
    pub(super) fn new(words: Vec<(Members, f32)>, all: f32) -> Self {
        Self { weights: merged(words), all }
    }

    /// Share of it that `set` says.
    pub(super) fn share(&self, set: Members) -> f32 {
        let held = self.weights.iter().filter(|(members, _)| members & set != 0);
        let sum: f32 = held.map(|(_, weight)| weight).sum();
        if self.all > 0.0 { sum / self.all } else { 0.0 }
    }

    /// Share of it that each two members both say; that one says, where they are the same.
    pub(super) fn common(&self) -> [[f32; MOST]; MOST] {
        let mut common = [[0.0; MOST]; MOST];
        for &(members, weight) in self.weights.iter().filter(|_| self.all > 0.0) {
            for one in places_of(members) {
                places_of(members).for_each(|other| common[one][other] += weight / self.all);
            }
        }
        common
    }
}

/// What the same members say, added up.
fn merged(mut weights: Vec<(Members, f32)>) -> Vec<(Members, f32)> {
    weights.retain(|(members, _)| *members != 0);
    weights.sort_by_key(|(members, _)| *members);
    weights.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_say_counts_once() {
        let coverage = Coverage::new(vec![(0b01, 1.0), (0b11, 2.0), (0b01, 1.0), (0, 3.0)], 8.0);
        let shares = (coverage.share(0b01), coverage.share(0b10), coverage.share(0b11));
        assert_eq!(shares, (0.5, 0.25, 0.5));
        let common = coverage.common();
        assert_eq!((common[0][0], common[1][1], common[0][1]), (0.5, 0.25, 0.25));
        assert!(Coverage::default().share(0b1).abs() < f32::EPSILON);
    }
}
