//! What a number of hits says of the share that is right: exact tests and intervals of a binomial.
//!
//! Clopper and Pearson, "The Use of Confidence or Fiducial Limits Illustrated in the Case of the
//! Binomial" (Biometrika 26, 1934). Wilson's interval is the shorter one, but taken on one side it
//! is too bold where nearly all are right (Cai, "One-sided Confidence Intervals in Discrete
//! Distributions", Journal of Statistical Planning and Inference 131, 2005), which is where a promise
//! is made.

/// Steps of a bisection: a share to nine digits.
const STEPS: usize = 30;

/// Probability of at least so many hits of `trials` where each is one with probability `share`.
pub(super) fn at_least(hits: usize, trials: usize, share: f64) -> f64 {
    let misses = trials.saturating_sub(hits);
    (0..=misses).map(|miss| libm::exp(log_mass(miss, trials, 1.0 - share))).sum::<f64>().min(1.0)
}

/// The shares between which the true one lies with this confidence, when so many of `trials` hit.
pub(super) fn interval(hits: usize, trials: usize, confidence: f64) -> (f64, f64) {
    let tail = (1.0 - confidence) / 2.0;
    (lower(hits, trials, tail), 1.0 - lower(trials - hits, trials, tail))
}

/// The share with which so many hits or more are no likelier than `tail`.
fn lower(hits: usize, trials: usize, tail: f64) -> f64 {
    if hits == 0 {
        return 0.0;
    }
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..STEPS {
        let share = 0.5 * (low + high);
        if at_least(hits, trials, share) < tail { low = share } else { high = share }
    }
    low
}

/// ln of the probability of exactly so many events of `trials`, each with probability `share`.
fn log_mass(events: usize, trials: usize, share: f64) -> f64 {
    let factorial = |n: usize| libm::lgamma(n as f64 + 1.0);
    let orders = factorial(trials) - factorial(events) - factorial(trials - events);
    orders + times(events, share) + times(trials - events, 1.0 - share)
}

/// n ln p, which is 0 where nothing is asked of p.
fn times(n: usize, p: f64) -> f64 {
    if n == 0 { 0.0 } else { n as f64 * libm::log(p) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_are_those_worked_by_hand() {
        // Of three tosses: 1/8 all, 4/8 two or three; of ten with .9: .9^10.
        let table = [
            (3, 3, 0.5, 0.125),
            (2, 3, 0.5, 0.5),
            (0, 3, 0.5, 1.0),
            (10, 10, 0.9, 0.348_678),
            (3, 3, 1.0, 1.0),
            (1, 3, 0.0, 0.0),
        ];
        for (hits, trials, share, expected) in table {
            let found = at_least(hits, trials, share);
            assert!((found - expected).abs() < 1e-6, "{hits} of {trials} at {share}: {found}");
        }
    }

    /// The first three from R's `binom.test`; the last by hand: 1 − .025^(1/20).
    #[test]
    fn intervals_are_those_of_clopper_and_pearson() {
        let table = [
            (7, 10, 0.347_55, 0.933_26),
            (0, 10, 0.0, 0.308_50),
            (10, 10, 0.691_50, 1.0),
            (20, 20, 0.831_57, 1.0),
        ];
        for (hits, trials, low, high) in table {
            let found = interval(hits, trials, 0.95);
            let off = (found.0 - low).abs().max((found.1 - high).abs());
            assert!(off < 1e-4, "{hits} of {trials}: {found:?}");
        }
    }
}
