use std::collections::BTreeMap;

use time::Date;

use super::listed::{ListedArticle, ListedTag, Listing};
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

/// Counts the articles at these places of a listing.
pub(crate) fn counts(listing: &Listing, selected: &[usize]) -> Counts {
    let mut tally = Tally::new(listing);
    let articles = selected.iter().map(|&place| &listing.articles[place]);
    articles.for_each(|article| tally.count(article, listing.tags(article)));
    tally.counts(listing)
}

/// Counts by the places of names.
struct Tally {
    counts: Counts,
    labels: BTreeMap<(NameId, NameId), usize>,
    actors: Vec<usize>,
    outlets: Vec<usize>,
    /// What the article has been counted for.
    seen_labels: Vec<(NameId, NameId)>,
    seen_actors: Vec<NameId>,
}

impl Tally {
    fn new(listing: &Listing) -> Self {
        let none = vec![0; listing.names.len()];
        Self {
            counts: Counts::default(),
            labels: BTreeMap::new(),
            actors: none.clone(),
            outlets: none,
            seen_labels: Vec::new(),
            seen_actors: Vec::new(),
        }
    }

    /// Counts an article once for each label and actor, however often it has it.
    fn count(&mut self, article: &ListedArticle, tags: &[ListedTag]) {
        self.counts.articles += 1;
        self.counts.unsure += usize::from(article.unsure);
        if let Some(day) = article.day {
            *self.counts.days.entry(day).or_default() += 1;
        }
        if let Some(outlet) = article.outlet {
            self.outlets[outlet.index()] += 1;
        }
        self.seen_labels.clear();
        self.seen_actors.clear();
        for tag in tags {
            if is_new(&mut self.seen_labels, (tag.facet, tag.label)) {
                *self.labels.entry((tag.facet, tag.label)).or_default() += 1;
            }
            if let Some(actor) = tag.actor.filter(|own| is_new(&mut self.seen_actors, *own)) {
                self.actors[actor.index()] += 1;
            }
        }
    }

    fn counts(self, listing: &Listing) -> Counts {
        Counts {
            facets: facets(listing, self.labels),
            actors: most(listing, &self.actors),
            outlets: most(listing, &self.outlets),
            ..self.counts
        }
    }
}

fn is_new<K: PartialEq>(seen: &mut Vec<K>, key: K) -> bool {
    let is_new = !seen.contains(&key);
    if is_new {
        seen.push(key);
    }
    is_new
}

fn facets(listing: &Listing, labels: BTreeMap<(NameId, NameId), usize>) -> Vec<FacetCounts> {
    let mut by_facet: BTreeMap<&str, Vec<(String, usize)>> = BTreeMap::new();
    let labels: BTreeMap<_, _> = labels.into_iter().collect();
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

fn most(listing: &Listing, counted: &[usize]) -> Vec<(String, usize)> {
    let mut most: Vec<_> = (0..).map(NameId::at).zip(counted.iter().copied()).collect();
    most.retain(|(_, count)| *count > 0);
    let mut most: Vec<_> =
        most.into_iter().map(|(name, count)| (listing.names.of(name).to_owned(), count)).collect();
    sort(&mut most);
    most.truncate(MOST);
    most
}

/// The most frequent first.
fn sort(counted: &mut [(String, usize)]) {
    counted.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
}
