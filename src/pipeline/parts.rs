//! Parts of labelled articles that are harder tests than folds: the latest, and whole sources.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::corpus::{Groups, LabelledFacet};
use crate::evaluate::ArticlePrediction;
use crate::text::TermHash;

/// The part of the earlier articles, and that of the latest.
const EARLIER: u8 = 0;
pub(super) const LATEST: u8 = 1;
/// The deal of sources into parts.
const SEED: u64 = 1;

/// What models of the earlier articles say of the latest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Latest {
    /// The first day that is tested.
    pub from: String,
    /// What is said of the articles of that day and later ones.
    pub predictions: Vec<ArticlePrediction>,
}

/// The day from which on the latest `share` of the dated examples begins, and the part of each
/// example. Whole days stay together.
pub(super) fn latest(
    labelled: &LabelledFacet,
    groups: &Groups,
    days: &[Option<&str>],
    share: f64,
) -> Option<(String, Vec<Option<u8>>)> {
    let mut dated: Vec<&str> = days.iter().copied().flatten().collect();
    dated.sort_unstable();
    let from = *dated.get(((1.0 - share) * dated.len() as f64) as usize)?;
    if dated.first() == Some(&from) {
        return None;
    }
    let group = |place: usize| groups.keys()[labelled.examples[place].article];
    let is_earlier = |place: &usize| days[*place].is_none_or(|day| day < from);
    let met: BTreeSet<u64> = (0..days.len()).filter(is_earlier).map(group).collect();
    let part = |place| Some(if met.contains(&group(place)) { EARLIER } else { LATEST });
    Some((from.to_owned(), (0..days.len()).map(part).collect()))
}

/// The part of each example; one without a source is only learnt from.
pub(super) fn by_source(
    labelled: &LabelledFacet,
    sources: &[Option<&str>],
    folds: u8,
) -> Vec<Option<u8>> {
    let known = |place: &usize| sources[*place].is_some();
    let places: Vec<usize> = (0..sources.len()).filter(known).collect();
    let strata = labelled.strata();
    let own: Vec<_> = places.iter().map(|&place| strata[place]).collect();
    let key = |&place: &usize| TermHash::of(sources[place].unwrap_or_default()).0;
    let keys: Vec<u64> = places.iter().map(key).collect();
    let mut parts = vec![None; sources.len()];
    for (place, part) in places.into_iter().zip(crate::corpus::folds(&own, &keys, folds, SEED)) {
        parts[place] = Some(part);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Corpus;
    use crate::text::Article;

    fn corpus(texts: &[&str]) -> Corpus {
        let mut corpus = Corpus::builder();
        for (n, text) in texts.iter().enumerate() {
            let article = corpus.article(Article::new(n.to_string(), *text));
            corpus.label(article, "topic", &[["a", "b"][n % 2]]).unwrap();
        }
        corpus.build().unwrap()
    }

    #[test]
    fn the_latest_days_are_tested_whole_and_without_copies() {
        let corpus = corpus(&["One.", "Two.", "Three.", "Four.", "Five.", "TWO"]);
        let days =
            ["2026-01-01", "2026-01-02", "2026-01-09", "2026-01-03", "2026-01-09", "2026-01-09"];
        let mut days = days.map(Some);
        let groups = corpus.article_groups();
        let parted = |days: &[_]| latest(&corpus.facets[0], &groups, days, 0.2);
        let (from, parts) = parted(&days).unwrap();
        assert_eq!(from, "2026-01-09");
        assert_eq!(parts, [0, 0, 1, 0, 1, 0].map(Some));
        days[2] = None;
        assert_eq!(parted(&days).unwrap().1, [0, 0, 0, 0, 1, 0].map(Some));
        assert_eq!(parted(&[Some("2026-01-09"); 6]), None);
        assert_eq!(parted(&[None; 6]), None);
    }

    #[test]
    fn sources_stay_whole_and_what_has_none_is_not_tested() {
        let corpus = corpus(&["One.", "Two.", "Three.", "Four.", "Five."]);
        let sources = [Some("Post"), Some("Herald"), Some("Post"), None, Some("Herald")];
        let parts = by_source(&corpus.facets[0], &sources, 2);
        assert_eq!((parts[0], parts[1], parts[3]), (parts[2], parts[4], None));
        assert_ne!(parts[0], parts[1]);
    }
}
