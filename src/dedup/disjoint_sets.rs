//! Disjoint sets of numbers that are linked pair by pair (union-find).

/// Sets of the numbers below a bound: each number points to a smaller one of its set, or to itself.
#[derive(Debug)]
pub(super) struct DisjointSets(Vec<usize>);

impl DisjointSets {
    /// Each number below `count` in a set of its own.
    pub(super) fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// Joins the sets of two numbers.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.least(a), self.least(b));
        self.0[a.max(b)] = a.min(b);
    }

    /// The least number of the set that `number` is in.
    fn least(&mut self, mut number: usize) -> usize {
        while self.0[number] != number {
            self.0[number] = self.0[self.0[number]];
            number = self.0[number];
        }
        number
    }

    /// The sets of two numbers or more, each rising, in the order of their least.
    pub(super) fn into_sets(mut self) -> Vec<Vec<usize>> {
        let mut sets: Vec<Vec<usize>> = vec![Vec::new(); self.0.len()];
        for number in 0..self.0.len() {
            let least = self.least(number);
            sets[least].push(number);
        }
        sets.retain(|set| set.len() > 1);
        sets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_by_others_is_in_one_set() {
        let mut sets = DisjointSets::new(6);
        for (a, b) in [(4, 1), (5, 4), (2, 0)] {
            sets.join(a, b);
        }
        assert_eq!(sets.into_sets(), [vec![0, 2], vec![1, 4, 5]]);
    }
}
