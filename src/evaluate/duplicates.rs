//! Test articles that the classifier has as good as read before.
//!
//! Pairs worth comparing are found by their signatures ([`Signature`]), and then compared exactly.

use rayon::prelude::*;
use serde::Serialize;

use crate::dedup::{Signature, resemblance, word_hashes};
use crate::text::{Article, TermHash};

/// Resemblance from which on two articles are the same story in nearly the same words, as in Lee et
/// al., "Deduplicating Training Data Makes Language Models Better" (ACL 2022).
const ALIKE: f64 = 0.8;
/// Articles of one band that an article is compared with. Where more agree they are copies of one
/// text, and one of them is enough.
const COMPARED: usize = 8;
/// Pairs that a report names.
const EXAMPLES: usize = 10;

/// Test articles with a twin among those that the classifier learnt from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Duplicates {
    /// Number of test articles that have the very words of another, in the same order.
    pub exact: usize,
    /// Number of those that have most of them.
    pub near: usize,
    /// Some of the pairs, the most alike first.
    pub examples: Vec<Twins>,
}

/// A test article and one that was learnt from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Twins {
    /// Name of the test article.
    pub tested: String,
    /// Name of the other.
    pub learnt: String,
    /// Share of their shingles that both have (0 to 1).
    pub similarity: f64,
}

/// An article of an evaluation.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// The article.
    pub article: &'a Article,
    /// The fold that it is tested in; `None` where it is only learnt from.
    pub fold: Option<u8>,
}

impl Item<'_> {
    /// Whether a classifier that learnt from `other` was tested on this one.
    fn meets(self, other: Self) -> bool {
        self.fold.is_some() && self.fold != other.fold
    }
}

impl Duplicates {
    /// Looks for twins of the tested among `items`, in those that they are not tested with.
    #[must_use]
    pub fn find(items: &[Item<'_>]) -> Self {
        let sketches: Vec<Sketch> = items.par_iter().map(|e| Sketch::new(e.article)).collect();
        let mut twins: Vec<Option<Twin>> = vec![None; items.len()];
        pair(items, &mut twins, |e| Some(sketches[e].text), |_, _| 1.0);
        let exact = twins.iter().flatten().count();
        let words = |entrant: usize| word_hashes(items[entrant].article);
        let alike = |a: usize, b: usize| resemblance(&words(a), &words(b));
        for band in 0..Signature::BANDS {
            pair(items, &mut twins, |e| sketches[e].bands.get(band).copied(), alike);
        }
        let near = twins.iter().flatten().count() - exact;
        Self { exact, near, examples: examples(items, &twins) }
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.exact + self.near == 0
    }
}

#[derive(Clone, Copy)]
struct Twin {
    learnt: usize,
    similarity: f64,
}

/// Gives every tested article without a twin one that shares its `key` and is alike.
fn pair(
    items: &[Item<'_>],
    twins: &mut [Option<Twin>],
    key: impl Fn(usize) -> Option<u64>,
    similarity: impl Fn(usize, usize) -> f64 + Sync,
) {
    let keyed = (0..items.len()).filter_map(|entrant| Some((key(entrant)?, entrant)));
    let mut order: Vec<(u64, usize)> = keyed.collect();
    order.sort_unstable();
    let found: Vec<(usize, Twin)> = order
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|chunk| chunk.len() > 1)
        .collect::<Vec<_>>()
        .into_par_iter()
        .flat_map_iter(|chunk| chunk.iter().map(move |&(_, tested)| (chunk, tested)))
        .filter(|&(_, tested)| twins[tested].is_none())
        .filter_map(|(chunk, tested)| {
            let others = chunk.iter().map(|other| other.1);
            let others = others.filter(|&other| items[tested].meets(items[other]));
            let compared = others.take(COMPARED).map(|learnt| {
                let similarity = similarity(tested, learnt);
                Twin { learnt, similarity }
            });
            let mut alike = compared.filter(|twin| twin.similarity >= ALIKE);
            alike.next().map(|twin| (tested, twin))
        })
        .collect();
    for (tested, twin) in found {
        twins[tested] = Some(twin);
    }
}

fn examples(items: &[Item<'_>], twins: &[Option<Twin>]) -> Vec<Twins> {
    let name = |entrant: usize| items[entrant].article.id.clone();
    let twins = twins.iter().enumerate().filter_map(|(tested, twin)| twin.map(|t| (tested, t)));
    let mut named: Vec<Twins> = twins
        .map(|(tested, Twin { learnt, similarity })| Twins {
            tested: name(tested),
            learnt: name(learnt),
            similarity,
        })
        .collect();
    named.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.tested.cmp(&b.tested)));
    named.truncate(EXAMPLES);
    named
}

/// What of an article two are found to be alike by.
struct Sketch {
    /// All words, in their order.
    text: u64,
    /// The bands of its signature; none of an article without words.
    bands: Vec<u64>,
}

impl Sketch {
    fn new(article: &Article) -> Self {
        let words = word_hashes(article);
        let text = words.iter().fold(TermHash::default(), |text, word| text.then(*word)).0;
        let bands = Signature::of(&words).iter().flat_map(Signature::bands).collect();
        Self { text, bands }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "Talks on the coastal road resumed on Monday after a week of silence, and \
        both sides said they hoped to sign before the summer, although the price of the bridge \
        remains open and the harbour board has yet to vote on its share of the costs.";

    fn find(articles: &[(&str, String, Option<u8>)]) -> Duplicates {
        let all: Vec<_> = articles.iter().map(|(id, text, _)| Article::new(*id, text)).collect();
        let items = all.iter().zip(articles);
        let items: Vec<_> = items.map(|(article, given)| Item { article, fold: given.2 }).collect();
        Duplicates::find(&items)
    }

    #[test]
    fn copies_and_near_copies_are_told_apart() {
        let near = STORY.replace("Talks", "Meetings");
        let found = find(&[
            ("learnt", STORY.to_owned(), None),
            ("copy", STORY.to_uppercase(), Some(0)),
            ("near", near, Some(0)),
            ("other", "The river rose again overnight.".to_owned(), Some(0)),
            ("empty", String::new(), Some(0)),
        ]);
        assert_eq!((found.exact, found.near), (1, 1));
        assert_eq!(found.examples[0].tested, "copy");
        assert_eq!(found.examples[1].learnt, "learnt");
        // The first word is in one shingle of five words alone.
        let shingles = (word_hashes(&Article::new("", STORY)).len() - 4) as f64;
        let expected = (shingles - 1.0) / (shingles + 1.0);
        assert!((found.examples[1].similarity - expected).abs() < 1e-12);
    }

    #[test]
    fn articles_of_one_fold_do_not_meet() {
        let text = STORY.to_owned();
        let folds = |one, two| find(&[("one", text.clone(), one), ("two", text.clone(), two)]);
        assert!(folds(Some(1), Some(1)).is_empty());
        assert_eq!(folds(Some(1), Some(2)).exact, 2);
        assert_eq!(folds(None, Some(2)).exact, 1);
    }

    #[test]
    fn many_copies_are_all_found() {
        let copies: Vec<_> = (0..200)
            .map(|n| ("copy", STORY.to_owned(), if n < 100 { None } else { Some(0) }))
            .collect();
        assert_eq!(find(&copies).exact, 100);
    }
}
