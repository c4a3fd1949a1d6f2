//! Whether two sets of articles can be told apart.
//!
//! Lopez-Paz and Oquab, "Revisiting Classifier Two-Sample Tests" (ICLR 2017).

use serde::Serialize;

use super::auc::auc;
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

/// How well `old` and `new` can be told apart, each a vector an article.
#[must_use]
pub fn two_sample(old: &[Vec<f64>], new: &[Vec<f64>]) -> TwoSample {
    let (old, new) = (sampled(old), sampled(new));
    if old.len().min(new.len()) < LEAST {
        return TwoSample { auc: None, shown_by: Vec::new() };
    }
    let (mut olds, mut news) = (vec![0.0; old.len()], vec![0.0; new.len()]);
    for fold in 0..FOLDS {
        let rest = |at: &usize| at % FOLDS != fold;
        let rows = (0..old.len()).filter(rest).map(|at| (old[at].1.clone(), false));
        let rows = rows.chain((0..new.len()).filter(rest).map(|at| (new[at].1.clone(), true)));
        let (rows, labels): (Vec<_>, Vec<_>) = rows.unzip();
        let weights = logistic::fit(&rows, &labels, COST);
        let score = |own: &[f64]| own.iter().zip(&weights).map(|(x, weight)| x * weight).sum();
        (fold..old.len()).step_by(FOLDS).for_each(|at| olds[at] = score(old[at].1));
        (fold..new.len()).step_by(FOLDS).for_each(|at| news[at] = score(new[at].1));
    }
    let mut shown: Vec<(f64, usize)> =
        news.iter().zip(&new).map(|(own, new)| (*own, new.0)).collect();
    shown.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let shown_by = shown.into_iter().map(|own| own.1).collect();
    TwoSample { auc: Some(auc(&news, &olds)), shown_by }
}

/// At most so many, with their places, in an order that says nothing of when or where they stood.
fn sampled(articles: &[Vec<f64>]) -> Vec<(usize, &Vec<f64>)> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|&place| TermHash(place as u64).then(TermHash(MOST as u64)).0);
    order.truncate(MOST);
    order.into_iter().map(|place| (place, &articles[place])).collect()
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
    fn those_that_differ_are_named_first() {
        let mut new = articles(180, 0, 4);
        new.extend(articles(20, 5000, 5));
        let found = two_sample(&articles(200, 0, 6), &new);
        let strange = found.shown_by[..20].iter().filter(|&&place| place >= 180).count();
        assert!(strange > 15, "{strange}");
        assert_eq!(two_sample(&new[..10], &new), TwoSample { auc: None, shown_by: Vec::new() });
    }
}
