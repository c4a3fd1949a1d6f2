use std::collections::HashSet;
use std::ops::Range;

use time::Date;

use super::filter::Filter;
use super::names::{NameId, Names};

/// Listing of all articles of an archive, the newest first.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    pub(super) names: Names,
    pub(super) articles: Vec<ListedArticle>,
    pub(super) tags: Vec<ListedTag>,
}

/// Article of a listing.
#[derive(Clone, Debug)]
pub(crate) struct ListedArticle {
    /// Its key in the archive.
    pub(crate) article: i64,
    pub(crate) day: Option<Date>,
    pub(super) outlet: Option<NameId>,
    /// Its tags, as a range of the listing's.
    pub(super) tags: Range<u32>,
    /// The least of what is said of it: of each facet the probability of its likeliest label, and of
    /// these the smallest. 1 where nothing is said.
    pub(crate) confidence: f32,
    /// Whether a facet gives it labels, and none that is sure.
    pub(crate) unsure: bool,
}

/// Tag of an article of a listing.
#[derive(Clone, Copy, Debug)]
pub(super) struct ListedTag {
    pub(super) facet: NameId,
    pub(super) label: NameId,
    /// The actor that it is towards, where it is towards one.
    pub(super) actor: Option<NameId>,
    pub(super) probability: f32,
    pub(super) sure: bool,
}

impl Listing {
    /// All articles, the newest first.
    pub(crate) fn articles(&self) -> &[ListedArticle] {
        &self.articles
    }

    /// The places of the articles that a filter lets pass, and `found` where words are searched for.
    pub(crate) fn select(&self, filter: &Filter, found: Option<&HashSet<i64>>) -> Vec<usize> {
        let Some(wanted) = Wanted::new(filter, &self.names) else { return Vec::new() };
        let passes = |own: &ListedArticle| {
            found.is_none_or(|found| found.contains(&own.article)) && wanted.lets_pass(own, self)
        };
        let articles = self.articles.iter().enumerate();
        articles.filter(|(_, own)| passes(own)).map(|(place, _)| place).collect()
    }

    pub(super) fn tags(&self, article: &ListedArticle) -> &[ListedTag] {
        &self.tags[article.tags.start as usize..article.tags.end as usize]
    }
}

/// A filter in the names of a listing.
struct Wanted<'f> {
    filter: &'f Filter,
    labels: Vec<(NameId, NameId)>,
    actor: Option<NameId>,
    outlet: Option<NameId>,
}

impl<'f> Wanted<'f> {
    /// None where the listing has no such name, and so no such article.
    fn new(filter: &'f Filter, names: &Names) -> Option<Self> {
        let label =
            |(facet, label): &(String, String)| Some((names.find(facet)?, names.find(label)?));
        let name = |wanted: &Option<String>| match wanted {
            Some(name) => names.find(name).map(Some),
            None => Some(None),
        };
        Some(Self {
            filter,
            labels: filter.labels.iter().map(label).collect::<Option<_>>()?,
            actor: name(&filter.actor)?,
            outlet: name(&filter.outlet)?,
        })
    }

    fn lets_pass(&self, article: &ListedArticle, listing: &Listing) -> bool {
        let Filter { unsure, from, to, .. } = self.filter;
        (!unsure || article.unsure)
            && from.is_none_or(|from| article.day.is_some_and(|day| day >= from))
            && to.is_none_or(|to| article.day.is_some_and(|day| day <= to))
            && (self.outlet.is_none() || article.outlet == self.outlet)
            && self.lets_tags_pass(listing.tags(article))
    }

    /// A label towards actors is wanted towards the one that is asked for.
    fn lets_tags_pass(&self, tags: &[ListedTag]) -> bool {
        let towards = |tag: &ListedTag| {
            tag.actor.is_none() || self.actor.is_none_or(|own| tag.actor == Some(own))
        };
        let has = |&(facet, label): &(NameId, NameId)| {
            tags.iter().any(|tag| tag.facet == facet && tag.label == label && towards(tag))
        };
        self.labels.iter().all(has)
            && self.actor.is_none_or(|actor| tags.iter().any(|tag| tag.actor == Some(actor)))
    }
}
