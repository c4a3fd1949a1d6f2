//! Words that a batch has and the articles before it had not, or much more seldom.
//!
//! Ranked by log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn, "Fightin' Words",
//! Political Analysis 16, 2008), on the number of articles that have a word.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

/// Articles of the batch that a word must stand in.
const LEAST: usize = 3;
/// Standard deviations from which on a word is no chance.
const NO_CHANCE: f64 = 3.0;
/// Articles that the prior counts as.
const PRIOR: f64 = 10.0;

/// A word that is new, or much more frequent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Newcomer {
    /// The word.
    pub word: String,
    /// Articles of the batch that have it.
    pub articles: usize,
    /// Articles before it that had it.
    pub before: usize,
    /// How many standard deviations its log-odds have risen by.
    pub deviations: f64,
}

/// At most so many newcomers among the words of `new` articles against the `old`, each the set of its
/// words; the most striking first.
#[must_use]
pub fn newcomers<'w>(
    old: &[BTreeSet<&'w str>],
    new: &[BTreeSet<&'w str>],
    most: usize,
) -> Vec<Newcomer> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    new.iter().flatten().for_each(|word| counts.entry(word).or_default().0 += 1);
    for word in old.iter().flatten() {
        if let Some(own) = counts.get_mut(word) {
            own.1 += 1;
        }
    }
    let [all_new, all_old] = [new.len() as f64, old.len() as f64];
    let newcomer = |(word, (articles, before)): (&str, (usize, usize))| {
        let prior = PRIOR * (articles + before) as f64 / (all_new + all_old);
        let [having, had] = [articles, before].map(|count| count as f64 + prior);
        let [lacking, lacked] = [all_new + PRIOR - having, all_old + PRIOR - had];
        let rise = libm::log(having / lacking) - libm::log(had / lacked);
        let variance = 1.0 / having + 1.0 / lacking + 1.0 / had + 1.0 / lacked;
        let deviations = rise / variance.sqrt();
        Newcomer { word: word.to_owned(), articles, before, deviations }
    };
    let frequent = counts.into_iter().filter(|(_, own)| own.0 >= LEAST).map(newcomer);
    let mut found: Vec<_> = frequent.filter(|own| own.deviations >= NO_CHANCE).collect();
    found.sort_by(by_deviations);
    found.truncate(most);
    found
}

fn by_deviations(a: &Newcomer, b: &Newcomer) -> Ordering {
    b.deviations.total_cmp(&a.deviations).then_with(|| a.word.cmp(&b.word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_words_come_first_and_common_ones_not_at_all() {
        let article = |words: &'static str| words.split(' ').collect::<BTreeSet<&str>>();
        let old: Vec<_> = (0..100).map(|n| article(["the goal", "the vote"][n % 2])).collect();
        let new: Vec<_> = (0..60)
            .map(|n| article(["the virus goal", "the virus vote", "the vote mask"][n % 3]))
            .collect();
        let found = newcomers(&old, &new, 9);
        let words: Vec<_> =
            found.iter().map(|own| (own.word.as_str(), own.articles, own.before)).collect();
        assert_eq!(words, [("virus", 40, 0), ("mask", 20, 0)]);
        assert!(newcomers(&old, &old, 9).is_empty() && newcomers(&[], &[], 9).is_empty());
        assert_eq!(newcomers(&old, &new, 1).len(), 1);
    }
}
