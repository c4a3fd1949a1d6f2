//! Unlabelled articles of a pool: those that can be picked.

use std::collections::HashSet;

use rayon::prelude::*;

use super::pick::PoolCounts;
use crate::active_learning::draw;
use crate::dedup::word_hashes;
use crate::text::{Article, TermHash};

/// Articles that are looked at, at most; of more, so many are drawn.
const MOST: usize = 10_000;
/// Seed of that draw.
const SEED: u64 = 1;

/// The articles of `articles` that are none of the `labelled`, as places, rising, each with its key;
/// and what the others are.
pub(super) fn unlabelled<'a>(
    articles: &[Article],
    labelled: impl ParallelIterator<Item = &'a Article>,
) -> (Vec<(usize, u64)>, PoolCounts) {
    let labelled: HashSet<u64> = labelled.map(key).collect();
    let keys: Vec<u64> = articles.par_iter().map(key).collect();
    let mut counts = PoolCounts { articles: articles.len(), ..PoolCounts::default() };
    let mut met = HashSet::new();
    let mut open = Vec::with_capacity(articles.len());
    for (place, key) in keys.iter().enumerate() {
        if labelled.contains(key) {
            counts.labelled += 1;
        } else if met.insert(*key) {
            open.push(place);
        } else {
            counts.repeated += 1;
        }
    }
    counts.undrawn = open.len().saturating_sub(MOST);
    let mut drawn = draw(open, |place| keys[place], MOST, SEED);
    drawn.sort_unstable();
    (drawn.into_iter().map(|place| (place, keys[place])).collect(), counts)
}

/// Key of an article by its words: the same whether the headline stands apart from the text, or at its
/// top, as tools of annotation show it.
fn key(article: &Article) -> u64 {
    word_hashes(article).into_iter().fold(TermHash(0), TermHash::then).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_labelled_or_said_twice_is_no_candidate() {
        let article = |title: &str, text: &str| Article::new("", text).with_title(title);
        let articles = [
            article("Truce holds", "Guns fell silent."),
            article("Cup won", "The striker scored."),
            Article::new("", "Cup won\n\nThe striker scored."),
            article("Rates rise", "The bank acted."),
        ];
        let labelled = [Article::new("ls-7", "Truce holds\n\nGuns fell silent.")];
        let (open, counts) = unlabelled(&articles, labelled.par_iter());
        assert_eq!(open.iter().map(|own| own.0).collect::<Vec<_>>(), [1, 3]);
        assert_eq!((counts.articles, counts.labelled, counts.repeated), (4, 1, 1));
    }
}
