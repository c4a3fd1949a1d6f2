//! Agreement of two coders, or of a classifier and a coder, beyond what chance would give.
//!
//! Cohen, "A Coefficient of Agreement for Nominal Scales" (Educational and Psychological Measurement
//! 20, 1960); Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::coverage::ratio;
use super::estimate::Estimate;
use super::resample::resampled;

/// Agreement of two who put the same units into categories.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// Number of units that both have put somewhere.
    pub units: usize,
    /// Share of them that both put into the same category.
    pub share: Estimate,
    /// Cohen's kappa; 0 where chance alone would agree on everything.
    pub kappa: Estimate,
    /// Krippendorff's alpha for nominal categories; 0 in the same case.
    pub alpha: Estimate,
}

impl Agreement {
    /// The agreement of `pairs`, one a unit, with the intervals that resampling units gives.
    #[must_use]
    pub fn of<T: Ord>(pairs: &[(T, T)]) -> Self {
        let categories: BTreeSet<&T> = pairs.iter().flat_map(|pair| [&pair.0, &pair.1]).collect();
        let place: BTreeMap<&T, usize> = categories.into_iter().zip(0..).collect();
        let pairs: Vec<_> = pairs.iter().map(|(a, b)| (place[a], place[b])).collect();
        let measure = |pairs: &[(usize, usize)]| {
            let units: Vec<_> = pairs.iter().map(|&(a, b)| vec![a, b]).collect();
            [share(pairs), cohen_kappa(pairs), krippendorff_alpha(&units)]
        };
        let whole = measure(&pairs);
        let resamples = resampled(pairs.len(), |drawn| {
            measure(&drawn.map(|unit| pairs[unit]).collect::<Vec<_>>())
        });
        let estimate = |figure: usize| {
            Estimate::new(whole[figure], resamples.iter().map(|own| own[figure]).collect())
        };
        let units = pairs.len();
        Self { units, share: estimate(0), kappa: estimate(1), alpha: estimate(2) }
    }
}

fn share<T: PartialEq>(pairs: &[(T, T)]) -> f64 {
    ratio(pairs.iter().filter(|(a, b)| a == b).count(), pairs.len())
}

/// Cohen's kappa of `pairs`, one a unit: (observed − expected) / (1 − expected) agreement, expected
/// of coders who keep to their own shares of categories.
#[must_use]
pub fn cohen_kappa<T: Ord>(pairs: &[(T, T)]) -> f64 {
    let mut counts: BTreeMap<&T, (usize, usize)> = BTreeMap::new();
    for (a, b) in pairs {
        counts.entry(a).or_default().0 += 1;
        counts.entry(b).or_default().1 += 1;
    }
    let all = pairs.len().max(1) as f64;
    let by_chance = |&(a, b): &(usize, usize)| (a as f64 / all) * (b as f64 / all);
    let expected: f64 = counts.values().map(by_chance).sum();
    beyond_chance(1.0 - share(pairs), 1.0 - expected)
}

/// Krippendorff's alpha of `units`, each with the categories that those gave it who saw it: nominal,
/// with any number of coders and with gaps. A unit that one coder alone saw says nothing.
#[must_use]
pub fn krippendorff_alpha<T: Ord>(units: &[Vec<T>]) -> f64 {
    let pairable = units.iter().filter(|unit| unit.len() > 1);
    let mut counts: BTreeMap<&T, usize> = BTreeMap::new();
    let mut disagreement = 0.0;
    for unit in pairable {
        let mut own: BTreeMap<&T, usize> = BTreeMap::new();
        for value in unit {
            *own.entry(value).or_default() += 1;
        }
        for (value, times) in &own {
            *counts.entry(value).or_default() += times;
        }
        let alike: usize = own.values().map(|times| times * (times - 1)).sum();
        let pairs = unit.len() * (unit.len() - 1);
        disagreement += (pairs - alike) as f64 / (unit.len() - 1) as f64;
    }
    let all: usize = counts.values().sum();
    let alike: usize = counts.values().map(|times| times * times).sum();
    let (all, alike) = (all as f64, alike as f64);
    beyond_chance(disagreement * (all - 1.0), all * all - alike)
}

/// 1 − observed / expected disagreement; 0 where nothing could be disagreed on.
fn beyond_chance(observed: f64, expected: f64) -> f64 {
    if expected > 0.0 { 1.0 - observed / expected } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of each unit, a row a coder, `.` where one did not see it.
    fn units(rows: &[&str]) -> Vec<Vec<char>> {
        let rows: Vec<Vec<char>> =
            rows.iter().map(|row| row.chars().filter(|c| *c != ' ').collect()).collect();
        let unit = |place: usize| rows.iter().map(|row| row[place]).filter(|c| *c != '.').collect();
        (0..rows[0].len()).map(unit).collect()
    }

    #[test]
    fn alpha_is_that_of_published_examples() {
        let table = [
            // Krippendorff (2011), B: nominal data, two observers, no missing data.
            (0.692, units(&["aabbdcccedda", "babbbccceddd"])),
            // The same, C: any number of observers, missing data.
            (0.743, units(&["12332141 2...", "12332241 25.3", ".3332342 251.", "12332441 251."])),
            // The worked example of three coders and fifteen units, with gaps.
            (0.691, units(&[".....34121133.3", "1.213343.......", "..21344.21133.4"])),
        ];
        for (expected, units) in table {
            let found = krippendorff_alpha(&units);
            assert!((found - expected).abs() < 6e-4, "{found} and should be {expected}");
        }
    }

    /// Cohen (1960), table 1: two judges of 200 persons.
    #[test]
    fn kappa_is_that_of_its_paper() {
        let counts = [[88, 14, 18], [10, 40, 10], [2, 6, 12]];
        let cells = counts.iter().enumerate().flat_map(|(a, row)| {
            row.iter().enumerate().flat_map(move |(b, &times)| vec![(a, b); times])
        });
        let pairs: Vec<_> = cells.collect();
        assert!((cohen_kappa(&pairs) - 0.492).abs() < 5e-4, "{}", cohen_kappa(&pairs));
        let agreement = Agreement::of(&pairs);
        assert!((agreement.share.value - 0.7).abs() < 1e-12);
        // His standard error is .054.
        let width = agreement.kappa.high - agreement.kappa.low;
        assert!((width / (2.0 * 1.96) - 0.054).abs() < 0.008, "{agreement:?}");
    }

    #[test]
    fn who_has_no_choice_agrees_by_chance() {
        for pairs in [vec![], vec![("a", "a"); 4]] {
            assert!(cohen_kappa(&pairs).abs() < 1e-12);
            assert!(Agreement::of(&pairs).alpha.value.abs() < 1e-12);
        }
        assert!((cohen_kappa(&[("a", "a"), ("b", "b")]) - 1.0).abs() < 1e-12);
        assert!(krippendorff_alpha(&[vec!["a"], vec!["b"]]).abs() < 1e-12);
    }
}
