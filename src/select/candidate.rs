//! Candidates of a search, and how one is chosen.

use super::setting::{CandidateResult, Setting};

/// Candidate with its result, and how much that owes to chance.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) result: CandidateResult,
    /// How right it is of each held-out article: the F1 of the article's labels, which of a single
    /// label is 0 or 1.
    pub(super) rightness: Vec<f32>,
    /// Standard error of its objective over groups of articles; 0 where there are none, since what
    /// is drawn article by article tells settings apart well enough.
    pub(super) error: f64,
}

impl Candidate {
    /// Whether it is worse than the candidate `before`.
    pub(super) fn falls_behind(&self, before: &Self) -> bool {
        self.result.objective() < before.result.objective()
    }

    /// Whether it is more right than `other` by at least so many standard errors of the difference
    /// that a held-out article makes.
    pub(super) fn is_better_than(&self, other: &Self, standard_errors: f64) -> bool {
        let pairs = self.rightness.iter().zip(&other.rightness);
        let gains: Vec<f64> = pairs.map(|(own, other)| f64::from(own - other)).collect();
        let count = gains.len().max(1) as f64;
        let mean = gains.iter().sum::<f64>() / count;
        let squares = gains.iter().map(|gain| (gain - mean) * (gain - mean)).sum::<f64>();
        mean > 0.0 && mean >= standard_errors * (squares / count / count).sqrt()
    }
}

/// The weakest setting that is not worse than the best by more than its standard error: what few
/// groups prefer they may prefer by chance (Breiman, Friedman, Olshen and Stone, "Classification
/// and Regression Trees", 1984, section 3.4.3).
pub(super) fn choose(candidates: &[Candidate]) -> Option<Setting> {
    let best = best(candidates)?;
    let least = best.result.objective() - best.error;
    let good = |candidate: &&Candidate| candidate.result.objective() >= least;
    candidates.iter().find(good).map(|candidate| candidate.result.setting)
}

/// The candidate with the highest objective; of equals the last.
pub(super) fn best(candidates: &[Candidate]) -> Option<&Candidate> {
    let objective = |candidate: &Candidate| candidate.result.objective();
    candidates.iter().max_by(|a, b| objective(a).total_cmp(&objective(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(cost: f32, accuracy: f64, rightness: &[f32], error: f64) -> Candidate {
        let setting = Setting::Plain { cost };
        let result = CandidateResult { setting, accuracy, macro_f1: 0.0 };
        Candidate { result, rightness: rightness.to_vec(), error }
    }

    #[test]
    fn the_weakest_of_those_that_are_as_good_is_chosen() {
        let chosen = |objectives: &[f64], error| {
            let numbered = objectives.iter().enumerate();
            let candidates: Vec<_> =
                numbered.map(|(n, &accuracy)| candidate(n as f32, accuracy, &[], error)).collect();
            match choose(&candidates) {
                Some(Setting::Plain { cost }) => Some(cost),
                _ => None,
            }
        };
        assert_eq!(chosen(&[0.1, 0.3, 0.3, 0.2], 0.0), Some(1.0), "the first of equals");
        assert_eq!(chosen(&[0.1, 0.2, 0.3, 0.29], 0.15), Some(1.0));
        assert_eq!(chosen(&[], 0.0), None);
    }

    #[test]
    fn one_article_is_no_evidence() {
        let usual = candidate(0.0, 0.0, &[1.0, 0.0, 0.0, 0.0], 0.0);
        let other = candidate(0.0, 0.0, &[1.0, 1.0, 0.0, 0.0], 0.0);
        // A mean gain of 1/4, with a standard error of √(3/16)/2 = 0.217.
        assert!(other.is_better_than(&usual, 1.0) && !other.is_better_than(&usual, 2.0));
        assert!(!usual.is_better_than(&other, 0.0) && !usual.is_better_than(&usual, 0.0));
    }
}
