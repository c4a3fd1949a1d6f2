//! Whether one of two classifiers is right more often on the same articles.
//!
//! `McNemar`, "Note on the Sampling Error of the Difference between Correlated Proportions or
//! Percentages" (Psychometrika 12, 1947); the exact form of Dietterich, "Approximate Statistical Tests
//! for Comparing Supervised Classification Learning Algorithms" (Neural Computation 10, 1998).

use serde::Serialize;

/// `McNemar`'s test of two classifiers on the same articles.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct McNemar {
    /// Articles that only the first got right.
    pub only_first: usize,
    /// Articles that only the second got right.
    pub only_second: usize,
    /// Two-sided probability of a split at least as uneven if both were equally good: the exact
    /// binomial one.
    pub p: f64,
}

impl McNemar {
    /// The test of articles, each with whether the first and the second got it right.
    #[must_use]
    pub fn of(right: impl IntoIterator<Item = (bool, bool)>) -> Self {
        let (mut only_first, mut only_second) = (0, 0);
        for (first, second) in right {
            only_first += usize::from(first && !second);
            only_second += usize::from(second && !first);
        }
        Self { only_first, only_second, p: two_sided(only_first, only_second) }
    }
}

/// The probability that of so many fair tosses as few as the rarer side had, or fewer, fall on either.
fn two_sided(a: usize, b: usize) -> f64 {
    let (n, fewest) = ((a + b) as f64, a.min(b));
    let ways = |k: f64| libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
    let toss = |k: usize| libm::exp(ways(k as f64) - n * std::f64::consts::LN_2);
    (2.0 * (0..=fewest).map(toss).sum::<f64>()).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(only_first: usize, only_second: usize) -> McNemar {
        let first = std::iter::repeat_n((true, false), only_first);
        McNemar::of(
            first.chain(std::iter::repeat_n((false, true), only_second)).chain([(true, true)]),
        )
    }

    #[test]
    fn p_is_the_exact_binomial_one() {
        // scipy.stats.binomtest(k, n, .5).pvalue; 86 and 150 are Agresti's approvals of a prime
        // minister ("Categorical Data Analysis", 1990, page 350).
        let table =
            [(86, 150, 3.715_936e-5), (2, 8, 0.109_375), (0, 5, 0.0625), (3, 3, 1.0), (0, 0, 1.0)];
        for (first, second, expected) in table {
            for found in [test(first, second), test(second, first)] {
                assert!((found.p - expected).abs() < 1e-10, "{found:?} and should be {expected}");
            }
        }
        assert_eq!((test(2, 8).only_first, test(2, 8).only_second), (2, 8));
    }
}
