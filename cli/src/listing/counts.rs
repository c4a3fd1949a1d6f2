use std::collections::{BTreeMap, HashMap};

use time::Date;

use super::listed::{ListedTag, Listing};
use super::names::NameId;

/// Actors and outlets that are counted out.
const MOST: usize = 40;

/// Counts of the articles of a list.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) articles: usize,
    pub(crate) unsure: usize,
    /// By label, facet by facet in the order of their names.
    pub(crate) facets: Vec<FacetCounts>,
    /// Those that most articles are about.
    pub(crate) actors: Vec<(String, usize)>,
    pub(crate) outlets: Vec<(String, usize)>,
    /// By day, of those that have one.
    pub(crate) days: BTreeMap<Date, usize>,
}

/// Counts of the articles that have each label of a facet.
#[derive(Debug)]
pub(crate) struct FacetCounts {
    pub(crate) facet: String,
    pub(crate) labels: Vec<(String, usize)>,
}

type Tally<K> = HashMap<K, usize>;

/// Counts the articles at these places of a listing.
pub(crate) fn counts(listing: &Listing, selected: &[usize]) -> Counts {
    let mut counts = Counts { articles: selected.len(), ..Counts::default() };
    let (mut labels, mut actors, mut outlets) = (Tally::new(), Tally::new(), Tally::new());
    for &place in selected {
        let article = &listing.articles[place];
        counts.unsure += usize::from(article.unsure);
        if let Some(day) = article.day {
            *counts.days.entry(day).or_default() += 1;
        }
        article.outlet.into_iter().for_each(|outlet| *outlets.entry(outlet).or_default() += 1);
        let tags = listing.tags(article);
        count_once(&mut labels, tags.iter().map(|tag| (tag.facet, tag.label)));
        count_once(&mut actors, tags.iter().filter_map(|tag: &ListedTag| tag.actor));
    }
    counts.facets = facets(listing, labels);
    counts.actors = most(listing, actors);
    counts.outlets = most(listing, outlets);
    counts
}

/// Counts an article for each key, however often it has it.
fn count_once<K: Copy + Eq + std::hash::Hash>(tally: &mut Tally<K>, keys: impl Iterator<Item = K>) {
    let mut seen: Vec<K> = Vec::new();
    for key in keys {
        if !seen.contains(&key) {
            seen.push(key);
            *tally.entry(key).or_default() += 1;
        }
    }
}

fn facets(listing: &Listing, labels: Tally<(NameId, NameId)>) -> Vec<FacetCounts> {
    let mut by_facet: BTreeMap<&str, Vec<(String, usize)>> = BTreeMap::new();
    for ((facet, label), count) in labels {
        let counted = by_facet.entry(listing.names.of(facet)).or_default();
        counted.push((listing.names.of(label).to_owned(), count));
    }
    let facet = |(facet, mut labels): (&str, Vec<_>)| {
        sort(&mut labels);
        FacetCounts { facet: facet.to_owned(), labels }
    };
    by_facet.into_iter().map(facet).collect()
}

fn most(listing: &Listing, tally: Tally<NameId>) -> Vec<(String, usize)> {
    let named = tally.into_iter().map(|(name, count)| (listing.names.of(name).to_owned(), count));
    let mut named: Vec<_> = named.collect();
    sort(&mut named);
    named.truncate(MOST);
    named
}

/// The most frequent first.
fn sort(counted: &mut [(String, usize)]) {
    counted.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
}
