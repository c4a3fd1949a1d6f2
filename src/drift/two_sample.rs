//! Whether two sets of articles can be told apart.
//!
//! Lopez-Paz and Oquab, "Revisiting Classifier Two-Sample Tests" (ICLR 2017).

use serde::Serialize;

use crate::calibrate::auc;
use crate::logistic;
use crate::text::TermHash;

/// Parts that take turns in being held out.
const FOLDS: usize = 5;
/// Articles of a side that are looked at, at most.
const MOST: usize = 1000;
/// What a wrong article costs beside the length of the weights.
const COST: f64 = 1.0;
/// Area from which on the sides differ: two samples of one source stay below .55, the next quarters of
/// an encyclopaedia below .65, and other outlets reach .83 to .99.
const DIFFERENT: f64 = 0.65;
/// Articles of a side that it takes to say anything.
const LEAST: usize = 20;

/// How well two sets of articles can be told apart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TwoSample {
    /// The chance that a classifier which learnt from others tells a new article from an old one; .5
    /// where they are alike. `None` of fewer than twenty articles a side.
    pub auc: Option<f64>,
    /// Places of the new articles, those first that give the new ones away.
    pub shown_by: Vec<usize>,
}

impl TwoSample {
    /// Whether the sides differ, as far as can be said.
    #[must_use]
    pub fn is_different(&self) -> bool {
        self.auc.is_some_and(|auc| auc > DIFFERENT)
    }
}

/// An article of either side.
struct Drawn<'a> {
    place: usize,
    vector: &'a [f64],
    /// How many articles it counts as.
    weight: f64,
}

/// How well `old` and `new` can be told apart, each a vector an article.
#[must_use]
pub fn two_sample(old: &[Vec<f64>], new: &[Vec<f64>]) -> TwoSample {
    two_sample_weighted(old, &vec![1.0; old.len()], new)
}

/// The same where the old articles count by `weights`, so that both sides have in equal shares what is
/// not to be told.
#[must_use]
pub fn two_sample_weighted(old: &[Vec<f64>], weights: &[f64], new: &[Vec<f64>]) -> TwoSample {
    let (old, new) = (drawn(old, weights), drawn(new, &vec![1.0; new.len()]));
    if effective(&old).min(effective(&new)) < LEAST as f64 {
        return TwoSample { auc: None, shown_by: Vec::new() };
    }
    let (mut olds, mut news) = (vec![0.0; old.len()], vec![0.0; new.len()]);
    for fold in 0..FOLDS {
        let weights = fit(&old, &new, fold);
        let score = |own: &Drawn<'_>| own.vector.iter().zip(&weights).map(|(x, w)| x * w).sum();
        (fold..old.len()).step_by(FOLDS).for_each(|at| olds[at] = score(&old[at]));
        (fold..new.len()).step_by(FOLDS).for_each(|at| news[at] = score(&new[at]));
    }
    let mut shown: Vec<(f64, usize)> =
        news.iter().copied().zip(new.iter().map(|own| own.place)).collect();
    shown.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let shown_by = shown.into_iter().map(|own| own.1).collect();
    TwoSample { auc: Some(auc(&weighted(&news, &new), &weighted(&olds, &old))), shown_by }
}

/// The weights that tell new from old in all folds but one.
fn fit(old: &[Drawn<'_>], new: &[Drawn<'_>], fold: usize) -> Vec<f64> {
    let rest = |side: &[Drawn<'_>], is_new: bool| -> Vec<(Vec<f64>, bool, f64)> {
        let rest = side.iter().enumerate().filter(|(at, _)| at % FOLDS != fold);
        rest.map(|(_, own)| (own.vector.to_vec(), is_new, COST * own.weight)).collect()
    };
    let (mut rows, mut labels, mut costs) = (Vec::new(), Vec::new(), Vec::new());
    for (row, label, cost) in rest(old, false).into_iter().chain(rest(new, true)) {
        rows.push(row);
        labels.push(label);
        costs.push(cost);
    }
    logistic::fit_weighted(&rows, &labels, &costs)
}

fn weighted(scores: &[f64], side: &[Drawn<'_>]) -> Vec<(f64, f64)> {
    scores.iter().zip(side).map(|(score, own)| (*score, own.weight)).collect()
}

/// At most so many of some weight, in an order that says nothing of when or where they stood, their
/// weights being one in the mean.
fn drawn<'a>(articles: &'a [Vec<f64>], weights: &[f64]) -> Vec<Drawn<'a>> {
    let mut order: Vec<usize> = (0..articles.len()).filter(|&own| weights[own] > 0.0).collect();
    order.sort_by_key(|&place| TermHash(place as u64).then(TermHash(MOST as u64)).0);
    order.truncate(MOST);
    let mean = order.iter().map(|&own| weights[own]).sum::<f64>() / order.len() as f64;
    let drawn =
        |place: usize| Drawn { place, vector: &articles[place], weight: weights[place] / mean };
    order.into_iter().map(drawn).collect()
}

/// Articles of equal weight that would tell as much (Kish, "Survey Sampling", 1965).
fn effective(side: &[Drawn<'_>]) -> f64 {
    let squares: f64 = side.iter().map(|own| own.weight * own.weight).sum();
    if side.is_empty() { 0.0 } else { (side.len() * side.len()) as f64 / squares }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drift::project;

    /// Articles of forty words out of a hundred, the first of which has this number.
    fn articles(count: u64, from: u64, seed: u64) -> Vec<Vec<f64>> {
        let word = |n: u64, word: u64| {
            let drawn = TermHash::of(&format!("{seed} {n} {word}")).0 % 100 + from;
            TermHash::of(&drawn.to_string()).0
        };
        let article = |n: u64| project((0..40).map(|own| (word(n, own), 1.0)));
        (0..count).map(article).collect()
    }

    #[test]
    fn one_source_is_not_told_from_itself_and_another_is() {
        let old = articles(200, 0, 1);
        let same = two_sample(&old, &articles(200, 0, 2));
        assert!(same.auc.is_some_and(|auc| (auc - 0.5).abs() < 0.1), "{:?}", same.auc);
        assert!(!same.is_different());
        let other = two_sample(&old, &articles(200, 50, 3));
        assert!(other.auc.is_some_and(|auc| auc > 0.9) && other.is_different(), "{:?}", other.auc);
    }

    #[test]
    fn weights_make_up_for_other_shares() {
        let of = |first: u64, second: u64, seed: u64| {
            [articles(first, 0, seed), articles(second, 5000, seed + 1)].concat()
        };
        let (old, new) = (of(320, 80, 7), of(40, 160, 9));
        let shares = [vec![0.25; 320], vec![4.0; 80]].concat();
        let (counted, weighed) = (two_sample(&old, &new), two_sample_weighted(&old, &shares, &new));
        assert!(counted.auc.is_some_and(|auc| auc > 0.7), "{:?}", counted.auc);
        assert!(weighed.auc.is_some_and(|auc| (auc - 0.5).abs() < 0.1), "{:?}", weighed.auc);
        let few = [vec![0.0; 385], vec![1.0; 15]].concat();
        assert_eq!(two_sample_weighted(&old, &few, &new).auc, None);
    }

    #[test]
    fn those_that_differ_are_named_first() {
        let mut new = articles(180, 0, 4);
        new.extend(articles(20, 5000, 5));
        let found = two_sample(&articles(200, 0, 6), &new);
        let strange = found.shown_by[..20].iter().filter(|&&place| place >= 180).count();
        assert!(strange > 15, "{strange}");
        assert_eq!(two_sample(&new[..10], &new), TwoSample { auc: None, shown_by: Vec::new() });
    }
}
